import type { Job } from "@handbill/contracts";
import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { activeJobsQuery, jobQuery } from "../../api/jobs.ts";
import { keys } from "../../api/keys.ts";
import { jobNews } from "./watch-jobs.ts";

const refreshResults = (client: QueryClient, businessId: string): void => {
  void client.invalidateQueries({ queryKey: keys.campaigns(businessId) });
  void client.invalidateQueries({ queryKey: keys.contents(businessId) });
};

async function reportEnd(client: QueryClient, job: Job, onEnd: (job: Job) => void): Promise<void> {
  const ended = await client.fetchQuery({ ...jobQuery(job.id, client), staleTime: 0 }).catch(() => null);
  void client.invalidateQueries({ queryKey: keys.business(job.businessId) });
  if (ended && ended.parentId === null) onEnd(ended);
}

/** Follows the active jobs of a business: refreshes what they write as they move on, and reports each end once. */
export function useJobWatcher(businessId: string, onEnd: (job: Job) => void): Job[] {
  const client = useQueryClient();
  const { data } = useQuery(activeJobsQuery(businessId));
  const seen = useRef<{ businessId: string; jobs: Job[] }>({ businessId, jobs: [] });
  const report = useRef(onEnd);
  useEffect(() => {
    report.current = onEnd;
  });
  useEffect(() => {
    if (!data) return;
    const before = seen.current.businessId === businessId ? seen.current.jobs : [];
    seen.current = { businessId, jobs: data };
    const { gone, moved } = jobNews(before, data);
    if (moved.length > 0) refreshResults(client, businessId);
    for (const job of gone) void reportEnd(client, job, (ended) => report.current(ended));
  }, [client, data, businessId]);
  return data ?? [];
}

import type { Job } from "@handbill/contracts";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { openJobEvents } from "./job-events.ts";
import { streaming } from "./jobs.ts";
import { keys } from "./keys.ts";
import { liveTexts } from "./live-text.ts";
import { isHidden } from "./watched.ts";

const show = (client: QueryClient, job: Job): void => {
  client.setQueryData(keys.job(job.id), job);
  client.setQueryData<Job[]>(keys.activeJobs(job.businessId), (jobs) =>
    jobs?.map((known) => (known.id === job.id ? job : known)),
  );
};

/** Brings what a stream tells into the cache and to the texts in the making. */
function followJob(client: QueryClient, jobId: string): () => void {
  streaming.jobId = jobId;
  const over = (): void => {
    if (streaming.jobId === jobId) streaming.jobId = null;
    liveTexts.clear();
  };
  const close = openJobEvents(jobId, {
    onJob: (job) => show(client, job),
    onText: ({ contentId, text }) => {
      if (contentId !== null) liveTexts.put(contentId, text);
    },
    onEnd: (job) => {
      over();
      show(client, job);
      void client.invalidateQueries({ queryKey: keys.activeJobs(job.businessId) });
    },
    onBroken: () => {
      over();
      // Its polling was resting: it takes over at once.
      void client.invalidateQueries({ queryKey: keys.job(jobId) });
    },
  });
  return () => {
    close();
    over();
  };
}

const watchVisibility = (listener: () => void): (() => void) => {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
};

/**
 * Follows a job live while the page can be seen; null follows none. One stream for a page: browsers allow six connections to
 * one server. Where it cannot be had, the polling of the job goes on as before.
 */
export function useJobStream(jobId: string | null): void {
  const client = useQueryClient();
  const isAside = useSyncExternalStore(watchVisibility, isHidden, () => false);
  useEffect(() => {
    if (jobId === null || isAside) return undefined;
    return followJob(client, jobId);
  }, [client, jobId, isAside]);
}

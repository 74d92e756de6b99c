import type { Content, Job } from "@handbill/contracts";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { contentsQuery } from "../../../api/contents.ts";
import { useJobStream } from "../../../api/job-stream.ts";
import { useActiveJobs, useJob } from "../../../api/jobs.ts";
import { refreshContents } from "./content-cache.ts";

/** Slow: the jobs tell at once when something is ready. This only catches what they miss. */
const FALLBACK_POLL_MS = 6000;

/** All contents of a campaign; never blank while they are fetched again. */
export function useBoardContents(businessId: string, campaignId: string): Content[] {
  return useSuspenseQuery({
    ...contentsQuery(businessId, { campaignId }),
    refetchInterval: ({ state }) =>
      state.data?.some(({ status }) => status === "generating") ? FALLBACK_POLL_MS : false,
  }).data;
}

const markOf = (jobs: readonly Job[]): string =>
  jobs.map(({ id, status, progress }) => `${id} ${status} ${progress.done + progress.failed}`).join("\n");

/** The job to follow live: that of the whole campaign tells of every piece; else that of the piece that is open, else the latest. */
const toFollow = (jobs: readonly Job[], openId: string | undefined): Job | undefined =>
  jobs.find(({ kind }) => kind === "campaign_contents") ??
  jobs.find(({ contentId }) => contentId !== null && contentId === openId) ??
  jobs.at(0);

/** The writing under way for a campaign as a whole, if any. Contents are fetched again whenever a job of the campaign gets on. */
export function useCampaignJob(businessId: string, campaignId: string, openId: string | undefined): Job | undefined {
  const client = useQueryClient();
  const jobs = useActiveJobs(businessId).filter((job) => job.campaignId === campaignId && job.kind !== "strategy");
  const whole = jobs.find(({ kind }) => kind === "campaign_contents");
  const followed = useJob(whole?.id ?? null, { hold: true });
  const latest = followed?.id === whole?.id ? followed : undefined;

  useJobStream(toFollow(jobs, openId)?.id ?? null);

  const mark = markOf([...jobs, ...(latest === undefined ? [] : [latest])]);
  const seen = useRef(mark);
  useEffect(() => {
    if (seen.current === mark) return;
    seen.current = mark;
    refreshContents(client, businessId);
  }, [client, businessId, mark]);

  return latest ?? whole;
}

import type { Job } from "@handbill/contracts";
import { isActive } from "../../api/jobs.ts";

/** What changed between two looks at the list of active jobs. */
export type JobNews = {
  /** Jobs that are no longer in the list: they ended. */
  gone: Job[];
  /** Jobs whose stage or progress moved on: what they write may be worth fetching. */
  moved: Job[];
};

const mark = ({ stage, status, progress }: Job): string => `${status} ${stage} ${progress.done} ${progress.failed}`;

export function jobNews(before: readonly Job[], now: readonly Job[]): JobNews {
  const byId = new Map(now.map((job) => [job.id, job]));
  const earlier = new Map(before.map((job) => [job.id, job]));
  return {
    gone: before.filter(({ id }) => !byId.has(id)),
    moved: now.filter((job) => {
      const old = earlier.get(job.id);
      return old !== undefined && mark(old) !== mark(job);
    }),
  };
}

/** Jobs an owner started: the single pieces of a whole campaign are counted in their parent. */
export const topLevel = (jobs: readonly Job[]): Job[] => {
  const ids = new Set(jobs.map(({ id }) => id));
  return jobs.filter((job) => isActive(job) && (job.parentId === null || !ids.has(job.parentId)));
};

import type { Job } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { activeJobsQuery } from "../api/jobs.ts";
import { jobMessages } from "./job-messages.ts";
import { waitOf } from "./time-left.ts";
import { useJobSeconds } from "./use-job-seconds.ts";

/** The first to be tried again of a campaign's pieces, where all that are left wait; else the job itself. */
export function useWaitingJob(job: Job): Job | undefined {
  const { data: active = [] } = useQuery({ ...activeJobsQuery(job.businessId), enabled: false });
  if (job.stage === "waiting_for_model") return job;
  const pieces = active.filter(({ parentId }) => parentId === job.id);
  if (pieces.some(({ status }) => status === "running")) return undefined;
  return pieces
    .filter(({ stage }) => stage === "waiting_for_model")
    .toSorted((one, other) => (one.nextTryAt ?? "").localeCompare(other.nextTryAt ?? ""))[0];
}

/** When a waiting job is tried again. It ticks, so nobody is told each second. */
export function NextTry({ job }: { job: Job }) {
  const seconds = useJobSeconds(job);
  const left = waitOf(job, seconds);
  if (left === undefined) return null;
  return (
    <span aria-hidden className="tabular-nums">
      {left > 0 ? jobMessages.againIn(left) : jobMessages.againNow}
    </span>
  );
}

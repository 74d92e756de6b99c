import type { Job } from "@handbill/contracts";
import { JobTime, StopJob, useJobSentence } from "../../ui/job-progress.tsx";
import { JobLink } from "./job-link.tsx";
import { messages } from "./messages.ts";

type RunningJobProps = { job: Job; campaign: string; onOpen?: () => void };

/** One running generation in a list: what for, at which stage, since when. */
export function RunningJob({ job, campaign, onOpen }: RunningJobProps) {
  const sentence = useJobSentence(job);
  const { done, failed, total } = job.progress;
  return (
    <li className="grid gap-2 py-3">
      <p className="font-medium">{messages.kinds[job.kind](campaign)}</p>
      <p className="flex justify-between gap-3 text-sm text-muted">
        <span>{sentence}</span>
        <JobTime job={job} />
      </p>
      {total > 1 && <progress className="h-1.5 w-full" max={total} value={done + failed} aria-label={sentence} />}
      <div className="flex flex-wrap gap-2">
        <JobLink job={job} {...(onOpen && { onOpen })} />
        <StopJob job={job} />
      </div>
    </li>
  );
}

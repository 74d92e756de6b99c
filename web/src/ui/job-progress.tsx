import type { Job } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { Hourglass, PenLine } from "lucide-react";
import type { ReactNode } from "react";
import { useCancelJob } from "../api/jobs.ts";
import { systemQuery } from "../api/me.ts";
import { formatDuration } from "./dates.ts";
import { jobMessages } from "./job-messages.ts";
import { NextTry, useWaitingJob } from "./job-wait.tsx";
import { PlainButton } from "./plain-button.tsx";
import { timeLeft } from "./time-left.ts";
import { useJobSeconds } from "./use-job-seconds.ts";

/** What a running job is doing, as a sentence. */
function jobSentence({ kind, stage, progress }: Job): string {
  if (stage === "writing_contents" || (kind === "campaign_contents" && progress.done > 0))
    return jobMessages.writing(progress, kind);
  return stage === "thinking" ? jobMessages.thinkingOf[kind] : jobMessages.stages[stage];
}

/**
 * The same; a whole campaign waits when the pieces that are left do. What is under way is known from the tray, and not
 * asked for here.
 */
export function useJobSentence(job: Job): string {
  return useWaitingJob(job) === undefined ? jobSentence(job) : jobMessages.stages.waiting_for_model;
}

/** Stop for a running job; says when it is being stopped. */
export function StopJob({ job }: { job: Job }) {
  const cancel = useCancelJob();
  return (
    <PlainButton takes="edit" size="sm" disabled={cancel.isPending} onClick={() => cancel.mutate(job)}>
      {cancel.isPending ? jobMessages.stopping : jobMessages.stop}
    </PlainButton>
  );
}

/** "About 20 s left", or since when where nobody can tell. */
export function JobTime({ job }: { job: Job }) {
  const seconds = useJobSeconds(job);
  const { data: system } = useQuery({ ...systemQuery, enabled: false });
  return (
    <span className="text-sm text-muted tabular-nums">
      {timeLeft(job, seconds, system?.usualSeconds) ?? formatDuration(seconds)}
    </span>
  );
}

/** A generation under way: stage, time and Stop. It can be left; a refresh shows the same. */
export function JobProgress({ job, actions }: { job: Job; actions?: ReactNode }) {
  const sentence = useJobSentence(job);
  const waiting = useWaitingJob(job);
  const { done, failed, total } = job.progress;
  return (
    <div className="grid gap-3 rounded-card bg-info-soft p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {waiting === undefined ? (
          <PenLine size={18} className="shrink-0 animate-breathe text-info" aria-hidden />
        ) : (
          <Hourglass size={18} className="shrink-0 text-info" aria-hidden />
        )}
        <p role="status" className="min-w-0 flex-1 basis-40 font-medium">
          {sentence}
        </p>
        {waiting === undefined ? <JobTime job={job} /> : <NextTry job={waiting} />}
        {waiting !== undefined && actions}
        <StopJob job={job} />
      </div>
      {total > 1 && <progress className="h-1.5 w-full" max={total} value={done + failed} aria-label={sentence} />}
      <p className="text-sm text-muted">{jobMessages.leave}</p>
    </div>
  );
}

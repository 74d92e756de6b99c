import type { Job } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { PenLine } from "lucide-react";
import { activeJobsQuery, useCancelJob } from "../api/jobs.ts";
import { jobMessages } from "./job-messages.ts";
import { PlainButton } from "./plain-button.tsx";
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
  const { data: active = [] } = useQuery({ ...activeJobsQuery(job.businessId), enabled: false });
  const pieces = active.filter(({ parentId }) => parentId === job.id);
  const isWaiting = pieces.some(({ stage }) => stage === "waiting_for_model");
  const isWriting = pieces.some(({ status }) => status === "running");
  return isWaiting && !isWriting ? jobMessages.stages.waiting_for_model : jobSentence(job);
}

/** Stop for a running job; says when it is being stopped. */
export function StopJob({ job }: { job: Job }) {
  const cancel = useCancelJob();
  return (
    <PlainButton size="sm" disabled={cancel.isPending} onClick={() => cancel.mutate(job)}>
      {cancel.isPending ? jobMessages.stopping : jobMessages.stop}
    </PlainButton>
  );
}

/** A generation under way: stage, time and Stop. It can be left; a refresh shows the same. */
export function JobProgress({ job }: { job: Job }) {
  const seconds = useJobSeconds(job);
  const sentence = useJobSentence(job);
  const { done, failed, total } = job.progress;
  return (
    <div className="grid gap-3 rounded-card bg-info-soft p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <PenLine size={18} className="shrink-0 animate-breathe text-info" aria-hidden />
        <p role="status" className="min-w-0 flex-1 basis-40 font-medium">
          {sentence}
        </p>
        <span className="text-sm text-muted tabular-nums">{jobMessages.elapsed(seconds)}</span>
        <StopJob job={job} />
      </div>
      {total > 1 && <progress className="h-1.5 w-full" max={total} value={done + failed} aria-label={sentence} />}
      <p className="text-sm text-muted">{jobMessages.leave}</p>
    </div>
  );
}

import { PenLine } from "lucide-react";
import { JobFailure } from "../../../ui/job-failure.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { composerMessages } from "./messages.ts";
import type { ReplyDrafting } from "./use-reply-draft.ts";

const words = composerMessages.draft;

type DraftingProps = { drafting: ReplyDrafting; onRetry: (() => void) | undefined };

/** The writer at work, or why it could not finish. What is drafted is not shown before it is checked. */
export function Drafting({ drafting: { job, isAtWork, stop, ask }, onRetry }: DraftingProps) {
  if (job === null) return null;
  if (isAtWork) {
    return (
      <div className="flex flex-wrap items-center gap-3 rounded-card bg-info-soft p-4">
        <PenLine size={18} className="shrink-0 animate-breathe text-info" aria-hidden />
        <span className="min-w-0 flex-1 basis-40">
          <span role="status" className="block font-medium">
            {words.stages[job.stage]}
          </span>
          <span className="block text-sm text-muted">{words.leave}</span>
        </span>
        <PlainButton size="sm" disabled={stop.isPending} onClick={() => stop.mutate(job.id)}>
          {words.stop}
        </PlainButton>
      </div>
    );
  }
  if (job.status !== "failed" || job.error === null) return null;
  return <JobFailure error={job.error} endedAt={job.finishedAt} onRetry={onRetry} isRetrying={ask.isPending} />;
}

import { CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { BudgetLink } from "./budget-link.tsx";
import { isAboutBudget } from "./job-messages.ts";
import { failureMessages, failureSentence, isDeclined } from "./failure-words.ts";
import { nextStepAfter } from "./next-step-words.ts";
import { RetryButton } from "./retry-button.tsx";

type JobFailureProps = {
  /** Of a failed job (`job.error`) or of a content (`content.failure`). */
  error: { code: string; title?: string; detail: string; retryable: boolean; retryAfter?: number | undefined };
  /** When the job ended, where the error says how long to wait since then. */
  endedAt?: string | null | undefined;
  onRetry?: (() => void) | undefined;
  isRetrying?: boolean;
  /** Other ways on: change the request, write it by hand. */
  actions?: ReactNode;
};

/** A generation that failed: what happened and what to do next. */
export function JobFailure({ error, endedAt, onRetry, isRetrying = false, actions }: JobFailureProps) {
  // The server's own words name the next step after all others.
  const advice = isAboutBudget(error.code) ? nextStepAfter(error.code) : undefined;
  const sentence = failureSentence(error.code);
  return (
    <div role="alert" className="grid gap-2 rounded-card border border-danger bg-surface p-4">
      <p className="flex items-start gap-2.5 font-medium">
        <CircleX size={20} className="mt-0.5 shrink-0 text-danger" aria-hidden />
        {error.title ?? sentence ?? failureMessages.failed}
      </p>
      {error.title && sentence && <p>{sentence}</p>}
      <p className="measure">{error.detail}</p>
      {advice && <p className="measure text-muted">{advice}</p>}
      {isDeclined(error.code) && (
        <details className="measure text-sm">
          <summary className="tap inline-flex items-center rounded-control underline-offset-3 hover:underline">
            {failureMessages.why}
          </summary>
          <p className="text-muted">{failureMessages.declined}</p>
        </details>
      )}
      <div className="mt-1 flex flex-wrap gap-2">
        {onRetry && error.retryable && (
          <RetryButton
            key={`${endedAt}-${error.retryAfter}`}
            wait={error.retryAfter}
            since={endedAt}
            isBusy={isRetrying}
            onRetry={onRetry}
          />
        )}
        {isAboutBudget(error.code) && <BudgetLink isButton />}
        {actions}
      </div>
    </div>
  );
}

import { CircleX } from "lucide-react";
import { describeError } from "../api/describe-error.ts";
import { ApiError } from "../api/problem.ts";
import { BudgetLink } from "./budget-link.tsx";
import { ErrorPanel } from "./error-panel.tsx";
import { isAboutBudget } from "./job-messages.ts";
import { nextStepAfter } from "./next-step-words.ts";
import { RetryButton } from "./retry-button.tsx";

type StartFailureProps = {
  /** Why a generation could not even be started. */
  error: unknown;
  title: string;
  onRetry: () => void;
};

/** A generation that was not started: why, and the way on: after a wait, with a higher limit, or again at once. */
export function StartFailure({ error, title, onRetry }: StartFailureProps) {
  const { detail } = describeError(error);
  const code = error instanceof ApiError ? error.problem.code : "";
  const advice = nextStepAfter(code);
  const wait = error instanceof ApiError ? error.retryAfter : undefined;
  if (advice === undefined && wait === undefined) return <ErrorPanel error={error} title={title} onRetry={onRetry} />;
  return (
    <div role="alert" className="grid gap-2 rounded-card border border-danger bg-surface p-4 text-sm">
      <p className="flex items-start gap-2.5 text-base font-medium">
        <CircleX size={20} className="mt-0.5 shrink-0 text-danger" aria-hidden />
        {title}
      </p>
      <p className="measure">{detail}</p>
      {advice && <p className="measure text-muted">{advice}</p>}
      <div className="mt-1 flex flex-wrap gap-2">
        {isAboutBudget(code) ? <BudgetLink isButton /> : <RetryButton key={wait} wait={wait} onRetry={onRetry} />}
      </div>
    </div>
  );
}

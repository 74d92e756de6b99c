import { CircleX } from "lucide-react";
import { describeError } from "../api/describe-error.ts";
import { ApiError } from "../api/problem.ts";
import { BudgetLink } from "./budget-link.tsx";
import { ErrorPanel } from "./error-panel.tsx";
import { isAboutBudget, jobMessages } from "./job-messages.ts";
import { nextStepAfter } from "./next-step.ts";
import { PlainButton } from "./plain-button.tsx";
import { useCountdown } from "./use-countdown.ts";

const copy = {
  tryIn: (left: number) => `Try again in ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`,
};

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
  const left = useCountdown(error instanceof ApiError ? error.retryAfter : undefined);
  if (advice === undefined) return <ErrorPanel error={error} title={title} onRetry={onRetry} />;
  return (
    <div role="alert" className="grid gap-2 rounded-card border border-danger bg-surface p-4 text-sm">
      <p className="flex items-start gap-2.5 text-base font-medium">
        <CircleX size={20} className="mt-0.5 shrink-0 text-danger" aria-hidden />
        {title}
      </p>
      <p className="measure">{detail}</p>
      <p className="measure text-muted">{advice}</p>
      <div className="mt-1 flex flex-wrap gap-2">
        {isAboutBudget(code) ? (
          <BudgetLink isButton />
        ) : (
          // Its name changes every second; nobody is told each time, since the alert has been read.
          <PlainButton onClick={onRetry} disabled={left > 0}>
            {left > 0 ? copy.tryIn(left) : jobMessages.tryAgain}
          </PlainButton>
        )}
      </div>
    </div>
  );
}

import { useState } from "react";
import { jobMessages } from "./job-messages.ts";
import { PlainButton } from "./plain-button.tsx";
import { useCountdown, waitLeft } from "./use-countdown.ts";

const tryIn = (left: number): string =>
  `${jobMessages.tryAgain} in ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;

type RetryButtonProps = {
  /** Seconds before another try makes sense; undefined where it does at once. */
  wait: number | undefined;
  /** When that wait began; now, where it is left out. Keyed by it and the wait. */
  since?: string | null | undefined;
  isBusy?: boolean;
  onRetry: () => void;
};

/** Another try, offered when it can succeed: counts down to it. */
export function RetryButton({ wait, since, isBusy = false, onRetry }: RetryButtonProps) {
  const [rest] = useState(() => waitLeft(wait, since, Date.now()));
  const left = useCountdown(rest);
  // Its name changes every second; nobody is told each time, since the alert beside it has been read.
  return (
    <PlainButton asksWriter onClick={onRetry} disabled={isBusy || left > 0}>
      {left > 0 ? tryIn(left) : jobMessages.tryAgain}
    </PlainButton>
  );
}

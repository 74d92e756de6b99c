import type { PublishAttempt } from "@handbill/contracts";
import { momentWords } from "../moments.ts";
import { messages } from "./messages.ts";

type AttemptsProps = { attempts: readonly PublishAttempt[]; timezone: string };

/** Every try with what the other side said: when, what came of it, and how its answer begins. */
export function Attempts({ attempts, timezone }: AttemptsProps) {
  if (attempts.length === 0) return null;
  const words = messages.history(attempts.length);
  return (
    <details className="text-sm">
      <summary className="tap inline-flex items-center rounded-control text-muted underline-offset-3 hover:underline">
        {words}
      </summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys */}
      <div className="relative max-h-60 overflow-y-auto" tabIndex={0} role="group" aria-label={words}>
        <ol className="grid gap-2 pb-2">
          {attempts.map(({ number, outcome, status, errorKind, excerpt, startedAt, endedAt }) => (
            <li key={number} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
              <span className="text-muted tabular-nums">{number}.</span>
              <span>
                {momentWords(startedAt, timezone)}: {messages.outcomes[outcome]}
                {status !== null && `, ${messages.answer(status)}`}
                {endedAt !== null && `, ${messages.after(Date.parse(endedAt) - Date.parse(startedAt))}`}
                {excerpt ? (
                  <bdi lang="" className="block font-mono text-xs break-words text-muted">
                    {excerpt}
                  </bdi>
                ) : (
                  errorKind !== null && <span className="block text-muted">{messages.errors(errorKind)}</span>
                )}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </details>
  );
}

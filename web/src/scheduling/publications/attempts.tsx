import type { PublishAttempt } from "@handbill/contracts";
import { momentWords } from "../moments.ts";
import { messages } from "./messages.ts";

type AttemptsProps = { attempts: readonly PublishAttempt[]; timezone: string };

/** Every try with what the other side said: when, what came of it, and how its answer begins. */
export function Attempts({ attempts, timezone }: AttemptsProps) {
  if (attempts.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="tap inline-flex items-center rounded-control text-muted underline-offset-3 hover:underline">
        {messages.history(attempts.length)}
      </summary>
      <ol className="grid gap-2 ps-4">
        {attempts.map(({ number, outcome, status, excerpt, startedAt }) => (
          <li key={number} className="grid gap-0.5">
            <span>
              {momentWords(startedAt, timezone)}: {messages.outcomes[outcome]}
              {status !== null && `, ${messages.answer(status)}`}
            </span>
            {excerpt && (
              <bdi lang="" className="font-mono text-xs break-words text-muted">
                {excerpt}
              </bdi>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

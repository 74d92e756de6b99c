import type { OutsideAnswer } from "../outside-http.ts";
import { excerptOf } from "./excerpt.ts";
import type { Outcome } from "./publisher.ts";

type Answered = Extract<OutsideAnswer, { kind: "answered" }>;

/** Beyond this a place does not mean "later", it means "never". */
const LONGEST_WAIT_SECONDS = 24 * 60 * 60;

/** Refusals that pass: the place is busy, or has a fault. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * What an answer over HTTP means for a publication, where its protocol says nothing more exact: accepted with 2xx, refused for now
 * where the place is busy or has a fault, refused for good otherwise. A redirect is a refusal. Sent without an answer: unknown.
 */
export function outcomeOf(answer: OutsideAnswer, secrets: Record<string, string>): Outcome {
  if (answer.kind === "not_sent") {
    return { kind: "refused", errorKind: answer.errorKind, retryable: true, excerpt: answer.detail };
  }
  if (answer.kind === "no_answer") return { kind: "unknown", errorKind: answer.errorKind, excerpt: answer.detail };
  const excerpt = excerptOf(answer.body, secrets);
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: "accepted", status, excerpt };
  const retryAfterSeconds = retryAfter(answer);
  return {
    kind: "refused",
    errorKind: `http_${status}`,
    status,
    retryable: status >= 500 || PASSING.has(status),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    excerpt,
  };
}

/** Seconds that `Retry-After` asks for, as a number or as a date. */
function retryAfter({ headers }: Answered): number | undefined {
  const text = headers["retry-after"]?.trim();
  if (text === undefined) return undefined;
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - Date.now()) / 1000);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, LONGEST_WAIT_SECONDS) : undefined;
}

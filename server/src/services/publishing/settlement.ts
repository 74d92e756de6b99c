import type { Settlement } from "../../data/repositories/publication-repository.ts";
import type { Outcome } from "../../infrastructure/publishers/publisher.ts";

/** For a piece that was meant for its time: less than half an hour in all. */
const RETRY_SECONDS = [10, 60, 300, 1_200];
const MOST_EXCERPT = 500;
/** Not all at once, when a place is back. */
const JITTER = 0.2;

type Try = {
  number: number;
  /** What the owner calls the place. */
  place: string;
  retrySeconds: readonly number[] | undefined;
  random: number;
};

/** What becomes of a publishing after a try: what is known not to have gone out is tried again, what nobody knows never is. */
export function settlementOf(
  outcome: Outcome,
  { number, place, retrySeconds = RETRY_SECONDS, random }: Try,
): Settlement {
  const known = {
    outcome: outcome.kind,
    status: outcome.status ?? null,
    errorKind: outcome.kind === "accepted" ? null : outcome.errorKind,
    excerpt: outcome.excerpt?.slice(0, MOST_EXCERPT).toWellFormed() ?? null,
    retrySeconds: null,
    url: null,
    externalId: null,
  };
  if (outcome.kind === "accepted") {
    const { url = null, externalId = null } = outcome;
    return { ...known, state: "done", detail: null, url, externalId };
  }
  if (outcome.kind === "unknown") {
    const detail = `It was handed to ${place}, and no answer says whether it arrived. Look there, then say which.`;
    return { ...known, state: "unknown", detail };
  }
  const detail = refusalInWords(outcome, place);
  const pause = outcome.retryable ? retrySeconds[number - 1] : undefined;
  if (pause === undefined) return { ...known, state: "failed", detail };
  const jittered = pause * (1 + JITTER * random);
  return { ...known, state: "claimed", detail, retrySeconds: Math.max(jittered, outcome.retryAfterSeconds ?? 0) };
}

function refusalInWords({ errorKind, status }: Extract<Outcome, { kind: "refused" }>, place: string): string {
  if (errorKind === "unreachable") return `${place} could not be reached.`;
  if (status === 410) return `${place} wants no more contents (answer 410), so this connection was switched off.`;
  if (status === 401 || status === 403) return `${place} does not accept our key (answer ${status}). Enter it again.`;
  if (status === 429) return `${place} is too busy to take it (answer 429).`;
  if (status !== undefined && status >= 500) return `${place} has a fault (answer ${status}).`;
  if (status !== undefined && status >= 300 && status < 400) {
    return `${place} has moved (answer ${status}). Enter the address that it leads to.`;
  }
  if (status !== undefined) return `${place} did not take it (answer ${status}).`;
  return `${place} did not take it.`;
}

const ABANDONED: Outcome = { kind: "unknown", errorKind: "interrupted", excerpt: "The server stopped in the middle." };

/** For a try whose process has gone. */
export const abandoned = (number: number, place: string): Settlement =>
  settlementOf(ABANDONED, { number, place, retrySeconds: [], random: 0 });

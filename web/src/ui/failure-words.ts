import type { ErrorCode } from "@handbill/contracts";

/** What became of a text or a plan, in one short sentence; the server's own words say what it cost. */
const said: Partial<Record<ErrorCode, string>> = {
  ai_timeout: "This took too long, so we stopped.",
  ai_rate_limited: "Our writer is too busy just now.",
  ai_unavailable: "Our writer needs a moment's rest.",
  ai_unreachable: "We couldn't reach our writer.",
  ai_upstream_error: "The writer couldn't finish this one.",
  ai_bad_response: "The draft came back garbled, so we didn't keep it.",
  ai_invalid_output: "The draft came back garbled, so we didn't keep it.",
  ai_truncated: "The draft was cut off, so we didn't keep it.",
  ai_empty: "The draft came back empty.",
  ai_refused: "The writer declined to write this.",
  ai_content_filtered: "The provider's filter stopped this one.",
  ai_output_blocked: "A safety check stopped this draft.",
  ai_input_too_large: "There is too much to read for our writer.",
  ai_budget_exceeded: "You've used this month's AI budget.",
  job_interrupted: "The work was interrupted.",
  job_cancelled: "This was stopped.",
};

/** Failures after which the same could well come out shorter. */
const TOO_LONG: readonly string[] = ["ai_timeout", "ai_truncated"] satisfies ErrorCode[];
/** Failures that say something about what was asked for. */
const DECLINED: readonly string[] = ["ai_refused", "ai_content_filtered", "ai_output_blocked"] satisfies ErrorCode[];

export const failureSentence = (code: string): string | undefined =>
  Object.entries(said).find(([known]) => known === code)?.[1];

export const helpsShorter = (code: string): boolean => TOO_LONG.includes(code);
export const isDeclined = (code: string): boolean => DECLINED.includes(code);

export const failureMessages = {
  failed: "This could not be finished.",
  why: "Why?",
  declined:
    "Writers turn down what could harm somebody: promises of cures or sure results, claims about other people or firms, or anything made for adults only. Name what you offer and what it costs, leave out what it heals, guarantees or beats, and ask again.",
};

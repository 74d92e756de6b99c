import type { FieldError } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";
import { type FailureKind, FAILURES } from "./classify.ts";

/** What happened and what to do next, as the owner reads it. Whether it was charged is added between the two. */
const SAID: Record<FailureKind, readonly [happened: string, next: string]> = {
  unreachable: ["The AI provider could not be reached.", "Check the connection, then try again."],
  reset_before_answer: ["The connection to the AI provider broke off.", "Try again in a moment."],
  reset_in_answer: ["The connection broke off while the answer was on its way.", "Try again in a moment."],
  stalled: ["The answer stopped coming in the middle.", "Try again; if it stays slow, try later."],
  timeout: ["The AI provider took too long to answer.", "Try again; if it stays slow, try later."],
  cancelled: ["This was stopped before it was finished.", "Start it again whenever you like."],
  rate_limited: ["The AI provider is taking no more requests for the moment.", "Wait a little, then try again."],
  quota_exhausted: ["The account with the AI provider has no credit left.", "Add credit there, then try again."],
  upstream_error: ["The AI provider had a fault.", "Try again in a moment."],
  input_too_large: [
    "There is more in the profile and the campaign than the model can read.",
    "Shorten notes or facts, then try again.",
  ],
  payload_too_large: [
    "There is more in the profile and the campaign than the AI server takes.",
    "Shorten notes or facts, then try again.",
  ],
  unsupported_part: [
    "The AI server does not understand this kind of request.",
    "Choose another model or server in the settings.",
  ],
  bad_request: ["The AI server rejected the request.", "Check model and address in the settings."],
  not_authorised: ["The AI provider did not accept the API key.", "Check the key in the settings."],
  forbidden: ["The AI provider does not let this key use the chosen model.", "Check key and model in the settings."],
  model_unavailable: ["The AI provider does not offer the chosen model.", "Choose another model in the settings."],
  bad_response: [
    "What came back was not an answer.",
    "Try again; if it happens again, check the address in the settings.",
  ],
  too_large_response: ["What came back was far too long to be an answer.", "Try again."],
  truncated: ["The answer was cut off before its end.", "Try again, with fewer contents or a shorter wish."],
  truncated_thinking: [
    "The model used up its room for thinking and wrote nothing.",
    "Try again, or choose another model in the settings.",
  ],
  refused: ["The model declined to write this.", "Change the topic or your wish, then try again."],
  content_filtered: ["The provider's filter stopped this text.", "Change the topic or your wish, then try again."],
  empty: ["The answer came back empty.", "Try again."],
  invalid_output: [
    "What the model wrote did not keep to the rules, so it was not saved.",
    "Try again, or say in your wish what to change.",
  ],
  output_blocked: [
    "What the model wrote was blocked by a safety check and not saved.",
    "Check notes and facts for pasted instructions, then try again.",
  ],
  unavailable: [
    "The AI provider failed several times in a row, so it is left alone for a moment.",
    "Try again a little later.",
  ],
};

export type FailureFacts = {
  costNanoUsd: number;
  /** False when the cost is a guess: the provider may or may not have charged. */
  isCostKnown: boolean;
  issues: FieldError[];
  waitMs: number | null;
  /** What a model that declined said it is about, in words of ours. */
  declined?: string | null;
};

const dollars = (nano: number): string => {
  const digits = nano >= 10_000_000 ? 2 : nano >= 10_000 ? 5 : 9;
  return `$${(nano / 1e9).toFixed(digits)}`;
};

function charged({ costNanoUsd, isCostKnown }: FailureFacts): string {
  if (costNanoUsd === 0) return isCostKnown ? "Nothing was charged." : "The provider may have charged for it.";
  return isCostKnown
    ? `The provider charged ${dollars(costNanoUsd)}.`
    : `The provider may have charged about ${dollars(costNanoUsd)}.`;
}

/**
 * The server is left alone, or has asked for a wait, and nothing has been paid for: the generation can wait its turn as if it had
 * never begun.
 */
export class ModelAway extends AppError {
  readonly waitMs: number;

  constructor(waitMs: number, error: AppError) {
    super(error.code, error.message, error.facts);
    this.waitMs = waitMs;
  }
}

const saidDeclined = (about: string) =>
  [
    `The model declined to write this because of ${about}.`,
    "Leave that out of the topic or your wish, then try again.",
  ] as const;

/** An expected failure in words the owner can act on. */
export function aiFailure(kind: FailureKind, facts: FailureFacts): AppError {
  const [happened, next] = kind === "refused" && facts.declined ? saidDeclined(facts.declined) : SAID[kind];
  return new AppError(FAILURES[kind].code, `${happened} ${charged(facts)} ${next}`, {
    ...(facts.issues.length > 0 && { errors: facts.issues }),
    ...(facts.waitMs !== null && { retryAfter: Math.ceil(facts.waitMs / 1000) }),
  });
}

export const interrupted = (facts: FailureFacts): AppError =>
  new AppError(
    "job_interrupted",
    `Handbill was stopped more than once while the model was writing. ${charged(facts)} Start it again.`,
  );

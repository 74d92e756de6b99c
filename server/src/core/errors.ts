import type { ErrorCode, FieldError } from "@handbill/contracts";

/** Facts that travel with an error to the client. */
export type ErrorFacts = {
  errors?: FieldError[];
  /** Seconds until a new try makes sense. */
  retryAfter?: number;
  resource?: string;
  jobId?: string;
  /** Present state of the thing, with an edit conflict. */
  current?: unknown;
};

/** An expected failure. Anything else that is thrown is a bug and becomes a 500. `message` is read by the owner. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, message: string, facts: ErrorFacts = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.facts = facts;
  }
}

export const notFound = (what: string) => new AppError("not_found", `${what} was not found.`);

export const contactExists = () =>
  new AppError("contact_exists", "Another contact has this address or number. Look for it, and change that one.");

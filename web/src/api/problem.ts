import type { Problem } from "@handbill/contracts";
import { messages } from "./messages.ts";

/** The server answered with an error: a problem document, or one made up from the status where there was none. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly problem: Problem;
  /** Seconds to wait before the next try; undefined when the server named none. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail);
    this.status = problem.status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/**
 * The owner asks faster than anybody may: the same goes through by itself after the wait. Other refusals that name a wait,
 * as of a full queue, are the owner's to decide about.
 */
export const isLimited = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.code === "rate_limited";

/** The server could not be reached, or did not answer in time. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
}

/** `Retry-After` in seconds: the header is a number or a date. */
export const readRetryAfter = (header: string | null, now: number): number | undefined => {
  if (!header) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
};

const codeFor = (status: number): Problem["code"] => {
  if (status === 401) return "unauthenticated";
  if (status === 404) return "not_found";
  if (status === 429) return "rate_limited";
  if (status === 503) return "unavailable";
  return status >= 500 ? "internal" : "invalid_request";
};

/** Checked by hand: its schema would bring the list of all errors and their titles to the sign-in. */
const isProblem = (value: unknown): value is Problem => {
  const read = (name: string): unknown => Reflect.get(Object(value), name);
  const errors = read("errors");
  return (
    typeof read("status") === "number" &&
    ["type", "title", "detail", "code", "requestId"].every((name) => typeof read(name) === "string") &&
    (errors === undefined || Array.isArray(errors))
  );
};

export async function errorFrom(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const requestId = response.headers.get("x-request-id") ?? "";
  const problem: Problem = isProblem(body)
    ? body
    : {
        type: "about:blank",
        title: messages.unexpectedTitle,
        detail: messages.unexpectedDetail,
        status: response.status,
        code: codeFor(response.status),
        requestId,
      };
  return new ApiError(problem, readRetryAfter(response.headers.get("retry-after"), Date.now()) ?? problem.retryAfter);
}

/** What is wrong with each field, by its path; empty for every other kind of error. */
export const fieldErrorsOf = (error: unknown): Record<string, string> =>
  error instanceof ApiError
    ? Object.fromEntries((error.problem.errors ?? []).map(({ path, message }) => [path, message]))
    : {};

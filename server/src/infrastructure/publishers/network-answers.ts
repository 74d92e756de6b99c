import type { OutsideAnswer } from "../outside-http.ts";
import { outcomeOf } from "./answers.ts";
import type { Outcome } from "./publisher.ts";

/** Longer waits are not believed. */
const LONGEST_WAIT_SECONDS = 86_400;

/** The JSON object in a text; undefined where there is none. */
function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isFine = (status: number): boolean => status >= 200 && status < 300;

/** A text in an answer that went well; empty where there is none that can be read. */
export function textIn(answer: OutsideAnswer, key: string): string {
  if (answer.kind !== "answered" || !isFine(answer.status)) return "";
  return textOf(readObject(answer.body), key);
}

/** An object in an answer that went well; undefined where there is none that can be read. */
export function objectIn(answer: OutsideAnswer, key: string): Record<string, unknown> | undefined {
  const value = answer.kind === "answered" && isFine(answer.status) ? readObject(answer.body)?.[key] : undefined;
  return isObject(value) ? value : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

const textOf = (value: Record<string, unknown> | undefined, key: string): string => {
  const text = value?.[key];
  return typeof text === "string" ? text : "";
};

/** How a server that speaks the AT protocol names its refusal. */
export const refusalNameIn = (answer: OutsideAnswer): string =>
  answer.kind === "answered" && !isFine(answer.status) ? textOf(readObject(answer.body), "error") : "";

/** Seconds until the limit of requests is renewed: networks name it as Unix time or as a moment. */
function limitWait(headers: Record<string, string>): number | undefined {
  const named = headers["ratelimit-reset"] ?? headers["x-ratelimit-reset"];
  if (named === undefined) return undefined;
  const atMs = /^\d{9,11}$/.test(named) ? Number(named) * 1000 : Date.parse(named);
  const seconds = Math.ceil((atMs - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(1, seconds), LONGEST_WAIT_SECONDS) : undefined;
}

/** What an answer means that did not bring what was asked for. Fine, but not to be read: nobody knows. */
export function failureOf(answer: OutsideAnswer, secrets: Record<string, string>): Outcome {
  const outcome = outcomeOf(answer, secrets);
  if (outcome.kind === "accepted") {
    return {
      kind: "unknown",
      errorKind: "garbled",
      excerpt: outcome.excerpt ?? "",
      ...(outcome.status !== undefined && { status: outcome.status }),
    };
  }
  if (outcome.kind === "unknown" || answer.kind !== "answered" || outcome.status !== 429) return outcome;
  const retryAfterSeconds = outcome.retryAfterSeconds ?? limitWait(answer.headers);
  return { ...outcome, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
}

/** The same for a request that published nothing, whatever became of it: it may be made again. */
export function notYet(answer: OutsideAnswer, secrets: Record<string, string>): Outcome {
  const outcome = failureOf(answer, secrets);
  if (outcome.kind !== "unknown") return outcome;
  const { errorKind, excerpt, status } = outcome;
  return { kind: "refused", retryable: true, errorKind, excerpt, ...(status !== undefined && { status }) };
}

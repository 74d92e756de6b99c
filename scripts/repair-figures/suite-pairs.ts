import type { Pair } from "../../server/test/ai/corpora/repair-figures.ts";

/** What was taken from a test file of others. `unread` names the calls whose text or result could not be read from the source alone. */
export type SuitePairs = { pairs: Pair[]; refusals: Pair[]; unread: string[] };

/** A test's result is read as JSON; undefined where it is none. */
export function asJson(text: string): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

/** Answers of a model are objects or lists; what else a library makes of a text is no answer. */
export const isAnswer = (value: unknown): boolean => typeof value === "object" && value !== null;

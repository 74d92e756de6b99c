import { isDeepStrictEqual } from "node:util";
import type { FieldError } from "@handbill/contracts";
import { classifyBody, type Classified, type FailureKind } from "./classify.ts";
import { createLeakCheck } from "./guard/output.ts";
import type { Draft } from "./prompt-builder.ts";
import type { LanguageCheck } from "./rules/language.ts";
import { mapTexts } from "./rules/texts.ts";
import type { Check, CheckContext } from "./schema-validator.ts";

/** One thing to be generated: what to ask, whom, within which limits, and how to check what comes back. */
export type Order<Answer, T> = {
  draft: Draft<Answer>;
  model: string;
  limits: { deadlineMs: number; perTryMs: number; maxOutputTokens: number };
  check(text: string, context: CheckContext): Check<T>;
  /** What people wrote, as they wrote it: looked at for attempts to steer the model. */
  ownTexts: readonly string[];
  /** Whether an answer says the same as what was there before, where something was. */
  repeats?(value: T): boolean;
};

/** What came of a call: how the reply was classified and, for an answer, what the checks say. */
export type Finding<T> = { classified: Classified; check: Check<T> | null };

const squeezed = (value: unknown): unknown => mapTexts(value, (text) => text.toLowerCase().replace(/\s+/g, " ").trim());

/** The same but for letter case, spaces and the order of keys. */
export const saysTheSame = (one: unknown, other: unknown): boolean => isDeepStrictEqual(squeezed(one), squeezed(other));

const SAME_AGAIN: FieldError = { path: "", message: "This is the same text as before. Open and build it differently." };

/** Checks an answer's text; anything else passes through. */
export function judge<Answer, T>(
  classified: Classified,
  { check, repeats }: Order<Answer, T>,
  context: CheckContext,
): Finding<T> {
  if (classified.kind !== "answer") return { classified, check: null };
  const checked = check(classified.completion.text, context);
  if (!checked.ok || !repeats?.(checked.value)) return { classified, check: checked };
  return { classified, check: { ...checked, open: [SAME_AGAIN, ...checked.open] } };
}

/** The same for an answer out of the ledger. The nonce it was asked with is gone; the other marks of a leak are not. */
export const judgeStored = <Answer, T>(raw: Uint8Array, order: Order<Answer, T>, language: LanguageCheck): Finding<T> =>
  judge(classifyBody(raw), order, { leaks: createLeakCheck(order.draft.prompt.system, ""), language });

/** By which name a finding fails, or null when it does not. */
export function failureOf({ classified, check }: Finding<unknown>): FailureKind | null {
  if (classified.kind !== "answer") return classified.kind;
  if (!check || check.ok) return null;
  return check.blocked ? "output_blocked" : "invalid_output";
}

/** What the checks have against an answer, also where it could be taken as it is. */
export const issuesOf = ({ check }: Finding<unknown>): FieldError[] =>
  check?.ok ? [...check.open, ...check.doubts] : (check?.issues ?? []);

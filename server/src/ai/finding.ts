import type { FieldError } from "@handbill/contracts";
import { classifyBody, type Classified, type FailureKind } from "./classify.ts";
import { createLeakCheck } from "./guard/output.ts";
import type { Draft } from "./prompt-builder.ts";
import type { LanguageCheck } from "./rules/language.ts";
import type { Check, CheckContext } from "./schema-validator.ts";

/** One thing to be generated: what to ask, whom, within which limits, and how to check what comes back. */
export type Order<Answer, T> = {
  draft: Draft<Answer>;
  model: string;
  limits: { deadlineMs: number; perTryMs: number; maxOutputTokens: number };
  check(text: string, context: CheckContext): Check<T>;
};

/** What came of a call: how the reply was classified and, for an answer, what the checks say. */
export type Finding<T> = { classified: Classified; check: Check<T> | null };

/** Checks an answer's text; anything else passes through. */
export function judge<Answer, T>(
  classified: Classified,
  { draft, check }: Order<Answer, T>,
  { nonce, language }: { nonce: string; language: LanguageCheck },
): Finding<T> {
  if (classified.kind !== "answer") return { classified, check: null };
  const leaks = createLeakCheck(draft.prompt.system, nonce);
  return { classified, check: check(classified.completion.text, { leaks, language }) };
}

/** The same for an answer out of the ledger. The nonce it was asked with is gone; the other marks of a leak are not. */
export const judgeStored = <Answer, T>(raw: Uint8Array, order: Order<Answer, T>, language: LanguageCheck): Finding<T> =>
  judge(classifyBody(raw), order, { nonce: "", language });

/** By which name a finding fails, or null when it does not. */
export function failureOf({ classified, check }: Finding<unknown>): FailureKind | null {
  if (classified.kind !== "answer") return classified.kind;
  if (!check || check.ok) return null;
  return check.blocked ? "output_blocked" : "invalid_output";
}

/** What the checks have against an answer, also where it could be taken as it is. */
export const issuesOf = ({ check }: Finding<unknown>): FieldError[] => (check?.ok ? check.open : (check?.issues ?? []));

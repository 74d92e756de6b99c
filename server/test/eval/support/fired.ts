import { loadLanguageCheck } from "../../../src/ai/rules/language.ts";
import { scoreSubject } from "../../../src/eval/score.ts";
import type { Subject } from "../../../src/eval/subject.ts";

const tools = { language: await loadLanguageCheck() };

/** What the checks have against a campaign, by the number of the check; those that pass it are left out. */
export const firedIn = (subject: Subject): Record<string, string[]> =>
  Object.fromEntries(
    scoreSubject(subject, tools)
      .filter(({ failures }) => failures.length > 0)
      .map(({ row, failures }) => [row, failures.map(({ where, found }) => `${where}: ${found}`)]),
  );

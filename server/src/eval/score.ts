import { CHECKS } from "./checks/all-checks.ts";
import type { Subject, Tools, Verdict } from "./subject.ts";

/** What one check says of a campaign: null where it applies to nothing in it. */
export type CheckScore = {
  row: number;
  score: number | null;
  judged: number;
  failures: { where: string; found: string }[];
};

const failuresOf = (verdicts: readonly Verdict[]): CheckScore["failures"] =>
  verdicts.flatMap(({ where, found }) => found.map((one) => ({ where, found: one })));

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Runs every check over a campaign. */
export const scoreSubject = (subject: Subject, tools: Tools): CheckScore[] =>
  CHECKS.map(({ row, judge }) => {
    const verdicts = judge(subject, tools);
    const score = verdicts.length === 0 ? null : mean(verdicts.map((verdict) => verdict.score));
    return { row, score, judged: verdicts.length, failures: failuresOf(verdicts) };
  });

/** The same checks over several campaigns: each counts by how much it had to judge. */
export const mergeScores = (all: readonly (readonly CheckScore[])[]): CheckScore[] =>
  CHECKS.map(({ row }) => {
    const scores = all.flat().filter((one) => one.row === row);
    const judged = scores.reduce((sum, one) => sum + one.judged, 0);
    const total = scores.reduce((sum, one) => sum + (one.score ?? 0) * one.judged, 0);
    return {
      row,
      judged,
      score: judged === 0 ? null : total / judged,
      failures: scores.flatMap(({ failures }) => failures),
    };
  });

/** One number for a campaign: the mean of all checks that apply, by weight. */
export function totalScore(scores: readonly CheckScore[]): number | null {
  const weighed = scores.flatMap(({ row, score }) => {
    const check = CHECKS.find((one) => one.row === row);
    return check === undefined || score === null ? [] : [{ weight: check.weight, score }];
  });
  const weights = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return weights === 0 ? null : weighed.reduce((sum, { weight, score }) => sum + weight * score, 0) / weights;
}

/** Contents in which a blocking check found something, by name. */
export const blockedContents = (scores: readonly CheckScore[]): Set<string> =>
  new Set(
    scores
      .filter(({ row }) => CHECKS.some((check) => check.row === row && check.blocks))
      .flatMap(({ failures }) => failures.map(({ where }) => where)),
  );

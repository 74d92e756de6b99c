import type { Ai } from "../ai/ai.ts";
import type { EvalBrief } from "./brief.ts";
import type { RecordedCall } from "./ledger.ts";
import type { JudgedText } from "./judge/judge.ts";
import { measure, type Measures } from "./measures.ts";
import { type Failure, playBrief } from "./run-brief.ts";
import { blockedContents, type CheckScore, mergeScores, scoreSubject, totalScore } from "./score.ts";
import { nameOf, type Subject, type Tools } from "./subject.ts";
import { wholeOf } from "./text/copy.ts";
import { judgeTraps, type TrapResult } from "./traps.ts";

export type Spent = { calls: number; inputTokens: number; outputTokens: number; costNanoUsd: number; seconds: number };

export type BriefReport = {
  name: string;
  /** Counts the runs of one brief from 1. */
  run: number;
  scores: CheckScore[];
  total: number | null;
  contents: { wanted: number; written: number; accepted: number };
  /** Contents that were right at the first try, without repair or second question. */
  atOnce: number;
  notices: number;
  measures: Measures | null;
  traps: TrapResult[];
  failures: Failure[];
  spent: Spent;
  /** What was written, for a judge and for the eye. */
  texts: JudgedText[];
};

/** One run of the evaluation, as it is kept in a file and compared with another. */
export type Report = {
  made: string;
  model: { strategyModel: string; contentModel: string; demo: boolean };
  prompts: { id: string; version: number }[];
  briefs: BriefReport[];
  scores: CheckScore[];
  total: number | null;
};

const spentOn = (calls: readonly RecordedCall[], seconds: number): Spent => {
  const sum = (of: (call: RecordedCall) => number): number => calls.reduce((total, call) => total + of(call), 0);
  return {
    calls: calls.length,
    inputTokens: sum(({ settlement }) => settlement?.inputTokens ?? 0),
    outputTokens: sum(({ settlement }) => settlement?.outputTokens ?? 0),
    costNanoUsd: sum(({ settlement }) => settlement?.costNanoUsd ?? 0),
    seconds,
  };
};

/** An AI layer with a ledger of its own, so that the calls of each brief can be told apart. */
export type OpenAi = () => { ai: Ai; calls: RecordedCall[] };

type Needs = { open: OpenAi; tools: Tools; now(): number };

const textsOf = ({ pieces }: Subject): JudgedText[] =>
  pieces.map((piece, index) => {
    const { channel, topic } = piece.task;
    return { where: nameOf(piece.task, index), channel, topic, text: wholeOf(piece) };
  });

async function reportOn(brief: EvalBrief, run: number, contents: number, { open, tools, now }: Needs) {
  const { ai, calls } = open();
  const begun = now();
  const { subject, failures, receipts, wanted } = await playBrief(ai, brief, { contents });
  const seconds = (now() - begun) / 1000;
  const scores = subject ? scoreSubject(subject, tools) : [];
  const blocked = blockedContents(scores);
  const written = subject?.pieces.length ?? 0;
  const unfit = [...blocked].filter((where) => where !== "plan").length;
  const report: BriefReport = {
    name: brief.name,
    run,
    scores,
    total: totalScore(scores),
    contents: { wanted, written, accepted: written - unfit },
    atOnce: receipts.slice(1).filter(({ attempts, repairs }) => attempts === 1 && repairs.length === 0).length,
    notices: receipts.reduce((sum, { notices }) => sum + notices.length, 0),
    measures: subject && measure(subject),
    traps: subject ? judgeTraps(brief.traps, subject, { scores, notices: receipts[0]?.notices ?? [] }) : [],
    failures,
    spent: spentOn(calls, seconds),
    texts: subject ? textsOf(subject) : [],
  };
  return { report, calls, models: ai.models };
}

type Order = { brief: EvalBrief; run: number };

/** Plays every brief as often as asked, a few at once, and puts the results in the order of the briefs. */
export async function evaluate(
  briefs: readonly EvalBrief[],
  {
    runs,
    contents,
    atOnce,
    onBrief,
  }: { runs: number; contents: number; atOnce: number; onBrief(report: BriefReport): void },
  needs: Needs & { made: string },
): Promise<Report> {
  const orders: Order[] = briefs.flatMap((brief) =>
    Array.from({ length: runs }, (_, run) => ({ brief, run: run + 1 })),
  );
  const results: Awaited<ReturnType<typeof reportOn>>[] = [];
  const queue = orders.entries();
  const work = async (): Promise<void> => {
    for (const [index, { brief, run }] of queue) {
      results[index] = await reportOn(brief, run, contents, needs);
      onBrief(results[index].report);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const calls = results.flatMap((result) => result.calls);
  const scores = mergeScores(results.map(({ report }) => report.scores));
  const prompts = new Map(calls.map(({ promptId, promptVersion }) => [promptId, promptVersion]));
  return {
    made: needs.made,
    model: results[0]?.models ?? { strategyModel: "", contentModel: "", demo: false },
    prompts: [...prompts]
      .map(([id, version]) => ({ id, version }))
      .toSorted((one, other) => one.id.localeCompare(other.id)),
    briefs: results.map(({ report }) => report),
    scores,
    total: totalScore(scores),
  };
}

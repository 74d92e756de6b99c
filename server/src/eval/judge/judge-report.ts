import type { EvalBrief } from "../brief.ts";
import type { Report } from "../report.ts";
import { percent, table } from "../tables.ts";
import type { AskModel } from "./ask-model.ts";
import { type Answers, judgePair, judgeText, noAnswers, type Pairs } from "./judge.ts";
import { QUESTIONS } from "./judge-prompts.ts";

/** Puts every text of a report before the judge and, with an earlier report, each pair of texts for the same place. */
export async function judgeReport(
  ask: AskModel,
  briefs: readonly EvalBrief[],
  { report, before }: { report: Report; before: Report | null },
): Promise<{ answers: Answers; pairs: Pairs }> {
  const answers = noAnswers();
  const pairs: Pairs = { wins: 0, losses: 0, ties: 0 };
  for (const { name, run, texts } of report.briefs) {
    const business = briefs.find((brief) => brief.name === name)?.business;
    if (!business) continue;
    const earlier = before?.briefs.find((brief) => brief.name === name && brief.run === run)?.texts ?? [];
    for (const [index, text] of texts.entries()) {
      await judgeText(ask, business, text, answers);
      const other = earlier[index];
      if (other?.channel !== text.channel) continue;
      const side = await judgePair(ask, business, text, other);
      if (side === "one") pairs.wins += 1;
      else if (side === "other") pairs.losses += 1;
      else pairs.ties += 1;
    }
  }
  return { answers, pairs };
}

export function judgeTable({ answers, pairs }: { answers: Answers; pairs: Pairs }): string {
  const rows = QUESTIONS.map(({ id, ask, good: wanted }) => {
    const { good, bad, unsupported } = answers[id];
    const share = good + bad === 0 ? null : good / (good + bad);
    return [`${ask} (${wanted ? "yes" : "no"} is good)`, percent(share), String(good + bad), String(unsupported)];
  });
  const { wins, losses, ties } = pairs;
  const compared = wins + losses + ties;
  return [
    table(["the judge", "good", "answered", "without proof"], rows),
    ...(compared > 0
      ? [`Against the earlier run: ${wins} better, ${losses} worse, ${ties} equal or not the same in both orders.`]
      : []),
  ].join("\n");
}

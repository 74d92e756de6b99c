import { CHECKS } from "./checks/all-checks.ts";
import type { Report } from "./report.ts";
import { dollars, labelOf, named, percent, scoreOf, sumOf, table } from "./tables.ts";

const fit = ({ briefs }: Report): number | null => {
  const wanted = sumOf(briefs, ({ contents }) => contents.wanted);
  return wanted === 0 ? null : sumOf(briefs, ({ contents }) => contents.accepted) / wanted;
};
const cost = ({ briefs }: Report): number => sumOf(briefs, ({ spent }) => spent.costNanoUsd);
const tokens = ({ briefs }: Report): number => sumOf(briefs, ({ spent }) => spent.inputTokens + spent.outputTokens);
const missed = ({ briefs }: Report): number =>
  sumOf(briefs, ({ traps }) => traps.filter(({ outcome }) => outcome === "missed" || outcome === "flagged").length);

const signed = (one: number | null, other: number | null): string => {
  if (one === null || other === null) return "-";
  const points = (other - one) * 100;
  return `${points > 0.05 ? "+" : ""}${points.toFixed(1)}`;
};

/** Two runs side by side: models, or versions of the prompts. */
export function compareTable(one: Report, other: Report): string {
  const rows = CHECKS.map((check) => {
    const before = scoreOf(one.scores, check.row)?.score ?? null;
    const after = scoreOf(other.scores, check.row)?.score ?? null;
    return [named(check), percent(before), percent(after), signed(before, after)];
  });
  return [
    `A: ${labelOf(one)} (${one.made})`,
    `B: ${labelOf(other)} (${other.made})`,
    "",
    table(
      ["check", "A", "B", "B - A"],
      [
        ...rows,
        ["all, by weight", percent(one.total), percent(other.total), signed(one.total, other.total)],
        ["fit contents", percent(fit(one)), percent(fit(other)), signed(fit(one), fit(other))],
        ["traps the product let pass", String(missed(one)), String(missed(other)), String(missed(other) - missed(one))],
        ["tokens", String(tokens(one)), String(tokens(other)), String(tokens(other) - tokens(one))],
        ["cost", dollars(cost(one)), dollars(cost(other)), ""],
      ],
    ),
  ].join("\n");
}

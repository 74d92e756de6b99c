import { CHECKS } from "./checks/all-checks.ts";
import { TRAP_KINDS } from "./brief.ts";
import type { BriefReport, Report } from "./report.ts";
import type { CheckScore } from "./score.ts";

type Row = readonly string[];

/** Columns as wide as their widest cell; the first one reads from the left, the others from the right. */
export function table(head: Row, rows: readonly Row[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: Row): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ");
  return [line(head), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(line)].join("\n");
}

export const percent = (score: number | null): string => (score === null ? "-" : (score * 100).toFixed(1));
export const dollars = (nanoUsd: number): string => `$${(nanoUsd / 1e9).toFixed(4)}`;
export const named = ({ row, name, blocks }: (typeof CHECKS)[number]): string =>
  `${String(row).padStart(2)} ${blocks ? "A" : " "} ${name}`;
const fixed = (number: number | null): string => (number === null ? "-" : number.toFixed(2));

export const scoreOf = (scores: readonly CheckScore[], row: number): CheckScore | undefined =>
  scores.find((one) => one.row === row);

function checksTable({ scores, total }: Report): string {
  const rows = CHECKS.map((check) => {
    const { score = null, judged = 0, failures = [] } = scoreOf(scores, check.row) ?? {};
    return [
      named(check),
      percent(score),
      String(judged),
      String(failures.length),
      failures[0]?.found.slice(0, 60) ?? "",
    ];
  });
  return table(
    ["check", "score", "judged", "failures", "for example"],
    [...rows, ["all, by weight", percent(total), "", "", ""]],
  );
}

export const sumOf = (briefs: readonly BriefReport[], of: (brief: BriefReport) => number): number =>
  briefs.reduce((sum, brief) => sum + of(brief), 0);

function briefRow(name: string, total: number | null, briefs: readonly BriefReport[]): Row {
  const accepted = sumOf(briefs, ({ contents }) => contents.accepted);
  const tokens = sumOf(briefs, ({ spent }) => spent.inputTokens + spent.outputTokens);
  const cost = sumOf(briefs, ({ spent }) => spent.costNanoUsd);
  return [
    name,
    percent(total),
    `${accepted}/${sumOf(briefs, ({ contents }) => contents.written)}/${sumOf(briefs, ({ contents }) => contents.wanted)}`,
    String(sumOf(briefs, ({ atOnce }) => atOnce)),
    String(sumOf(briefs, ({ spent }) => spent.calls)),
    String(tokens),
    accepted === 0 ? "-" : String(Math.round(tokens / accepted)),
    dollars(cost),
    accepted === 0 ? "-" : dollars(cost / accepted),
    sumOf(briefs, ({ spent }) => spent.seconds).toFixed(1),
  ];
}

function briefsTable({ briefs, total }: Report): string {
  const head = [
    "brief",
    "score",
    "fit/written/wanted",
    "at once",
    "calls",
    "tokens",
    "a fit one",
    "cost",
    "a fit one",
    "seconds",
  ];
  const rows = briefs.map((brief) =>
    briefRow(brief.run > 1 ? `${brief.name} (${brief.run})` : brief.name, brief.total, [brief]),
  );
  return table(head, [...rows, briefRow("all", total, briefs)]);
}

function measuresTable({ briefs }: Report): string {
  const rows = briefs.flatMap(({ name, run, measures }) =>
    measures === null || run > 1
      ? []
      : [[name, fixed(measures.subjectOverlap), fixed(measures.headlineOverlap), fixed(measures.smsParts)]],
  );
  return table(["brief", "subject and preheader", "two headlines", "parts of a text"], rows);
}

const OUTCOMES = ["avoided", "marked", "flagged", "missed"] as const;

function trapsTable({ briefs }: Report): string {
  const all = briefs.flatMap(({ traps }) => traps);
  const rows = TRAP_KINDS.filter((kind) => all.some((trap) => trap.kind === kind)).map((kind) => {
    const counts = OUTCOMES.map((outcome) => all.filter((one) => one.kind === kind && one.outcome === outcome).length);
    return Array.of<string>(kind).concat(counts.map(String));
  });
  return table(["trap", ...OUTCOMES], rows);
}

const spread = (numbers: readonly number[]): string =>
  numbers.length === 0 ? "-" : percent(Math.max(...numbers) - Math.min(...numbers));

/** How far the runs of one brief lie apart: the difference between its best and its worst. */
function stabilityTable({ briefs }: Report): string {
  const names = [...new Set(briefs.map(({ name }) => name))];
  const rows = names.map((name) => {
    const runs = briefs.filter((brief) => brief.name === name);
    const totals = runs.flatMap(({ total }) => (total === null ? [] : [total]));
    const shares = runs.map(({ contents }) => contents.accepted / Math.max(1, contents.wanted));
    return [name, String(runs.length), spread(totals), spread(shares)];
  });
  return table(["brief", "runs", "spread of the score", "spread of the fit share"], rows);
}

export const labelOf = ({ model, prompts }: Report): string =>
  `${model.strategyModel === model.contentModel ? model.contentModel : `${model.strategyModel} + ${model.contentModel}`}, ${prompts.map(({ id, version }) => `${id} ${version}`).join(", ")}`;

export function whole(report: Report): string {
  const { briefs } = report;
  const failures = briefs.flatMap(({ name, failures: failed }) =>
    failed.map(({ where, code, message }) => `  ${name}, ${where}: ${code}, ${message}`),
  );
  return [
    `Model: ${labelOf(report)}${report.model.demo ? " (the built-in demo model)" : ""}`,
    "",
    checksTable(report),
    "",
    briefsTable(report),
    "",
    measuresTable(report),
    ...(briefs.some(({ traps }) => traps.length > 0) ? ["", trapsTable(report)] : []),
    ...(briefs.some(({ run }) => run > 1) ? ["", stabilityTable(report)] : []),
    ...(failures.length > 0 ? ["", "Without a text:", ...failures] : []),
  ].join("\n");
}

import type { Evidence } from "@handbill/contracts";
import type { ResultRow, ResultsDigest } from "../ai-requests.ts";
import type { EvidenceAnswer } from "../prompts/strategy.ts";

const MOST = 4;
const LONGEST = 500;

const NUMBER = /\d+(?:[.,]\d+)*/gu;

/** What a number may mean: decimals with a point or a comma, thousands with either. */
function readings(text: string): number[] {
  const plain = Number(text.replaceAll(",", ""));
  const decimal = Number(text.replaceAll(".", "").replace(",", "."));
  return [plain, decimal].filter((value) => !Number.isNaN(value));
}

/** The same number, as far as people round: 0.0437 is 4 %, 4.4 % and 0.044. */
const isAbout = (said: number, measured: number): boolean =>
  [1, 100].some((scale) =>
    [0, 1, 2, 3, 4].some(
      (digits) => Number((measured * scale).toFixed(digits)) === said && (digits > 0 || measured * scale >= 1),
    ),
  ) || said === measured;

/** Whether a sentence has no number but those that were measured, or stand in the names of what was measured. */
function saysOnlyMeasured(statement: string, rows: readonly ResultRow[]): boolean {
  const measured = rows.flatMap(({ metrics }) => Object.values(metrics));
  const names = new Set(rows.flatMap(({ topic, angle }) => `${topic} ${angle}`.match(NUMBER) ?? []));
  return (statement.match(NUMBER) ?? []).every(
    (number) => names.has(number) || readings(number).some((said) => measured.some((value) => isAbout(said, value))),
  );
}

const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;
const written = (name: string, value: number): string =>
  name.endsWith("_rate") ? percent(value) : new Intl.NumberFormat("en").format(value);

/** The numbers behind a statement, in words that we write ourselves. */
const sourceOf = (metric: string, rows: readonly ResultRow[]): string =>
  rows
    .flatMap(({ topic, metrics }) => {
      const value = metrics[metric];
      const seen = metrics["sends"] ?? metrics["impressions"];
      if (value === undefined) return [];
      const of = seen === undefined ? "" : ` of ${new Intl.NumberFormat("en").format(seen)}`;
      return [`“${topic}”: ${metric.replaceAll("_", " ")} ${written(metric, value)}${of}`];
    })
    .join("; ");

const bare = (id: string): string => id.trim().replace(/^\[|\]$/gu, "");

/**
 * What an answer says it has learned, where it was measured: of contents that are there, a metric that they have, and no number but
 * those. The rest is left out, and that is noted as a repair.
 */
export function citedResults(
  answers: readonly EvidenceAnswer[],
  results: ResultsDigest | null,
): { evidence: Evidence[]; repairs: string[] } {
  const known = new Map((results?.contents ?? []).map((row) => [row.id, row]));
  const evidence = answers.flatMap(({ statement, resultIds, metric, value }): Evidence[] => {
    const rows = [...new Set(resultIds.map(bare))].map((id) => known.get(id));
    const cited = rows.filter((row) => row !== undefined);
    const measured = cited[0]?.metrics[metric];
    const isTrue =
      cited.length > 0 && cited.length === rows.length && measured !== undefined && isAbout(value, measured);
    const text = statement.trim();
    if (!isTrue || text === "" || text.length > LONGEST || !saysOnlyMeasured(text, cited)) return [];
    const contents = cited.map(({ contentId, campaignId, channel, topic }) => ({
      contentId,
      campaignId,
      channel,
      topic,
    }));
    return [{ statement: text, source: sourceOf(metric, cited), metric, value: measured, contents }];
  });
  return { evidence: evidence.slice(0, MOST), repairs: evidence.length < answers.length ? ["unknown_results"] : [] };
}

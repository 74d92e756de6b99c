import type { InsightSentence, Insights, Measures } from "@handbill/contracts";
import { percent } from "./findings.ts";
import { LEAST_SUCCESSES } from "./rates.ts";

type Told = Pick<Insights, "total" | "rates" | "byContent" | "previous">;
type Sentence = InsightSentence | null;

const NANO = 1_000_000_000;

const number = (value: number): string => new Intl.NumberFormat("en").format(value);

/** An amount in the smallest unit, as people write it. */
function money(amount: number, currency: string): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

const dollars = (nanoUsd: number): string =>
  new Intl.NumberFormat("en", {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: 2,
    maximumFractionDigits: nanoUsd < NANO ? 4 : 2,
  }).format(nanoUsd / NANO);

const many = (count: number, one: string, more = `${one}s`): string => `${number(count)} ${count === 1 ? one : more}`;

/** How a number compares with the time before; a handful has no percentage worth the name. */
function change(now: number, before: number | undefined): string {
  if (before === undefined) return "";
  if (now === before) return ", as many as in the time before";
  if (before < LEAST_SUCCESSES * 2) return `, after ${number(before)} in the time before`;
  const share = Math.round((Math.abs(now - before) / before) * 100);
  return `, ${share} % ${now > before ? "more" : "less"} than in the time before`;
}

/** The content that brought most of something, when it brought at least a third. */
function mostly(
  { byContent, total }: Told,
  name: keyof Measures & ("clicks" | "conversions" | "replies" | "impressions"),
) {
  const [first] = byContent.toSorted((one, other) => other[name] - one[name]);
  if (!first || first[name] === 0 || first[name] * 3 < total[name]) return { words: "", contentIds: [] };
  const share = first[name] === total[name] ? "all" : first[name] * 2 >= total[name] ? "mostly" : "a third or more";
  return { words: `, ${share} from “${first.topic}”`, contentIds: [first.contentId] };
}

const counted = (
  told: Told,
  name: "clicks" | "conversions" | "replies" | "impressions",
  words: (count: number) => string,
): Sentence => {
  const now = told.total[name];
  const before = told.previous?.total[name];
  if (now === 0 && (before ?? 0) === 0) return null;
  const { words: from, contentIds } = mostly(told, name);
  return { about: name, text: `${words(now)}${change(now, before)}${from}.`, contentIds };
};

const earned = ({ total, previous }: Told): Sentence => {
  const main = total.money.find(({ revenue }) => revenue > 0);
  if (!main) return null;
  const before = previous?.total.money.find(({ currency }) => currency === main.currency)?.revenue;
  const others = total.money.filter((sum) => sum !== main && sum.revenue > 0);
  const all = [main, ...others].map(({ revenue, currency }) => money(revenue, currency)).join(" and ");
  const compared = before === undefined || before === 0 ? "" : ` (${money(before, main.currency)} in the time before)`;
  return { about: "revenue", text: `${all} came in through it${compared}.`, contentIds: [] };
};

/** What one result has cost: of what was spent, and of what the writer cost beside it. Currencies are never mixed. */
const paid = ({ total }: Told): Sentence => {
  const spent = total.money.filter(({ cost }) => cost > 0);
  if (spent.length === 0 && total.aiCostNanoUsd === 0) return null;
  const [what, times] =
    total.conversions > 0
      ? (["result", total.conversions] as const)
      : total.clicks > 0
        ? (["click", total.clicks] as const)
        : total.replies > 0
          ? (["reply", total.replies] as const)
          : (["", 0] as const);
  const parts = [
    ...spent.map(({ cost, currency }) => money(cost, currency)),
    ...(total.aiCostNanoUsd > 0 ? [`${dollars(total.aiCostNanoUsd)} for the writer`] : []),
  ];
  if (times === 0)
    return { about: "cost", text: `It has cost ${parts.join(" and ")}, and nothing came of it yet.`, contentIds: [] };
  const each = [
    ...spent.map(({ cost, currency }) => money(Math.round(cost / times), currency)),
    ...(total.aiCostNanoUsd > 0 ? [dollars(total.aiCostNanoUsd / times)] : []),
  ];
  return {
    about: "cost",
    text: `It has cost ${parts.join(" and ")}: ${each.join(" and ")} for each ${what}.`,
    contentIds: [],
  };
};

const mailed = ({ total, rates }: Told): Sentence => {
  const clicks = rates.find(({ kind, of }) => kind === "click" && of === "sends");
  if (!clicks) return null;
  const range = `in truth ${percent(clicks.low)} to ${percent(clicks.high)}`;
  const text = `Of ${many(clicks.trials, "reader")} ${number(clicks.successes)} clicked: ${percent(clicks.value)}, ${range}.`;
  const lost = [
    ...(total.unsubscribes > 0 ? [`${many(total.unsubscribes, "reader")} unsubscribed.`] : []),
    ...(total.bounces > 0 ? [`${many(total.bounces, "mail")} came back.`] : []),
    ...(total.complaints > 0 ? [`${many(total.complaints, "reader")} called it spam.`] : []),
  ];
  return { about: "email", text: [text, ...lost].join(" "), contentIds: [] };
};

const programs = ({ total: { bots } }: Told): Sentence =>
  bots === 0
    ? null
    : {
        about: "bots",
        text: `${many(bots, "visit")} came from programs, not from people. They are in none of these numbers.`,
        contentIds: [],
      };

/** A sentence for each number that there is. */
export const sentencesOf = (told: Told): InsightSentence[] =>
  [
    counted(told, "conversions", (count) => `${many(count, "result")} such as orders or bookings`),
    counted(told, "clicks", (count) => many(count, "click")),
    counted(told, "replies", (count) => many(count, "reply", "replies")),
    counted(told, "impressions", (count) => `Seen ${many(count, "time")}`),
    earned(told),
    paid(told),
    mailed(told),
    programs(told),
  ].filter((sentence) => sentence !== null);

import type { Channel, Measures } from "@handbill/contracts";
import type { Line, Overview } from "../../data/repositories/insights-repository.ts";
import { countsOf, moneyOf, NOTHING } from "./measures.ts";

export type Group<Key> = { key: Key; measures: Measures };
export type Groups = {
  total: Measures;
  days: Group<string>[];
  campaigns: Group<string | null>[];
  channels: Group<Channel | null>[];
  contents: Group<string>[];
};

const keyOf = (line: Line): string | null =>
  line.level === "day"
    ? line.day
    : line.level === "campaign"
      ? line.campaignId
      : line.level === "channel"
        ? line.channel
        : line.level === "content"
          ? line.contentId
          : null;

/** What was counted, earned, spent and paid for the AI, put together line by line. */
export function groupsOf({ counted, money, aiCosts }: Overview): Groups {
  const linesOf = (level: Line["level"]): Group<string | null>[] => {
    const at = <Row extends Line>(rows: readonly Row[]) =>
      Map.groupBy(
        rows.filter((row) => row.level === level),
        keyOf,
      );
    const [counts, sums, costs] = [at(counted), at(money), at(aiCosts)];
    return [...new Set([...counts.keys(), ...sums.keys(), ...costs.keys()])].map((key) => ({
      key,
      measures: {
        ...countsOf(counts.get(key)?.[0] ?? NOTHING),
        ...moneyOf(sums.get(key) ?? []),
        aiCostNanoUsd: costs.get(key)?.[0]?.aiCostNanoUsd ?? 0,
      },
    }));
  };
  const named = (level: Line["level"]): Group<string>[] =>
    linesOf(level).flatMap(({ key, measures }) => (key === null ? [] : [{ key, measures }]));
  return {
    total: linesOf("total")[0]?.measures ?? { ...NOTHING, ...moneyOf([]), aiCostNanoUsd: 0 },
    days: named("day").toSorted((one, other) => one.key.localeCompare(other.key)),
    campaigns: linesOf("campaign"),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of this level are channels
    channels: linesOf("channel") as Group<Channel | null>[],
    contents: named("content"),
  };
}

/** How much came of something: what is worth most comes first. */
export const byResults = (one: { measures: Measures }, other: { measures: Measures }): number => {
  const [a, b] = [one.measures, other.measures];
  return (
    b.conversions - a.conversions ||
    b.clicks - a.clicks ||
    b.replies - a.replies ||
    b.opens - a.opens ||
    b.impressions - a.impressions ||
    b.sends - a.sends
  );
};

/** Whether there is anything to see, costs aside. */
export const hasResults = ({
  impressions,
  sends,
  opens,
  clicks,
  conversions,
  replies,
  bots,
  money,
}: Measures): boolean => impressions + sends + opens + clicks + conversions + replies + bots > 0 || money.length > 0;

import type { Channel, Measures } from "@handbill/contracts";
import { COUNTED_COLUMNS } from "../../data/repositories/analytics-sql.ts";
import type { Overview } from "../../data/repositories/insights-repository.ts";
import { countsOf, moneyOf, NOTHING } from "./measures.ts";

export type Group<Key> = { key: Key; measures: Measures };
export type Groups = {
  total: Measures;
  days: Group<string>[];
  campaigns: Group<string | null>[];
  channels: Group<Channel | null>[];
  contents: Group<string>[];
};

type Sums = {
  counts: ReturnType<typeof countsOf>;
  money: Map<string, { cost: number; revenue: number }>;
  aiCost: number;
};

/** Sums by a key that are added to line by line. */
function createSums<Key>() {
  const all = new Map<Key, Sums>();
  const of = (key: Key): Sums => {
    const known = all.get(key) ?? { counts: countsOf(NOTHING), money: new Map(), aiCost: 0 };
    all.set(key, known);
    return known;
  };
  return {
    count(key: Key, line: Overview["counted"][number]): void {
      const { counts } = of(key);
      for (const name of COUNTED_COLUMNS) counts[name] += line[name];
    },
    pay(key: Key, { currency, cost, revenue }: Overview["money"][number]): void {
      const { money } = of(key);
      const before = money.get(currency);
      money.set(currency, { cost: (before?.cost ?? 0) + cost, revenue: (before?.revenue ?? 0) + revenue });
    },
    charge(key: Key, nanoUsd: number): void {
      of(key).aiCost += nanoUsd;
    },
    groups: (): Group<Key>[] =>
      [...all].map(([key, { counts, money, aiCost }]) => {
        const sums = [...money].map(([currency, { cost, revenue }]) => ({ currency, cost, revenue }));
        return { key, measures: Object.assign(counts, moneyOf(sums), { aiCostNanoUsd: aiCost }) };
      }),
  };
}

const isNamed = (group: Group<string | null>): group is Group<string> => group.key !== null;

/** What was counted, earned, spent and paid for the AI, put together by each of its sides. */
export function groupsOf({ counted, money, aiCosts }: Overview): Groups {
  const total = createSums<null>();
  const days = createSums<string>();
  const campaigns = createSums<string | null>();
  const channels = createSums<Channel | null>();
  const contents = createSums<string | null>();
  for (const line of counted) {
    if (line.day !== null) {
      total.count(null, line);
      days.count(line.day, line);
    } else {
      campaigns.count(line.campaignId, line);
      channels.count(line.channel, line);
      contents.count(line.contentId, line);
    }
  }
  for (const line of money) {
    if (line.day !== null) {
      total.pay(null, line);
      days.pay(line.day, line);
    } else {
      campaigns.pay(line.campaignId, line);
      channels.pay(line.channel, line);
      contents.pay(line.contentId, line);
    }
  }
  for (const { day, campaignId, channel, contentId, nanoUsd } of aiCosts) {
    total.charge(null, nanoUsd);
    days.charge(day, nanoUsd);
    campaigns.charge(campaignId, nanoUsd);
    channels.charge(channel, nanoUsd);
    contents.charge(contentId, nanoUsd);
  }
  return {
    total: total.groups()[0]?.measures ?? { ...NOTHING, ...moneyOf([]), aiCostNanoUsd: 0 },
    days: days.groups().toSorted((one, other) => one.key.localeCompare(other.key)),
    campaigns: campaigns.groups(),
    channels: channels.groups(),
    contents: contents.groups().filter(isNamed),
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

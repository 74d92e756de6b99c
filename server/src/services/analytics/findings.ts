import type { Channel, Finding, Rate } from "@handbill/contracts";
import { comparable, SURE_ENOUGH, sureOf } from "./rates.ts";

/** A content with what can be told of it. */
export type Told = { contentId: string; campaignId: string; channel: Channel; topic: string; rates: readonly Rate[] };

const MOST = 5;
/** What is worth comparing: an opened mail says little, since programs open mails as well. */
const COMPARED: readonly Rate["kind"][] = ["conversion", "click", "reply"];

const WORDS: Partial<Record<Rate["kind"], Record<Rate["of"], string>>> = {
  click: { sends: "of its readers clicked", impressions: "of those who saw it clicked", clicks: "" },
  reply: { sends: "of its readers answered", impressions: "of those who saw it answered", clicks: "" },
  conversion: { clicks: "of its clicks became a result", sends: "", impressions: "" },
};

/** As 4 %, 0.7 % or less than 0.1 %. */
export function percent(value: number): string {
  const share = value * 100;
  if (share > 0 && share < 0.1) return "less than 0.1 %";
  return `${share >= 10 ? Math.round(share) : Number(share.toFixed(1))} %`;
}

type Pair = { kind: Rate["kind"]; winner: Told; loser: Told; ofWinner: Rate; ofLoser: Rate };

/** Those of a channel that are compared with each other at most: the ones of which most is known. */
const MOST_COMPARED = 20;

/** Every two contents of a channel with a rate of this kind, the higher one first, where there is enough to compare them. */
function pairsOf(told: readonly Told[], kind: Rate["kind"]): Pair[] {
  const known = told
    .flatMap((one) => one.rates.filter((rate) => rate.kind === kind).map((rate) => ({ one, rate })))
    .toSorted((a, b) => b.rate.trials - a.rate.trials);
  return [...Map.groupBy(known, ({ one }) => one.channel).values()].flatMap((all) => {
    const some = all.slice(0, MOST_COMPARED);
    return some.flatMap((a, index) =>
      some.slice(index + 1).flatMap((b) => {
        if (!comparable(a.rate, b.rate)) return [];
        const [high, low] = a.rate.value > b.rate.value ? [a, b] : [b, a];
        return [{ kind, winner: high.one, loser: low.one, ofWinner: high.rate, ofLoser: low.rate }];
      }),
    );
  });
}

const named = ({ contentId, campaignId, channel, topic }: Told, rate: Rate) => ({
  contentId,
  campaignId,
  channel,
  topic,
  rate,
});

/**
 * What did better than what, as far as that can be said: among many pairs one looks sure by chance, so the more there are, the surer
 * each has to be.
 */
export function findingsOf(told: readonly Told[]): Finding[] {
  const pairs = COMPARED.flatMap((kind) => pairsOf(told, kind));
  const sure = 1 - (1 - SURE_ENOUGH) / Math.max(pairs.length, 1);
  const seen = new Set<string>();
  const findings: Finding[] = [];
  const promising = pairs.toSorted(
    (one, other) =>
      COMPARED.indexOf(one.kind) - COMPARED.indexOf(other.kind) ||
      other.ofWinner.value - other.ofLoser.value - (one.ofWinner.value - one.ofLoser.value),
  );
  for (const { kind, winner, loser, ofWinner, ofLoser } of promising) {
    if (findings.length === MOST) break;
    if (seen.has(`${kind} ${winner.contentId}`)) continue;
    const probability = sureOf(ofWinner, ofLoser, sure);
    if (probability < sure) continue;
    seen.add(`${kind} ${winner.contentId}`);
    const [here, there] = [named(winner, ofWinner), named(loser, ofLoser)];
    const words = WORDS[kind]?.[ofWinner.of] ?? "";
    const text = `“${winner.topic}” beat “${loser.topic}”: ${percent(ofWinner.value)} ${words}, against ${percent(ofLoser.value)}.`;
    findings.push({ kind, winner: here, loser: there, probability, text });
  }
  return findings;
}

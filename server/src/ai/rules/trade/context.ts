import type { Channel } from "@handbill/contracts";
import { createTracer } from "../../guard/claims.ts";
import { asciiDigits } from "../../guard/output.ts";
import { textParts } from "../content-rules.ts";
import { localeOf } from "../locale.ts";
import { textsIn } from "../texts.ts";
import { jurisdictionsOf } from "./jurisdiction.ts";
import { lawOf } from "./law.ts";
import type { Context, TradeInput } from "./trade-rule.ts";

/** The owner's own words: what links, addresses and numbers may be taken from. */
export function ownWords({
  business,
  campaign,
  instruction = null,
}: Pick<TradeInput, "business" | "campaign" | "instruction">): string[] {
  const { name, goal, audience, notes, startsOn, endsOn } = campaign;
  return [...textsIn(business), name, goal, audience, notes, startsOn, endsOn, instruction ?? ""];
}

const PLATFORM_OF: Partial<Record<Channel, string>> = {
  google_ads: "Google Ads",
  instagram: "Instagram and Facebook",
  facebook: "Instagram and Facebook",
};

/** Once computed, kept. */
function once<T>(compute: () => T): () => T {
  let kept: { value: T } | undefined;
  return () => (kept ??= { value: compute() }).value;
}

/** Everything but the fields of a content: what stands behind texts of this campaign. */
export function backingOf(
  input: Omit<TradeInput, "fields">,
): Omit<Context, keyof TradeInput | "channel" | "parts" | "prose"> {
  const { business, campaign, strategy, content, instruction = null } = input;
  const today = content.scheduledOn ?? campaign.startsOn;
  const own = ownWords(input);
  const tracer = once(() =>
    createTracer(business.language, {
      own,
      prices: business.offers.flatMap(({ price, terms }) => [price, terms]),
      plan: [...textsIn(strategy), ...textsIn(content)],
      period: { startsOn: campaign.startsOn, endsOn: campaign.endsOn, today },
    }),
  );
  const places = once(() => {
    const platform = PLATFORM_OF[content.channel];
    return [...jurisdictionsOf(business), ...(platform === undefined ? [] : [platform])];
  });
  const offers = business.offers.map(({ name, price, terms }) => `${name}: ${price}. ${terms}`);
  return {
    base: business.language.split("-")[0] ?? business.language,
    locale: localeOf(business.language),
    own,
    facts: [
      business.name,
      business.description,
      ...offers,
      ...business.facts,
      campaign.name,
      campaign.goal,
      campaign.notes,
      instruction ?? "",
    ].map(asciiDigits),
    today,
    trace: (text: string) => tracer()(text),
    lawOn: (topic) => lawOf(topic, places(), today),
  };
}

export function contextOf(input: TradeInput): Context {
  const { channel } = input.content;
  const parts = textParts(channel, input.fields);
  const prose = parts
    .filter(({ markup }) => markup !== "address")
    .map((part) => Object.assign({}, part, { plain: asciiDigits(part.text) }));
  return { ...input, ...backingOf(input), channel, parts, prose };
}

import { CHANNELS, type Channel, checkFields } from "@handbill/contracts";
import { describe, expect, test } from "vitest";
import { tradeFindings, TRADE_RULES } from "../../../../src/ai/rules/trade/trade.ts";
import { loadLanguageCheck } from "../../../../src/ai/rules/language.ts";
import { GOOD, inputFor } from "./good-pieces.ts";

const language = await loadLanguageCheck();

const found = (channel: Channel, fields: Record<string, unknown>) =>
  tradeFindings(inputFor({ channel, fields }, { language }));
const rulesOf = (channel: Channel, fields: Record<string, unknown>) => [
  ...new Set(found(channel, fields).map(({ id }) => id)),
];

test.each(CHANNELS)("the good piece for %s passes all rules", (channel) => {
  expect(checkFields(channel, GOOD[channel])).toMatchObject({ ok: true });
  expect(found(channel, GOOD[channel])).toEqual([]);
});

const MAIN: Record<Channel, string> = {
  instagram: "caption",
  facebook: "text",
  linkedin: "text",
  x: "text",
  bluesky: "text",
  threads: "text",
  email: "body",
  sms: "text",
  blog: "title",
  google_ads: "descriptions",
};

/** The good piece with a sentence more in its main field. */
function withSentence(channel: Channel, sentence: string): Record<string, unknown> {
  const fields = GOOD[channel];
  const field = MAIN[channel];
  const value = fields[field];
  if (Array.isArray(value)) return { ...fields, [field]: [...value, sentence] };
  return { ...fields, [field]: `${String(value)} ${sentence}` };
}

const BREACHES: readonly (readonly [rule: string, kind: string, sentence: string])[] = [
  ["contacts", "link", "More at other-bakery.com today."],
  ["facts_traced", "value", "We bake 18 loaves."],
  ["facts_traced", "value", "We open at 6:15."],
  ["facts_traced", "value", "It is on 14 March."],
  ["facts_traced", "value", "It costs €3.80."],
  ["invented_proof", "proof", "Customers love our bread."],
  ["invented_proof", "proof", "An award-winning breakfast."],
  ["invented_proof", "proof", "Certified bread."],
  ["invented_proof", "proof", "Satisfaction guaranteed."],
  ["superlatives", "superlative", "Best bread in town."],
  ["price_rule", "price", "Now a bargain."],
  ["price_rule", "price", "The coffee is free."],
  ["urgency", "urgency", "While stocks last."],
  ["regulated_words", "regulated", "Baked the eco-friendly way."],
  ["regulated_words", "regulated", "It boosts your immune system."],
  ["regulated_words", "regulated", "Buy now, pay later."],
  ["channel_compliance", "compliance", "𝗖𝗼𝗺𝗲 by."],
  ["promotions", "compliance", "Flour gifted by the mill."],
  ["leftovers", "compliance", "Come by, [Your Name]."],
  ["working_notes", "compliance", "As a language model we bake."],
];

describe.each(CHANNELS)("a sentence too many on %s", (channel) => {
  test.each(BREACHES)("breaks %s and no other rule (%s): %s", (rule, kind, sentence) => {
    const fields = withSentence(channel, sentence);
    const findings = found(channel, fields);
    expect(findings.map(({ id }) => id)).toEqual(findings.map(() => rule));
    expect(findings[0]).toMatchObject({ kind, text: expect.stringContaining(sentence.split(" ")[0] ?? "") });
  });
});

const with_ = (channel: Channel, more: Record<string, unknown>) => ({ ...GOOD[channel], ...more });
const ads = (headline: string) =>
  with_("google_ads", { headlines: ["Breakfast in Mill Lane", "Fresh Bread from 7:30", headline] });

test.each<[string, Channel, Record<string, unknown>]>([
  [
    "a message that does not begin with its sender",
    "sms",
    {
      text: "Breakfast menu EUR 4.20, weekdays until 11:00. Come by on your way to work, we are in the lane behind it. Reply STOP to opt out of texts by Crumb and Co.",
    },
  ],
  ["a message without a way out", "sms", { text: "Crumb and Co: breakfast menu EUR 4.20, weekdays until 11:00." }],
  ["a subject like a reply", "email", with_("email", { subject: "Re: your breakfast" })],
  ["an exclamation mark in a headline", "google_ads", ads("Breakfast Now!")],
  ["two exclamation marks", "google_ads", with_("google_ads", { descriptions: ["Come by!", "It is warm!"] })],
  ["repeated marks", "google_ads", ads("Breakfast...")],
  ["an emoji", "google_ads", ads("Breakfast 🥐")],
  ["capitals", "google_ads", ads("FRESH Bread Daily")],
  ["dotted letters", "google_ads", ads("B.R.E.A.D. Daily")],
  ["digits for letters", "google_ads", ads("f1our and Water")],
  ["click here", "google_ads", ads("Click here for Bread")],
  ["a phone number", "google_ads", ads("Call 01 496 0999")],
  ["a doubled space", "google_ads", ads("Fresh  Bread")],
  ["a repeated word", "google_ads", ads("Bread bread bread")],
  ["bullets", "google_ads", ads("• Bread • Cake")],
])("%s breaks the rules of the channel and nothing else", (_what, channel, fields) => {
  expect(rulesOf(channel, fields)).toEqual(["channel_compliance"]);
});

test("another language is found, and only that", () => {
  const text = "Der Ofen ist schon warm, bevor die Straße aufwacht. Komm auf dem Weg zur Arbeit vorbei.";
  expect(rulesOf("facebook", { text })).toEqual(["language"]);
});

test("every rule has a case here", () => {
  const tried = new Set([...BREACHES.map(([rule]) => rule), "language"]);
  expect(TRADE_RULES.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
});

test.each(["1.", "١", "1 ", "12,", "€1 ", "“aaa ", "a@", "not the best "])(
  "sixty thousand characters of %j are read without getting stuck",
  (unit) => {
    const text = unit.repeat(60_000 / unit.length);
    expect(found("facebook", { text }).length).toBeLessThan(1000);
  },
);

import type { BusinessProfile } from "@handbill/contracts";
import { expect, test } from "vitest";
import { tradeFindings } from "../../../../src/ai/rules/trade/trade.ts";
import { bakery, inputFor } from "./good-pieces.ts";

const findings = (text: string, more: Partial<BusinessProfile> = {}, scheduledOn = "2027-01-14") => {
  const input = inputFor({ channel: "facebook", fields: { text } });
  return tradeFindings({ ...input, business: { ...bakery, ...more }, content: { ...input.content, scheduledOn } });
};
const rules = (...given: Parameters<typeof findings>) => [...new Set(findings(...given).map(({ id }) => id))];

const facts = (...all: string[]) => ({ facts: all });
const london = { location: "1 Mill Lane, London, United Kingdom", timezone: "Europe/London" };
const boulder = { location: "2845 29th St, Boulder, CO 80301, USA", timezone: "America/Denver" };
const nowhere = { location: "", timezone: "UTC", offers: [] };

test.each([
  ["a review", "Guests love the tart: five stars.", facts("Review by Ana: five stars for the tart")],
  [
    "a quotation, word for word",
    "“The crust alone is worth the walk” — Ana",
    facts("Ana wrote: The crust alone is worth the walk"),
  ],
  ["an award", "Our award-winning tart.", facts("Award-winning tart, City Prize 2025")],
  ["a certificate", "Certified organic flour.", facts("Flour certified by the Organic Trust")],
  ["a guarantee", "Guaranteed fresh.", facts("Freshness guaranteed or bread for bread")],
  ["a study with its year", "The best bread in town.", facts("Voted best bread in town 2025, City Magazine")],
  [
    "a reduction with its earlier price",
    "Half price after five.",
    facts("Half price after five, lowest price of the last 30 days: €4.20"),
  ],
  ["something free", "The coffee is free.", facts("Coffee free with the menu")],
  ["a price of nothing", "The coffee is free.", { offers: [{ name: "Coffee", price: "€0", terms: "" }] }],
  ["a date", "Last chance!", facts("The tart ends on 31 January 2027")],
  ["a date in the text", "Last chance: 6 February.", {}],
  ["a count", "Only a few seats left.", facts("Up to 8 places")],
  ["a yearly rate", "Pay in three.", facts("Pay in three, 9.9 % APR representative")],
])("%s in the profile backs the text", (_what, text, profile) => {
  expect(findings(text, profile)).toEqual([]);
});

test.each([
  [
    "a quotation with another word",
    "invented_proof",
    "“The crust alone is worth the trip” — Ana",
    facts("Ana wrote: The crust alone is worth the walk"),
  ],
  [
    "what is forbidden in the profile",
    "superlatives",
    "The best bread in town.",
    { constraints: ["Never claim to be the best bread in town 2025"] },
  ],
  ["no guarantee in the rules", "invented_proof", "Guaranteed fresh.", { constraints: ["No guarantee of results"] }],
  ["a free offer with a fee", "price_rule", "Free bread!", facts("Free bread, plus delivery fee of €2")],
  ["stars in figures", "invented_proof", "★★★★★", {}],
  ["a crowd in figures that nobody gave", "invented_proof", "3000 customers", {}],
])("%s does not back the text", (_what, rule, text, profile) => {
  expect(rules(text, profile)).toContain(rule);
});

test("a percentage is what its two prices make it, to the point", () => {
  const profile = facts("Tart was €10, now €8, 20% off until 6 February 2027, lowest price of the last 30 days: €10");
  expect(findings("Tart: was €10, now €8, 20% off.", profile)).toEqual([]);
  expect(findings("Tart: was €10, now €8, 21% off.", { facts: [...profile.facts, "21%"] })).toEqual([]);
  expect(findings("Tart: was €10, now €8, 30% off.", { facts: [...profile.facts, "30%"] })).toMatchObject([
    { id: "price_rule", reason: "From 10 to 8 is 20 % less, not 30 %." },
  ]);
});

test("the earlier price is asked for in the EU only; in the US it is a reminder to say until when", () => {
  const announced = { offers: [{ name: "Tart", price: "20% off", terms: "" }], facts: [] };
  const text = "20% off the tart.";
  expect(findings(text, announced)).toMatchObject([
    {
      id: "price_rule",
      severity: "claim",
      law: { id: "eu-prior-price" },
      reason: expect.stringContaining("Reminder: in the EU"),
    },
  ]);
  expect(findings(text, { ...announced, ...london })).toEqual([]);
  expect(findings(text, { ...announced, ...boulder })).toMatchObject([
    { id: "price_rule", severity: "reminder", law: { id: "us-former-price" } },
  ]);
  expect(findings("20% off the tart until 6 February.", { ...announced, ...boulder })).toEqual([]);
});

test("green words are a claim in the EU since 27 September 2026, a reminder in the UK and the US, and nothing elsewhere", () => {
  const text = "An eco-friendly bag for your bread.";
  expect(findings(text)).toMatchObject([{ severity: "claim", law: { id: "eu-green", since: "2026-09-27" } }]);
  expect(findings(text, {}, "2026-09-01")).toEqual([]);
  expect(findings(text, london)).toMatchObject([{ severity: "reminder", law: { id: "uk-green" } }]);
  expect(findings(text, boulder)).toMatchObject([{ severity: "reminder", law: { id: "us-green" } }]);
  expect(findings(text, nowhere)).toEqual([]);
  expect(findings(text, facts("Bags certified by the EU Ecolabel"))).toEqual([]);
});

test("promises of treatment are watched where people are treated", () => {
  expect(rules("A painless morning.")).toEqual([]);
  expect(findings("A painless check-up.", { industry: "Dental clinic" })).toMatchObject([
    { id: "regulated_words", law: null },
  ]);
  expect(
    findings("Eine schmerzfreie Kontrolle.", {
      industry: "Zahnarztpraxis",
      language: "de",
      location: "Park 1, Köln, Deutschland",
    }),
  ).toMatchObject([{ law: { id: "de-health", jurisdiction: "DE" } }]);
});

test("the instruction of the owner backs what it says", () => {
  const input = inputFor({ channel: "facebook", fields: { text: "The coffee is free on 3 February." } });
  expect(tradeFindings(input)).not.toEqual([]);
  expect(tradeFindings({ ...input, instruction: "Say that coffee is free on 3 February" })).toEqual([]);
});

test("a finding points at its sentence and names its check", () => {
  expect(findings("Warm bread. Only £9 today. Come by.")).toEqual([
    {
      id: "facts_traced",
      row: 4,
      kind: "value",
      severity: "claim",
      field: "text",
      text: "Only £9 today.",
      found: "£9",
      reason: '"£9" is not in your profile, the campaign or the plan.',
      law: null,
    },
  ]);
});

test.each([null, 7, "text", [], { text: null }, { text: 5 }, { thread: [{}] }])(
  "fields that are %j are no harm",
  (fields) => {
    expect(tradeFindings({ ...inputFor({ channel: "x", fields: {} }), fields })).toBeInstanceOf(Array);
  },
);

test.each([
  ["a legal form", "Only three places left!", { facts: ["For sole traders and small limited companies"] }],
  ["opening by appointment", "Nur noch drei Plätze frei!", { language: "de", facts: ["Termine nach Verfügbarkeit"] }],
  ["seats", "Só restam três lugares!", { language: "pt", facts: ["A padaria tem doze lugares sentados"] }],
  ["the day it was founded", "Last chance!", { facts: ["Founded on 3 May 1998"], offers: [] }],
])("%s says nothing of what is left or when it ends", (_what, text, business) => {
  expect(rules(text, business)).toContain("urgency");
});

test.each([
  ["Only three places left!", { facts: ["Up to three places an evening"] }],
  ["Nur noch wenige Plätze!", { language: "de", facts: ["Höchstens acht Teilnehmer"] }],
  ["While stocks last.", { facts: ["We bake 40 loaves a day"] }],
  ["Last chance!", { facts: ["The offer is valid until 30 January 2027"] }],
])("%s is backed by a count or an end in the profile", (text, business) => {
  expect(rules(text, business)).not.toContain("urgency");
});

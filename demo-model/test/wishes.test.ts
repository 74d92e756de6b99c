import fc from "fast-check";
import { expect, test } from "vitest";
import { CHANNELS, checkFields, type Channel } from "../../contracts/src/index.ts";
import { useModel } from "./support/model.ts";
import {
  ask,
  contentRequest,
  readBriefFile,
  strategyRequest,
  type Entry,
  type Plan,
  type Profile,
  type Written,
} from "./support/requests.ts";

const model = useModel();
const { business, campaign } = readBriefFile("climbing-gym-boulder");

const entryFor = (channel: string, more: Partial<Entry> = {}): Entry => ({
  channel,
  date: "2027-01-20",
  topic: "",
  angle: "",
  callToAction: "",
  ...more,
});
const write = (entry: Entry, data: Record<string, unknown> = {}, profile: Profile = business) =>
  ask<Written>(model.url(), contentRequest(profile, campaign, entry, data));
const textOf = ({ fields }: Written): string => String(fields["text"]);
const present = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

test.each([
  ["Make it shorter", (before: string, after: string) => after.length < before.length],
  ["Much longer please", (before: string, after: string) => after.length > before.length],
  ["Put the price in", (_: string, after: string) => after.includes("$")],
  ["No emoji", (_: string, after: string) => !/\p{Extended_Pictographic}/u.test(after)],
  ["Something else entirely", () => true],
])("the instruction “%s” is seen in the text", async (instruction, holds) => {
  const before = await write(entryFor("facebook"));
  const after = await write(entryFor("facebook"), { instruction, current: before.fields });
  expect(textOf(after)).not.toBe(textOf(before));
  expect(holds(textOf(before), textOf(after))).toBe(true);
});

test("writing again without a word gives another text", async () => {
  const before = await write(entryFor("facebook"));
  const after = await write(entryFor("facebook"), { current: before.fields });
  expect(textOf(after)).not.toBe(textOf(before));
});

test.each([
  ["instagram", "altText"],
  ["instagram", "caption"],
  ["email", "subject"],
  ["google_ads", "headlines"],
])("on %s only %s changes when only it is asked for", async (channel, field) => {
  const { fields: before } = await write(entryFor(channel));
  const { fields: after } = await write(entryFor(channel), { field, current: before });
  expect(after[field]).not.toEqual(before[field]);
  expect({ ...after, [field]: null }).toEqual({ ...before, [field]: null });
});

test("a text keeps away from what other pieces said already", async () => {
  const first = await write(entryFor("threads"));
  const second = await write(entryFor("threads"), { alreadySaid: [textOf(first).split("\n")[0]] });
  expect(textOf(second).split("\n")[0]).not.toBe(textOf(first).split("\n")[0]);
});

test("a topic in the owner's own words leads the text", async () => {
  const written = await write(
    entryFor("facebook", { topic: "Carnival week: we open at noon", angle: "Tell people in time" }),
  );
  expect(textOf(written)).toContain("Carnival week: we open at noon.");
});

test("planning again with an instruction gives another plan that speaks of it", async () => {
  const before = await ask<Plan>(model.url(), strategyRequest(business, campaign));
  const after = await ask<Plan>(
    model.url(),
    strategyRequest(business, campaign, { instruction: "Speak more to families", previous: before }),
  );
  expect(after.summary).toContain("Speak more to families");
  expect(after.calendar.map(({ topic }) => topic)).not.toEqual(before.calendar.map(({ topic }) => topic));
});

test("a language the demo does not have gets English and a notice", async () => {
  const french: Profile = {
    ...business,
    language: "fr",
    offers: [{ name: "Première semaine", price: "19 €", terms: "nouveaux grimpeurs, chaussures comprises" }],
    facts: ["Ouvert du mardi au dimanche"],
  };
  const written = await write(entryFor("facebook"), {}, french);
  expect(written.notices.join(" ")).toContain("French");
  expect(textOf(written)).toMatch(/\b(?:the|you|we)\b/iu);
  expect(textOf(written)).not.toContain("Ouvert");
});

test("facts in another language than the texts are left out, with a notice", async () => {
  const german: Profile = {
    ...readBriefFile("bike-repair-leipzig").business,
    facts: ["Open from Monday to Friday", "Leihrad kostenlos"],
  };
  const written = await write(entryFor("facebook"), { instruction: "konkreter" }, german);
  expect(textOf(written)).not.toContain("Open from");
  expect(written.notices).toHaveLength(1);
});

test("German says Sie where the voice wants it, and du elsewhere", async () => {
  const { business: workshop } = readBriefFile("bike-repair-leipzig");
  for (const channel of CHANNELS) {
    const formal = JSON.stringify((await write(entryFor(channel), {}, { ...workshop, voice: ["Sie-Form"] })).fields);
    const casual = JSON.stringify((await write(entryFor(channel), {}, workshop)).fields);
    expect(formal).not.toMatch(/(?<!\p{L})(?:du|dich|dir|dein\p{L}*)(?!\p{L})/iu);
    expect(casual).not.toMatch(/(?<!\p{L})(?:Ihnen|Ihre[mnrs]?|bringen Sie|schreiben Sie)(?!\p{L})/u);
  }
});

test("a constraint on tax is kept wherever the price stands", async () => {
  const { business: workshop } = readBriefFile("bike-repair-leipzig");
  const { fields } = await write(
    entryFor("facebook", { topic: "Wintercheck: was es kostet und was dabei ist" }),
    {},
    workshop,
  );
  expect(String(fields["text"]).match(/49 €/gu)?.length).toBe(
    String(fields["text"]).match(/49 € inkl\. 19 % MwSt/gu)?.length,
  );
});

test("a business of which only the name is known gets a plan of sixty different contents", async () => {
  const bare: Profile = {
    ...business,
    industry: "",
    description: "",
    audience: "",
    location: "",
    website: null,
    voice: [],
    offers: [],
    facts: [],
    constraints: [],
  };
  const channels = [...CHANNELS];
  const plan = await ask<Plan>(
    model.url(),
    strategyRequest(bare, { ...campaign, channels, contentCount: 60, budget: null }),
  );
  expect(plan.calendar).toHaveLength(60);
  expect(new Set(plan.calendar.map(({ topic }) => topic)).size).toBe(60);
  expect(plan.budgetSplit).toEqual([]);
});

const words = (max: number) =>
  fc
    .array(fc.constantFrom("Atelier", "Größe", "工房", "عيادة", "Straßenbahn", "x".repeat(30), "menü", "№5", "🧗"), {
      minLength: 1,
      maxLength: max,
    })
    .map((list) => list.join(" ").slice(0, max).trim() || "A");

test("no name, offer, price or address is long enough to break a channel's limit", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        name: words(120),
        offer: words(120),
        price: words(60),
        terms: words(500),
        fact: words(500),
        path: fc.integer({ min: 0, max: 1500 }),
      }),
      fc.constantFrom("en", "pt", "de", "ja", "ar"),
      fc.constantFrom<Channel>(...CHANNELS),
      async ({ name, offer, price, terms, fact, path }, language, channel) => {
        const profile: Profile = {
          ...business,
          name,
          language,
          website: `https://long.example/${"p".repeat(path)}`,
          location: fact.slice(0, 300),
          offers: [{ name: offer, price, terms }],
          facts: [fact],
          description: fact,
        };
        const { fields } = await write(entryFor(channel, { topic: offer }), {}, profile);
        expect(checkFields(channel, present(fields))).toMatchObject({ ok: true });
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

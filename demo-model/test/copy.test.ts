import { expect, test } from "vitest";
import { useModel } from "./support/model.ts";
import {
  ask,
  BRIEFS,
  contentRequest,
  readBriefFile,
  strategyRequest,
  type CampaignBrief,
  type Entry,
  type Plan,
  type Profile,
  type Written,
} from "./support/requests.ts";

const model = useModel();

type Case = { business: Profile; campaign: CampaignBrief };

/** A bakery whose goal names neither a customer nor a sale, and a practice of which next to nothing is known. */
const bakery: Case = {
  business: {
    ...readBriefFile("accountant-leeds").business,
    name: "Corner Bakery",
    industry: "Bakery and café",
    description: "A small bakery on the corner of Mill Lane. Two bakers start at four in the morning.",
    audience: "People who live within ten minutes on foot, and parents on the way back from school",
    location: "14 Mill Lane, Oakfield",
    offers: [{ name: "Early bird", price: "£4.50", terms: "coffee and an almond bun, weekdays until 10 am" }],
    facts: ["Rye bread on Fridays only", "Open Tuesday to Sunday, 7 am to 5 pm", "Closed on Mondays"],
    constraints: ["Mention nuts when a product contains them"],
  },
  campaign: {
    goal: "40 more early-bird breakfasts a week",
    channels: ["instagram", "facebook", "email"],
    startsOn: "2026-12-01",
    endsOn: "2026-12-28",
    contentCount: 9,
  },
};
const practice: Case = {
  business: {
    ...bakery.business,
    name: "Hillside Physiotherapy and Sports Rehabilitation Practice",
    industry: "Physiotherapist",
    description: "",
    audience: "",
    location: "Bristol",
    offers: [],
    facts: ["Evening appointments on Tuesdays"],
    constraints: [],
  },
  campaign: { ...bakery.campaign, goal: "20 new patients", channels: ["facebook", "email", "sms", "google_ads"] },
};

const CASES: readonly (readonly [string, Case])[] = [
  ...BRIEFS.map((name) => [name, readBriefFile(name)] as const),
  ["a bakery", bakery],
  ["a practice", practice],
];

async function campaignOf({ business, campaign }: Case) {
  const plan = await ask<Plan>(model.url(), strategyRequest(business, campaign));
  const write = (entry: Entry) => ask<Written>(model.url(), contentRequest(business, campaign, entry));
  const contents = await Promise.all(plan.calendar.map(async (entry) => ({ entry, written: await write(entry) })));
  return { plan, contents };
}

const textsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** The paragraphs of a post, a letter or an article; nothing for advertisements. */
const paragraphsOf = ({ fields }: Written): string[] => {
  const [first = ""] = [fields["caption"], fields["text"], fields["body"], fields["sections"]]
    .filter((value) => value !== undefined && value !== null)
    .map((value) => textsIn(value).join("\n\n"));
  return first.split("\n\n").filter((paragraph) => paragraph !== "");
};

test.each(CASES)("no two contents for %s begin alike", async (_, given) => {
  const { contents } = await campaignOf(given);
  const openings = contents
    .filter(({ entry }) => !["google_ads", "sms"].includes(entry.channel))
    .map(({ entry, written }) => paragraphsOf(written)[entry.channel === "email" ? 1 : 0]);
  expect(openings.filter((opening, index) => openings.indexOf(opening) !== index)).toEqual([]);
});

test.each(CASES)("no paragraph for %s begins small, and no greeting ends in a comma", async (_, given) => {
  const { contents } = await campaignOf(given);
  const own = new Set([...given.business.facts, ...given.business.offers.map(({ name }) => name)]);
  for (const { entry, written } of contents) {
    const paragraphs = paragraphsOf(written).filter((paragraph) => !own.has(paragraph.replace(/\.$/u, "")));
    expect(paragraphs.filter((paragraph) => /^\p{Ll}/u.test(paragraph))).toEqual([]);
    expect(entry.channel === "email" ? paragraphs[0] : "Hello.").toMatch(/[.!。]$/u);
  }
});

/** Signs of a machine: words and turns that say nothing about one business. */
const MACHINE_WORDS =
  /\b(?:delve|tapestry|testament|pivotal|crucial|vibrant|seamless(?:ly)?|elevate|unlock|unleash|embark|realm|robust|leverage|foster|showcase|nestled|boasts|renowned|captivating|game-changer|cutting-edge|holistic|curated|bespoke|transformative|effortless(?:ly)?|supercharge|empower|hidden gem|look no further|say goodbye|rest assured|we've got you covered|when it comes to|imagine|picture this|don't miss out|ready to|what are you waiting for|behind the scenes)\b|—/iu;

test.each(CASES.filter(([, { business }]) => business.language === "en"))(
  "nothing for %s sounds like a machine",
  async (_, given) => {
    const { plan, contents } = await campaignOf(given);
    const texts = [...textsIn(plan), ...contents.flatMap(({ written }) => textsIn(written.fields))];
    expect(texts.filter((text) => MACHINE_WORDS.test(text))).toEqual([]);
  },
);

test.each(CASES)("the plan for %s sells in a third of its contents at most", async (_, given) => {
  const { plan } = await campaignOf(given);
  const selling = plan.calendar.filter(({ topic }) => given.business.offers.some(({ name }) => topic.includes(name)));
  expect(selling.length).toBeLessThanOrEqual(Math.ceil(plan.calendar.length / 3));
});

test("a goal is counted in the owner's own number and noun", async () => {
  const [breakfasts, patients] = [await campaignOf(bakery), await campaignOf(practice)];
  expect(breakfasts.plan.goals[0]).toMatchObject({ metric: "Sales of Early bird", target: 40, unit: "per week" });
  expect(patients.plan.goals[0]).toMatchObject({ metric: "New patients", target: 20 });
});

test("the groups an owner names stand in the plan word for word", async () => {
  const { plan } = await campaignOf(bakery);
  expect(plan.audienceSegments.map(({ name }) => name)).toEqual([
    "People who live within ten minutes on foot",
    "Parents on the way back from school",
  ]);
});

test("a fact about one weekday is told on that day", async () => {
  const { plan } = await campaignOf(bakery);
  const rye = plan.calendar.find(({ topic }) => topic.includes("Rye bread on Fridays only"));
  expect(rye && new Date(rye.date).getUTCDay()).toBe(5);
});

test("nuts are mentioned wherever the product with nuts is, when the owner wants it", async () => {
  const { contents } = await campaignOf(bakery);
  const named = contents
    .flatMap(({ written }) => textsIn(written.fields))
    .filter((text) => text.includes("almond bun"));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((text) => !text.includes("contains nuts"))).toEqual([]);
});

test("a shortened name does not end in a small word", async () => {
  const { contents } = await campaignOf(practice);
  const texts = contents.flatMap(({ written }) => textsIn(written.fields)).join("\n");
  expect(texts).toContain("Hillside Physiotherapy");
  expect(texts).not.toMatch(/Hillside Physiotherapy and(?! Sports)/u);
});

const WISHES = {
  "climbing-gym-boulder": ["Shorter", "Warmer"],
  "bike-repair-leipzig": ["Kürzer", "Wärmer"],
  "bakery-lisbon": ["Mais curto", "Mais caloroso"],
  "tea-shop-kyoto": ["短く", "あたたかく"],
  "dental-clinic-alexandria": ["أقصر", "أدفأ"],
};

test.each(Object.entries(WISHES))("for %s the wishes %j show in every channel", async (name, [shorter, warmer]) => {
  const { business, campaign } = readBriefFile(name);
  const { calendar } = await ask<Plan>(model.url(), strategyRequest(business, campaign));
  const talking = calendar.filter(({ channel }) => !["google_ads", "sms", "blog"].includes(channel));
  for (const entry of talking) {
    const { fields } = await ask<Written>(model.url(), contentRequest(business, campaign, entry));
    const again = async (instruction: string | undefined) => {
      const wish = contentRequest(business, campaign, entry, { instruction, current: fields });
      return paragraphsOf(await ask<Written>(model.url(), wish)).join("\n\n");
    };
    const before = paragraphsOf({ notices: [], factsUsed: [], fields }).join("\n\n");
    const short = await again(shorter);
    expect(short.length < before.length ? "" : `${before}\n>>>\n${short}`).toBe("");
    expect(await again(warmer)).not.toBe(before);
  }
});

import { expect, test } from "vitest";
import { CHANNELS, checkFields } from "../../contracts/src/index.ts";
import { faultIn } from "./support/conforms.ts";
import { useModel } from "./support/model.ts";
import {
  ask,
  BRIEFS,
  contentRequest,
  contentSchema,
  factsOf,
  readBriefFile,
  strategyRequest,
  strategySchema,
  type Entry,
  type Plan,
  type Profile,
  type Written,
} from "./support/requests.ts";

const model = useModel();

/** As the server takes it: what is null is left out. */
const present = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

const textsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const SCRIPTS: Record<string, RegExp> = {
  ar: /\p{Script=Arabic}/gu,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
};
const ENGLISH = /\b(?:the|and|with|your|you|we|our|this|see|what|ask)\b/giu;

/** What is in the wrong language: Latin words in another script, English words in another language. */
function strangersIn(language: string, texts: string[], site: string): string[] {
  const text = texts.join("\n").replaceAll(new RegExp(`(?:https?://)?${site}`, "gu"), "");
  const script = SCRIPTS[language];
  if (script) return text.match(script) ? (text.match(/[A-Za-z]{2,}/gu) ?? []) : ["nothing in its script"];
  return language === "en" ? [] : (text.match(ENGLISH) ?? []);
}

const siteOf = (website: string | null): string => URL.parse(website ?? "")?.hostname ?? "-";

const numbersIn = (text: string): string[] => text.match(/\d+(?:[.,:]\d+)*/gu) ?? [];

/** What a business wants said beside every price. */
const ownRules = ({ constraints }: Profile): string => constraints.join("\n");

const planFor = (name: string): Promise<Plan> => {
  const { business, campaign } = readBriefFile(name);
  return ask<Plan>(model.url(), strategyRequest(business, campaign));
};

test.each(BRIEFS)("the plan for %s keeps to the brief", async (name) => {
  const { business, campaign } = readBriefFile(name);
  const plan = await planFor(name);

  expect(faultIn(strategySchema(campaign.channels), plan)).toBeNull();
  expect(plan.calendar).toHaveLength(campaign.contentCount);
  expect(new Set(plan.calendar.map(({ channel }) => channel))).toEqual(new Set(campaign.channels));
  expect(plan.calendar.every(({ date }) => date >= campaign.startsOn && date <= campaign.endsOn)).toBe(true);
  expect(plan.calendar.map(({ date }) => date)).toEqual(plan.calendar.map(({ date }) => date).toSorted());
  expect(new Set(plan.calendar.map(({ topic }) => topic)).size).toBe(campaign.contentCount);
  expect(plan.budgetSplit.reduce((sum, { sharePercent }) => sum + sharePercent, 0)).toBe(campaign.budget ? 100 : 0);
  expect(plan.goals.filter(({ primary }) => primary)).toHaveLength(1);
  const told = textsIn({
    ...plan,
    pillars: plan.pillars.map(({ name: subject }) => subject),
    calendar: plan.calendar.map(({ topic, angle }) => [topic, angle]),
    channelPlan: plan.channelPlan.map(({ role }) => role),
    budgetSplit: [],
    goals: [],
  });
  expect(strangersIn(business.language, told, siteOf(business.website))).toEqual([]);
});

test.each([
  ["bakery-lisbon", 40],
  ["bike-repair-leipzig", 60],
  ["climbing-gym-boulder", 120],
  ["dental-clinic-alexandria", 80],
  ["tea-shop-kyoto", 8],
  ["accountant-leeds", 25],
])("the first goal for %s is the number the owner named", async (name, target) => {
  expect((await planFor(name)).goals[0]?.target).toBe(target);
});

test.each(BRIEFS)("the plan for %s rests on subjects and facts that there are", async (name) => {
  const { business } = readBriefFile(name);
  const { pillars, calendar, oneIdea } = await planFor(name);
  const ids = new Set<string | null>([null, ...factsOf(business).map(({ id }) => id)]);
  expect(pillars.reduce((sum, { sharePercent }) => sum + sharePercent, 0)).toBe(100);
  expect(pillars.filter(({ kind, sharePercent }) => kind === "offer" && sharePercent > 30)).toEqual([]);
  expect(pillars.flatMap(({ factIds }) => factIds).filter((id) => !ids.has(id))).toEqual([]);
  const names = new Set(pillars.map(({ name: subject }) => subject));
  expect(calendar.filter(({ pillar = "" }) => !names.has(pillar))).toEqual([]);
  expect(calendar.filter(({ factId = "" }) => !ids.has(factId))).toEqual([]);
  expect(calendar.some(({ factId }) => factId !== null)).toBe(true);
  expect(oneIdea).not.toBe("");
});

/** Words of three letters and more; pairs of signs where words are not parted. */
const wordsIn = (text: string): Set<string> =>
  new Set(
    [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].flatMap(([word]) =>
      /[\u3040-\u9fff]/u.test(word) ? Array.from(word, (sign, at) => sign + (word[at + 1] ?? "")) : [word],
    ),
  );

test.each(BRIEFS)("what the contents for %s cite is what they say", async (name) => {
  const { business, campaign } = readBriefFile(name);
  const { calendar } = await planFor(name);
  const dates = numbersIn(JSON.stringify(campaign));
  for (const entry of calendar) {
    const {
      fields,
      factsUsed,
      hooks = [],
    } = await ask<Written>(model.url(), contentRequest(business, campaign, entry));
    const text = textsIn(fields).join("\n");
    const cited = factsOf(business).filter(({ id }) => factsUsed.includes(id));
    expect(cited).toHaveLength(factsUsed.length);
    const backed = new Set([
      ...dates,
      ...cited.flatMap((fact) => numbersIn(fact.text)),
      ...numbersIn(ownRules(business)),
    ]);
    expect(numbersIn(text).filter((number) => !backed.has(number))).toEqual([]);
    const said = wordsIn(text);
    expect(cited.filter((fact) => ![...wordsIn(fact.text)].some((word) => said.has(word)))).toEqual([]);
    expect(new Set(hooks).size).toBe(3);
  }
});

test("a call to action that another content has taken is not said again", async () => {
  const { business, campaign } = readBriefFile("climbing-gym-boulder");
  const { calendar } = await planFor("climbing-gym-boulder");
  const entry = calendar.find(({ channel }) => channel === "bluesky");
  if (!entry) throw new Error("Nothing is planned for Bluesky.");
  const textWith = async (alreadySaid: string[]) =>
    textsIn(
      (await ask<Written>(model.url(), contentRequest(business, campaign, entry, { alreadySaid }))).fields,
    ).join();
  expect(await textWith([])).toContain(entry.callToAction);
  expect(await textWith([entry.callToAction])).not.toContain(entry.callToAction);
});

test.each(BRIEFS)(
  "what is sent to people for %s goes out in the middle of the week, never two days in a row",
  async (name) => {
    const { calendar } = await planFor(name);
    const sent = calendar
      .filter(({ channel }) => ["email", "sms"].includes(channel))
      .map(({ date }) => Date.parse(date));
    expect(sent.map((time) => new Date(time).getUTCDay()).filter((day) => day < 2 || day > 4)).toEqual([]);
    expect(sent.filter((time, index) => index > 0 && time - (sent[index - 1] ?? 0) < 2 * 86_400_000)).toEqual([]);
  },
);

test("the bakery that is closed on Mondays gets no Monday", async () => {
  const { calendar } = await planFor("bakery-lisbon");
  expect(calendar.map(({ date }) => new Date(date).getUTCDay())).not.toContain(1);
});

test.each(BRIEFS)("every content for %s fits its channel, in the right language, from facts alone", async (name) => {
  const { business, campaign } = readBriefFile(name);
  const { calendar } = await planFor(name);
  const known = new Set(numbersIn(JSON.stringify([business, campaign])));
  const others = CHANNELS.flatMap((channel, index) =>
    calendar.slice(index % 8, (index % 8) + 1).map((entry): Entry => Object.assign({}, entry, { channel })),
  );
  for (const entry of [...calendar, ...others]) {
    const written = await ask<Written>(model.url(), contentRequest(business, campaign, entry));
    expect(faultIn(contentSchema(entry.channel), written)).toBeNull();
    expect(
      checkFields(CHANNELS.find((channel) => channel === entry.channel) ?? "x", present(written.fields)),
    ).toMatchObject({ ok: true });
    const texts = textsIn(written.fields);
    expect(strangersIn(business.language, texts, siteOf(business.website))).toEqual([]);
    expect(texts.flatMap(numbersIn).filter((number) => !known.has(number))).toEqual([]);
    expect(texts.join("\n")).not.toMatch(/[{}[\]]|undefined|\.\.|。。/u);
  }
});

const grams = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 3) }, (_, at) => text.slice(at, at + 4)));
const likeness = (left: Set<string>, right: Set<string>): number => {
  const shared = [...left].filter((gram) => right.has(gram)).length;
  return shared / (left.size + right.size - shared);
};

test.each(BRIEFS)("no two contents for %s are alike", async (name) => {
  const { business, campaign } = readBriefFile(name);
  const { calendar } = await planFor(name);
  const contents = await Promise.all(
    calendar.map((entry) => ask<Written>(model.url(), contentRequest(business, campaign, entry))),
  );
  const texts = contents.map(({ fields }, index) => ({
    channel: calendar[index]?.channel,
    text: textsIn(fields).join("\n"),
  }));
  const pairs = texts.flatMap((left, at) => texts.slice(at + 1).map((right) => ({ left, right })));
  const likest = pairs
    .filter(({ left, right }) => left.channel === right.channel)
    .map(({ left, right }) => ({ left, right, likeness: likeness(grams(left.text), grams(right.text)) }));
  expect(new Set(texts.map(({ text }) => text)).size).toBe(texts.length);
  expect(likest.filter((pair) => pair.likeness >= 0.75)).toEqual([]);
});

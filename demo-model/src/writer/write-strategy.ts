import type { Pillar, Plan } from "../languages/language.ts";
import { evidenceOf } from "./evidence.ts";
import { seedOf } from "../seed.ts";
import { citedIn } from "./cited.ts";
import { calendarOf, type Entry } from "./calendar.ts";
import { counted } from "./counted.ts";
import { createVoice, slotsOf, subjectOf, type Context, type Voice } from "./context.ts";
import { dayInWords, daysBetween } from "./dates.ts";
import { goalsOf } from "./goals.ts";
import { isIn } from "./profile.ts";
import { readersOf, segmentsOf } from "./segments.ts";
import { render, renderAll, type Slots } from "./template.ts";

const MOST_CONTENTS = 60;
const REGIONS: Readonly<Record<string, readonly [string, string]>> = { en: ["en-GB", "en-US"], pt: ["pt-PT", "pt-BR"] };

/** How often a channel is heard, in words. */
function cadenceOf(times: number, weeks: number, { bank }: Context): string {
  const { cadences } = bank.plan;
  if (times <= 1) return cadences.once;
  const perWeek = times / weeks;
  if (perWeek < 0.75) return counted(cadences.few, times, bank.code);
  return perWeek < 1.5 ? cadences.weekly : counted(cadences.perWeek, Math.round(perWeek), bank.code);
}

/** Channels that are no place for posts. */
const FAMILIES: Readonly<Record<string, keyof Plan["avoids"]>> = {
  email: "letters",
  sms: "texts",
  blog: "search",
  google_ads: "search",
};

function channelPlan(
  context: Context,
  voice: Voice,
  calendar: readonly Entry[],
): { channel: string; role: string; avoid: string; cadence: string }[] {
  const { bank, brief } = context;
  const weeks = Math.max(1, daysBetween(brief.campaign.startsOn, brief.campaign.endsOn) / 7);
  const first = (roles: readonly string[]): string => renderAll(roles, voice.slots, context.choice)[0] ?? "";
  return brief.campaign.channels.map((channel) => ({
    channel,
    role: first(bank.plan.roles[channel] ?? bank.plan.roles["facebook"] ?? []),
    avoid: bank.plan.avoids[FAMILIES[channel] ?? "posts"],
    cadence: cadenceOf(calendar.filter((entry) => entry.channel === channel).length, weeks, context),
  }));
}

type Share = { kind: keyof Plan["budget"]; channel: string | null; weight: number };

function sharesFor(channels: readonly string[]): Share[] {
  const boosted = channels.find((channel) => ["instagram", "facebook", "linkedin", "x"].includes(channel));
  const sent = channels.find((channel) => channel === "sms" || channel === "email");
  return [
    ...(channels.includes("google_ads") ? [{ kind: "ads", channel: "google_ads", weight: 45 } as const] : []),
    ...(boosted ? [{ kind: "boost", channel: boosted, weight: 30 } as const] : []),
    ...(channels.some((channel) => channel !== "sms" && channel !== "google_ads")
      ? [{ kind: "photos", channel: null, weight: 15 } as const]
      : []),
    ...(sent ? [{ kind: "sending", channel: sent, weight: 10 } as const] : []),
    { kind: "writing", channel: null, weight: 10 },
    { kind: "reserve", channel: null, weight: 10 },
  ];
}

/** Whole shares that add up to 100; none where there is no budget. */
function budgetSplit(
  { bank, brief }: Context,
  voice: Voice,
): { item: string; channel: string | null; sharePercent: number; reason: string }[] {
  if (!brief.campaign.hasBudget) return [];
  const shares = sharesFor(brief.campaign.channels);
  const total = shares.reduce((sum, { weight }) => sum + weight, 0);
  const whole = shares.map(({ weight }) => Math.floor((weight / total) * 20) * 5);
  whole[0] = (whole[0] ?? 0) + 100 - whole.reduce((sum, share) => sum + share, 0);
  return shares.map(({ kind, channel }, index) => {
    const { item, reason } = bank.plan.budget[kind];
    return { item: voice.say([item]), channel, sharePercent: whole[index] ?? 0, reason };
  });
}

/** What could go wrong for such a business, with such terms and such rules. */
function risksOf(context: Context, slots: Slots): { risk: string; response: string }[] {
  const { code } = context.bank;
  const isOwn = (text: string): boolean => isIn(text, code, true) && (code === "en" || !isIn(text, "en", true));
  const rule = context.brief.business.constraints.find((each) => isOwn(each)) ?? "";
  const say = (text: string): string => render(text, { ...slots, rule }, context.choice) ?? "";
  return [context.trade.risk, ...context.bank.plan.risks]
    .map(({ risk, response }) => ({ risk: say(risk), response: say(response) }))
    .filter(({ risk, response }) => risk !== "" && response !== "")
    .slice(0, 3);
}

/** What a customer should remember: the offers, what only this business can say, and an answer. */
function messagesOf(context: Context, slots: Slots): string[] {
  const { keyMessages } = context.bank.plan;
  const say = (more: Slots): string[] =>
    renderAll(keyMessages, { ...slots, offer: "", detail: "", fact: "", doubt: "", ...more }, context.choice).slice(
      0,
      1,
    );
  const plain = (text: string): string => render(text, context.base, context.choice) ?? "";
  const offers = context.offers.slice(0, 2).flatMap(({ name, price, terms }) => say({ offer: name, price, terms }));
  const details = context.details.slice(0, 2).flatMap((detail) => say({ detail }));
  const facts = [...context.inviting, ...context.facts].slice(0, 2).flatMap((fact) => say({ fact }));
  const answers = context.trade.doubts.flatMap(({ text, answer }) =>
    say({ doubt: plain(text), answer: plain(answer) }),
  );
  return [...new Set([...offers, ...details, ...facts, ...answers])].slice(0, 5);
}

const SHARES: readonly (readonly [Pillar, number])[] = [
  ["people", 30],
  ["teach", 30],
  ["prove", 20],
  ["offer", 20],
];

/** The subjects of the campaign, with the facts that each stands on. */
function pillarsOf({ bank, brief, offers, details, inviting, hours }: Context) {
  const grounds: Record<Pillar, readonly string[]> = {
    people: [],
    teach: [],
    prove: [...details, ...inviting, ...hours],
    offer: offers.map(({ name, price }) => `${name} ${price}`),
  };
  const has = (pillar: Pillar): boolean => pillar !== "offer" || offers.length > 0;
  const missing = offers.length > 0 ? 0 : 20;
  return SHARES.filter(([pillar]) => has(pillar)).map(([kind, share]) => ({
    name: bank.plan.pillars[kind],
    kind,
    sharePercent: kind === "teach" ? share + missing : share,
    factIds: citedIn(grounds[kind].join("\n"), brief),
  }));
}

/** Writes the plan of a campaign. */
export function writeStrategy(context: Context): Record<string, unknown> {
  const { bank, brief, choice, wishes } = context;
  const { campaign } = brief;
  const { plan } = bank;
  const count = Math.min(MOST_CONTENTS, Math.max(1, campaign.contentCount ?? campaign.channels.length * 3));
  const channels = campaign.channels.length > 0 ? campaign.channels : ["facebook"];
  const calendar = calendarOf(context, channels, count);
  const goals = goalsOf(context, count);
  const locale = REGIONS[bank.code]?.[choice] ?? bank.code;
  const again = wishes.size > 0 || brief.previousSummary !== "";
  const moved = again ? 1 + (seedOf(brief.instruction) % 2) : 0;
  const own = context.fits(campaign.goal) ? campaign.goal.replace(/[.。]$/u, "") : "";
  const slots: Slots = {
    ...slotsOf(context, subjectOf(context, "offer", moved)),
    count: counted(plan.count, count, bank.code),
    from: dayInWords(campaign.startsOn, locale),
    to: dayInWords(campaign.endsOn, locale),
    readers: readersOf(context),
    aim:
      own ||
      goals
        .slice(0, 1)
        .map(({ metric, target, unit }) => `${metric} (${target} ${unit})`)
        .join(""),
    instruction: context.fits(brief.instruction) ? brief.instruction : "",
  };
  const voice = createVoice(context, slots, 0);
  const wish = [...wishes]
    .map((each) => render(plan.wishes[each], slots, choice))
    .filter((text) => text !== null)
    .join(", ");
  const replanned = wish === "" ? "" : (render(plan.replanned, { wish }, choice) ?? "");
  const summaries = voice.all(plan.summary);
  const summary = summaries.find((text) => !brief.previousSummary.includes(text)) ?? summaries[0] ?? "";
  const messages = messagesOf(context, slots);
  return {
    summary: [replanned, summary].filter((text) => text !== "").join(bank.joiner),
    positioning: renderAll(plan.positioning, slots, choice)[0] ?? "",
    audienceSegments: segmentsOf(context, voice, moved),
    pillars: pillarsOf(context),
    keyMessages: [...messages.slice(moved), ...messages.slice(0, moved)],
    goals,
    channelPlan: channelPlan(context, voice, calendar),
    budgetSplit: budgetSplit(context, voice),
    calendar,
    risks: risksOf(context, slots),
    evidence: evidenceOf(context),
    situation: slots["scene"] ?? "",
    tension: slots["doubt"] ?? "",
    insight: slots["answer"] ?? "",
    oneIdea: messages[0] ?? "",
  };
}

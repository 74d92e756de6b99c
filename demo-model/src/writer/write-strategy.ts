import type { Plan } from "../languages/language.ts";
import { pick, seedOf } from "../seed.ts";
import { calendarOf, type Entry } from "./calendar.ts";
import { createVoice, slotsOf, subjectOf, type Context, type Voice } from "./context.ts";
import { dayInWords, daysBetween } from "./dates.ts";
import { goalsOf } from "./goals.ts";
import { render, type Slots } from "./template.ts";

const MOST_CONTENTS = 60;
const REGIONS: Readonly<Record<string, readonly [string, string]>> = { en: ["en-GB", "en-US"], pt: ["pt-PT", "pt-BR"] };

/** How often a channel is heard, in words. */
function cadenceOf(times: number, weeks: number, { cadences }: Plan): string {
  if (times <= 1) return cadences.once;
  const perWeek = times / weeks;
  if (perWeek < 0.75) return cadences.few.replace("{n}", String(times));
  return perWeek < 1.5 ? cadences.weekly : cadences.perWeek.replace("{n}", String(Math.round(perWeek)));
}

function channelPlan(
  { bank, brief }: Context,
  voice: Voice,
  calendar: readonly Entry[],
): { channel: string; role: string; cadence: string }[] {
  const weeks = Math.max(1, daysBetween(brief.campaign.startsOn, brief.campaign.endsOn) / 7);
  return brief.campaign.channels.map((channel) => ({
    channel,
    role: voice.say([bank.plan.roles[channel] ?? bank.plan.roles["facebook"] ?? ""]),
    cadence: cadenceOf(calendar.filter((entry) => entry.channel === channel).length, weeks, bank.plan),
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

/** The groups an owner names, where there are several; otherwise three that every business has. */
function namedAudiences({ brief, fits }: Context): string[] {
  const audience = brief.campaign.audience || brief.business.audience;
  if (!fits(audience)) return [];
  const parts = audience.split(/[,;،、]\s*(?:and\s+|und\s+|e\s+)?/u).map((part) => part.trim().replace(/[.。]$/u, ""));
  return parts
    .filter((part) => part.length >= 3 && part.length <= 70)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1));
}

/** Writes the plan of a campaign. */
export function writeStrategy(context: Context): Record<string, unknown> {
  const { bank, brief, trade, choice, wishes, turnedBy } = context;
  const { campaign } = brief;
  const { plan } = bank;
  const count = Math.min(MOST_CONTENTS, Math.max(1, campaign.contentCount ?? campaign.channels.length * 3));
  const channels = campaign.channels.length > 0 ? campaign.channels : ["facebook"];
  const calendar = calendarOf(context, channels, count);
  const audience = campaign.audience || brief.business.audience;
  const locale = REGIONS[bank.code]?.[choice] ?? bank.code;
  const slots: Slots = {
    ...slotsOf(context, subjectOf(context, "offer", 0)),
    count: (count === 1 ? plan.count.one : plan.count.many).replace("{n}", String(count)),
    from: dayInWords(campaign.startsOn, locale),
    to: dayInWords(campaign.endsOn, locale),
    audience: context.fits(audience) ? audience.replace(/[.。]$/u, "") : "",
    instruction: context.fits(brief.instruction) ? brief.instruction : "",
  };
  const voice = createVoice(context, slots, 0);
  const again = wishes.size > 0 || brief.previousSummary !== "";
  const moved = again ? 1 + (seedOf(brief.instruction) % 2) : 0;
  const wish = [...wishes]
    .map((each) => render(plan.wishes[each], slots, choice))
    .filter((text) => text !== null)
    .join(", ");
  const replanned = wish === "" ? "" : (render(plan.replanned, { wish }, choice) ?? "");
  const summaries = voice.all(plan.summary);
  const summary = summaries.find((text) => !brief.previousSummary.includes(text)) ?? summaries[0] ?? "";
  const named = namedAudiences(context);
  const segments = plan.segments.map(({ name, message }, index) => ({
    name: (named.length > 1 ? named[index] : undefined) ?? voice.say([name]),
    moment: voice.say([pick(trade.moments, index + moved) ?? ""]),
    doubt: voice.say([pick(trade.doubts, index + moved) ?? ""]),
    message: voice.say([message]) || voice.say(plan.keyMessages.slice(3)),
  }));
  const messages = [...new Set(voice.all(plan.keyMessages, 0))];
  return {
    summary: [replanned, summary].filter((text) => text !== "").join(bank.joiner),
    positioning: voice.say(plan.positioning, moved),
    audienceSegments: named.length > 1 ? segments.slice(0, Math.min(3, named.length)) : segments,
    keyMessages: [...messages.slice(moved), ...messages.slice(0, moved)].slice(0, 5),
    goals: goalsOf(context, count),
    channelPlan: channelPlan(context, voice, calendar),
    budgetSplit: budgetSplit(context, voice),
    calendar,
    risks: [...plan.risks.slice(turnedBy % 2), ...plan.risks.slice(0, turnedBy % 2)].slice(0, 3),
    evidence: [],
    situation: slots["scene"] ?? "",
    tension: slots["doubt"] ?? "",
    insight: messages.at(-1) ?? "",
    oneIdea: messages[0] ?? "",
  };
}

import type { ConsentBasis, ContactChannel } from "@handbill/contracts";

/** Where a rule is found. `jurisdiction` is a country, `EU`, or `house` for what we hold to everywhere. */
export type Rule = {
  jurisdiction: string;
  source: string;
  since: string | null;
  reviewedAt: string;
};

const REVIEWED = "2026-11-22";
const rule = (jurisdiction: string, source: string, since: string | null = null): Rule => ({
  jurisdiction,
  source,
  since,
  reviewedAt: REVIEWED,
});

export const HOUSE = rule("house", "Only people who said yes are written to, and nobody twice.");
export const SUPPRESSION = rule(
  "house",
  "GDPR art. 21 (3), CAN-SPAM 15 USC 7704 (a)(4), CASL s. 11: a no holds at once.",
);
export const SENDER_IDENTITY = rule(
  "house",
  "CAN-SPAM 15 USC 7704 (a)(5), CASL s. 6 (2), § 5 DDG: the sender and a postal address.",
);
export const FREQUENCY = rule("house", "Three mailings in seven days are enough for anybody.");
/** Mailings to one person in the days over which they are counted. */
export const MOST_MAILINGS = 3;
export const OPT_OUT_RULE = rule("US", "TCPA, CTIA Messaging Principles: how to stop, in every message.");
export const BRAND_RULE = rule("US", "CTIA Messaging Principles: who writes, in the first words.");
export const SAMPLE_RULE = rule("house", "The sample business is for trying out: nothing of it leaves.");

/** For which reasons somebody may be written to, and for how many months where a reason ages. */
export type ConsentRule = Rule & {
  channels: readonly ContactChannel[];
  bases: Partial<Record<ConsentBasis, "lasting" | number>>;
};

const ASKED = { consent: "lasting", double_opt_in: "lasting" } as const;

/** The first that fits the country of the recipient and the channel holds. */
const CONSENT_RULES: readonly ConsentRule[] = [
  {
    ...rule("CA", "CASL s. 10 (10): a purchase is a yes for 24 months, an inquiry for 6", "2014-07-01"),
    channels: ["email", "sms"],
    bases: { ...ASKED, purchase: 24, inquiry: 6 },
  },
  {
    ...rule("US", "TCPA 47 CFR 64.1200: prior express written consent", "2013-10-16"),
    channels: ["sms"],
    bases: ASKED,
  },
  {
    ...rule("US", "CAN-SPAM 15 USC 7704; customers may be written to until they say no", "2004-01-01"),
    channels: ["email"],
    bases: { ...ASKED, soft_opt_in: "lasting", purchase: "lasting", inquiry: "lasting" },
  },
  {
    ...rule("DE", "§ 7 (2), (3) UWG: consent, or a customer and goods of the same kind", "2008-12-30"),
    channels: ["email", "sms"],
    bases: { ...ASKED, soft_opt_in: "lasting" },
  },
  {
    ...rule("GB", "PECR reg. 22: consent, or a customer and goods of the same kind", "2003-12-11"),
    channels: ["email", "sms"],
    bases: { ...ASKED, soft_opt_in: "lasting" },
  },
  {
    // Everywhere else, as in the European Union: whoever keeps to it breaks no other.
    ...rule("EU", "Directive 2002/58/EC art. 13: consent, or a customer and goods of the same kind", "2003-10-31"),
    channels: ["email", "sms"],
    bases: { ...ASKED, soft_opt_in: "lasting" },
  },
];

export function consentRuleOf(country: string | null, channel: ContactChannel): ConsentRule {
  const fitting = CONSENT_RULES.filter(({ channels }) => channels.includes(channel));
  const own = fitting.find(({ jurisdiction }) => jurisdiction === country) ?? fitting.at(-1);
  if (!own) throw new Error(`no rule of consent for ${channel}`);
  return own;
}

type Hours = readonly [from: number, to: number] | null;

/** From which hour to which somebody may be disturbed, by the ISO weekday; null for a day of rest. */
export type QuietRule = Rule & { hours: Record<number, Hours>; onHolidays: boolean };

const week = (weekdays: Hours, saturday: Hours, sunday: Hours): Record<number, Hours> => ({
  1: weekdays,
  2: weekdays,
  3: weekdays,
  4: weekdays,
  5: weekdays,
  6: saturday,
  7: sunday,
});

/** What rings in a pocket waits for the hours in which nobody minds. */
const QUIET_RULES: readonly QuietRule[] = [
  {
    ...rule("US", "47 CFR 64.1200 (c)(1), and the narrowest of the states (RI): 9 to 18, weekends 10 to 17"),
    hours: week([9, 18], [10, 17], [10, 17]),
    onHolidays: false,
  },
  {
    ...rule("house", "10 to 18 on weekdays, 10 to 17 on Saturdays, never on Sundays and public holidays"),
    hours: week([10, 18], [10, 17], null),
    onHolidays: false,
  },
];

export function quietRuleOf(country: string | null): QuietRule {
  const own = QUIET_RULES.find(({ jurisdiction }) => jurisdiction === country) ?? QUIET_RULES.at(-1);
  if (!own) throw new Error("no rule of quiet hours");
  return own;
}

/** A mail waits to be read, so no law sets its hours: outside of these, the owner is told. */
export const MAIL_HOURS: readonly [from: number, to: number] = [7, 22];

import type { Business, Content, HoldReason, StopReason } from "@handbill/contracts";
import { OPT_OUT } from "@handbill/contracts";
import type { AudienceRow } from "../../data/repositories/contact-repository.ts";
import {
  BRAND_RULE,
  consentRuleOf,
  FREQUENCY,
  HOUSE,
  MOST_MAILINGS,
  OPT_OUT_RULE,
  quietRuleOf,
  type Rule,
  SAMPLE_RULE,
  SENDER_IDENTITY,
  SUPPRESSION,
} from "./rules.ts";

/** What is known when a contact comes to the gates. */
export type Passage = {
  channel: "email" | "sms";
  /** When it goes out, where the contact is. */
  at: Temporal.ZonedDateTime;
  /** Whose law holds; null where nobody said where the contact is. */
  country: string | null;
  /** The public holiday that it is there; null for any other day. */
  holiday: string | null;
};

export type Held = { reason: HoldReason; rule: Rule };
export type Stop = { reason: StopReason; detail: string; rule: Rule };

type Gate = (contact: AudienceRow, passage: Passage) => Held | undefined;

const held = (reason: HoldReason, rule: Rule): Held => ({ reason, rule });

const SUPPRESSED: Record<string, HoldReason> = {
  unsubscribed: "unsubscribed",
  paused: "paused",
  bounced: "bounced",
  complained: "complained",
  by_hand: "stopped_by_owner",
};

const hasAddress: Gate = ({ addressHash }) => (addressHash === null ? held("no_address", HOUSE) : undefined);

const isNotSuppressed: Gate = ({ suppressed }) =>
  suppressed === null ? undefined : held(SUPPRESSED[suppressed] ?? "stopped_by_owner", SUPPRESSION);

const saidYes: Gate = ({ basis, givenAt, confirmedAt, withdrawnAt }, { channel, country, at }) => {
  const rule = consentRuleOf(country, channel);
  if (basis === null || givenAt === null) return held("no_consent", rule);
  if (withdrawnAt !== null) return held("consent_withdrawn", rule);
  if (confirmedAt === null) return held("consent_pending", rule);
  const lasts = Object.entries(rule.bases).find(([name]) => name === basis)?.[1];
  if (lasts === undefined) return held("no_consent", rule);
  if (lasts === "lasting") return undefined;
  const end = Temporal.Instant.from(givenAt).toZonedDateTimeISO("UTC").add({ months: lasts });
  return Temporal.Instant.compare(end.toInstant(), at.toInstant()) < 0 ? held("consent_expired", rule) : undefined;
};

const isAwake: Gate = (_contact, { channel, at, country, holiday }) => {
  if (channel === "email") return undefined; // a mail waits to be read
  const rule = quietRuleOf(country);
  if (holiday !== null && !rule.onHolidays) return held("holiday", rule);
  const hours = rule.hours[at.dayOfWeek] ?? null;
  return hours !== null && at.hour >= hours[0] && at.hour < hours[1] ? undefined : held("quiet_hours", rule);
};

const isNotTooOften: Gate = ({ sentLately }) =>
  sentLately >= MOST_MAILINGS ? held("too_often", FREQUENCY) : undefined;

/** In the order in which a reason is of use to the owner: the first that holds somebody back is the one that is said. */
const GATES: readonly Gate[] = [hasAddress, isNotSuppressed, saidYes, isNotTooOften, isAwake];

/** Why a contact is left out; undefined for one who gets it. */
export function heldBack(contact: AudienceRow, passage: Passage): Held | undefined {
  for (const gate of GATES) {
    const found = gate(contact, passage);
    if (found) return found;
  }
  return undefined;
}

const BRAND_WITHIN = 30;

/** What keeps a content from going out to anybody. */
export function stopsOf(business: Business, { channel, fields }: Pick<Content, "channel" | "fields">): Stop[] {
  const { legalName, postalAddress, country } = business.sender;
  const text = String(Reflect.get(Object(fields), "text") ?? "");
  const isText = channel === "sms" && fields !== null;
  const found: (Stop | false)[] = [
    business.sample && {
      reason: "sample",
      detail: "This is the sample business: nothing of it is sent.",
      rule: SAMPLE_RULE,
    },
    (legalName.trim() === "" || postalAddress.trim() === "" || country === null) && {
      reason: "no_sender",
      detail:
        "Say who sends: name, postal address and country. The law wants them under every mailing; they are in the profile.",
      rule: SENDER_IDENTITY,
    },
    isText &&
      !OPT_OUT.test(text) && {
        reason: "no_opt_out",
        detail: 'The message does not say how to stop. Add, for example, "Reply STOP to opt out".',
        rule: OPT_OUT_RULE,
      },
    isText &&
      !text.slice(0, BRAND_WITHIN).toLowerCase().includes(business.name.toLowerCase().slice(0, BRAND_WITHIN)) && {
        reason: "no_brand",
        detail: "The message does not begin with your name. People want to know who writes before they read on.",
        rule: BRAND_RULE,
      },
  ];
  return found.filter((stop) => stop !== false);
}

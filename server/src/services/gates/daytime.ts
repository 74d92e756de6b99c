import type { DaytimeChoice, HoldReason } from "@handbill/contracts";
import { zoneOf } from "../schedule/zone.ts";
import { holidayOn } from "./holidays.ts";
import { quietRuleOf, type Rule } from "./rules.ts";

/** For whom mails wait, and where the business is that sends them. */
export type Daytime = { hours: DaytimeChoice; timezone: string; country: string | null };

export type Reader = { timezone: string | null; country: string | null };

/** It is night there, or no day to disturb somebody: from `until` on a mail may arrive. */
export type Wait = { reason: Extract<HoldReason, "quiet_hours" | "holiday">; until: Temporal.Instant; rule: Rule };

/** No rule closes more days in a row. */
const MOST_DAYS = 14;

/**
 * Until when a mail to somebody waits; null for who gets it at once. Every hour is that of the reader, and so are the holidays. Who
 * lives by the clock and in the country of the business is left to its owner, unless she wants it otherwise.
 */
export async function waitOf(daytime: Daytime, reader: Reader, at: Temporal.Instant): Promise<Wait | null> {
  if (daytime.hours === "any") return null;
  const there = at.toZonedDateTimeISO(zoneOf(reader.timezone ?? daytime.timezone));
  if (daytime.hours === "abroad" && !isAbroad(daytime, reader, there)) return null;
  const country = reader.country ?? daytime.country;
  const rule = quietRuleOf(country);
  let reason: Wait["reason"] | null = null;
  for (let days = 0; days < MOST_DAYS; days += 1) {
    const day = there.toPlainDate().add({ days });
    const hours = rule.hours[day.dayOfWeek] ?? null;
    const rests = !rule.onHolidays && country !== null && (await holidayOn(country, day)) !== undefined;
    const opens = hours && !rests ? hourOf(day, hours[0], there) : null;
    const closes = hours && !rests ? hourOf(day, hours[1], there) : null;
    if (opens && closes && isBefore(there, closes)) {
      if (!isBefore(there, opens)) return null;
      return { reason: reason ?? "quiet_hours", until: opens.toInstant(), rule };
    }
    if (days === 0) reason = rests ? "holiday" : "quiet_hours";
  }
  return null;
}

const hourOf = (day: Temporal.PlainDate, hour: number, { timeZoneId }: Temporal.ZonedDateTime) =>
  day.toZonedDateTime({ timeZone: timeZoneId, plainTime: { hour } });

const isBefore = (one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime): boolean =>
  Temporal.ZonedDateTime.compare(one, other) < 0;

const isAbroad = (home: Daytime, reader: Reader, there: Temporal.ZonedDateTime): boolean =>
  there.offset !== there.withTimeZone(zoneOf(home.timezone)).offset ||
  (reader.country !== null && home.country !== null && reader.country !== home.country);

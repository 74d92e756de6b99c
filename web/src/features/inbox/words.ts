import type { Conversation } from "@handbill/contracts";
import { dayIn, clockIn } from "../../scheduling/moments.ts";
import { formatDay, formatMoment, today } from "../../ui/dates.ts";
import { messages } from "./messages.ts";

/** Whose conversation it is. */
export const whoOf = ({ contact, fromName }: Pick<Conversation, "contact" | "fromName">): string =>
  contact?.name || fromName || (contact?.email ?? contact?.phone ?? messages.nameless);

/** Out of sight until a time that is still to come. */
export const isAsleep = ({ snoozedUntil }: Pick<Conversation, "snoozedUntil">, now: number): boolean =>
  snoozedUntil !== null && Date.parse(snoozedUntil) > now;

/** "10:42" today, "22 Nov, 10:42" on other days. */
export const whenOf = (at: string, timezone: string, now: Date): string =>
  dayIn(timezone, at) === today(timezone, now) ? clockIn(timezone, at) : formatMoment(at, timezone);

/** "Thu 26 Nov, 09:00". */
export const momentOn = (at: string, timezone: string): string =>
  `${formatDay(dayIn(timezone, at))}, ${clockIn(timezone, at)}`;

const KIB = 1024;

/** "340 kB", "2.1 MB". */
export const sizeOf = (bytes: number): string =>
  bytes < KIB * KIB ? `${Math.max(1, Math.round(bytes / KIB))} kB` : `${(bytes / KIB / KIB).toFixed(1)} MB`;

/** The language a text says that it is in, where a browser knows that as one. */
export const langOf = (language: string | null): { lang?: string } => (language ? { lang: language } : {});

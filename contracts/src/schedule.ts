import * as z from "zod/mini";
import { Channel } from "./channels.ts";
import { Content, ContentStatus, Missed } from "./content.ts";
import { calendarDate, id, timeZone, webAddress } from "./text.ts";

/** How close two pieces of a business stand when each takes attention from the other. */
export const CLOSE_TOGETHER_MINUTES = 60;
/** Longest part of the calendar that is read at once, in days. */
export const MAX_CALENDAR_DAYS = 100;

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** `2026-11-26T10:00` on the clock of a zone, or a moment with an offset, as `2026-11-26T10:00:00+01:00`. */
export const moment = z
  .string()
  .check(z.maxLength(40), z.regex(MOMENT, { error: "Write the time as 2026-11-26T10:00, or with an offset." }));

/** `POST .../schedule` and `.../schedule/check`; the zone is that of the business unless named. */
export const ScheduleRequest = z.strictObject({
  at: moment,
  timezone: z.optional(timeZone),
  /** By which connection it goes out then; null by hand. Left out: as before, or by the one that has its channel. */
  connectionId: z.optional(z.nullable(id)),
});
export type ScheduleRequest = z.infer<typeof ScheduleRequest>;

export const SCHEDULE_NOTE_KINDS = [
  "close_together",
  "closed_day",
  "holiday",
  "clock_skips",
  "clock_repeats",
  "outside_campaign",
] as const;

/** What the owner may want to know of a time. It never stands in the way. */
export const ScheduleNote = z
  .object({
    kind: z.enum(SCHEDULE_NOTE_KINDS),
    /** One sentence for the owner. */
    detail: z.string(),
    /** The other piece, where there is one, and when it goes out. */
    contentId: z.optional(z.string()),
    at: z.optional(z.string()),
  })
  .register(z.globalRegistry, { id: "ScheduleNote" });
export type ScheduleNote = z.infer<typeof ScheduleNote>;

export const Scheduled = z.object({ content: Content, notes: z.array(ScheduleNote) });
export type Scheduled = z.infer<typeof Scheduled>;

/** The moment that was meant, with the offset of its zone. */
export const ScheduleCheck = z.object({ at: z.string(), timezone: z.string(), notes: z.array(ScheduleNote) });
export type ScheduleCheck = z.infer<typeof ScheduleCheck>;

/** A good time that is free, with the offset of its zone. */
export const Slot = z.object({
  at: z.string(),
  timezone: z.string(),
  /** One sentence for the owner: why then. */
  reason: z.string(),
});
export type Slot = z.infer<typeof Slot>;

/** Longer than this is a time to choose, and no second thought. */
const MAX_HOLD_SECONDS = 60;

/**
 * `POST .../publish`. By a connection, the one that is named or the one that has its channel: now. With `url` or `byHand`, and where
 * there is no such connection: the owner posted it.
 */
export const PublishRequest = z.strictObject({
  url: z.optional(z.nullable(webAddress)),
  byHand: z.optional(z.boolean()),
  connectionId: z.optional(id),
  /** How long a connection is not told yet: until then it is taken back by `stop`, and nothing has left. */
  holdSeconds: z.optional(z.int().check(z.gte(0), z.lte(MAX_HOLD_SECONDS))),
});
export type PublishRequest = z.infer<typeof PublishRequest>;

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** `GET .../calendar`: both days are part of it. */
export const CalendarQuery = z.strictObject({ from: calendarDate, to: calendarDate }).check(
  z.refine(({ from, to }) => from <= to, {
    error: "The last day is before the first.",
    path: ["to"],
    when: ({ issues }) => issues.length === 0,
  }),
  z.refine(({ from, to }) => days(from, to) < MAX_CALENDAR_DAYS, {
    error: `Ask for ${MAX_CALENDAR_DAYS} days at most.`,
    path: ["to"],
    when: ({ issues }) => issues.length === 0,
  }),
);
export type CalendarQuery = z.infer<typeof CalendarQuery>;

/** A content in the calendar: it stands on `scheduledOn`, at `scheduledAt` when it has a time. */
export const CalendarItem = z
  .object({
    id,
    campaignId: id,
    campaignName: z.string(),
    channel: Channel,
    status: ContentStatus,
    topic: z.string(),
    /** How its text begins; empty until it is written. */
    excerpt: z.string(),
    version: z.int(),
    scheduledOn: z.string(),
    scheduledAt: z.nullable(z.string()),
    timezone: z.nullable(z.string()),
    publishedAt: z.nullable(z.string()),
    /** Why it did not go out at its time; null unless its status is `missed`. */
    missed: z.optional(z.nullable(Missed)),
    /** About its day and time, where it is still to go out. */
    notes: z.array(ScheduleNote),
  })
  .register(z.globalRegistry, { id: "CalendarItem" });
export type CalendarItem = z.infer<typeof CalendarItem>;

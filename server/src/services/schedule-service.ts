import {
  type CalendarItem,
  type CalendarQuery,
  type Campaign,
  CLOSE_TOGETHER_MINUTES,
  type Content,
  type Missed,
  type Scheduled,
  type ScheduleCheck,
  type ScheduleNote,
  type ScheduleRequest,
  type Slot,
} from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { act, type ContentPath, createContentChange, requireNotOut } from "./content-change.ts";
import { connectionForTime } from "./publishing/choose-connection.ts";
import { placeInCalendar, requireAsApproved } from "./publishing/claim-content.ts";
import { requirePermission } from "./permissions.ts";
import { calendarOf } from "./schedule/calendar.ts";
import { notesOnDay } from "./schedule/day-notes.ts";
import { type Moment, readMoment } from "./schedule/moment.ts";
import { notesOnNeighbours } from "./schedule/neighbours.ts";
import { opennessOf } from "./schedule/openness.ts";
import { zoneOf } from "./schedule/zone.ts";
import { findSlots, firstDay, MAX_YEARS_AHEAD, SLOT_DAYS } from "./schedule/slots.ts";

type Needs = { store: Store; businesses: BusinessService };
export type ScheduleService = ReturnType<typeof createScheduleService>;

/** After this long nobody means to post it late any more: the owner decides again. */
const MISSED_AFTER_HOURS = 24;

/** Times at which approved contents go out. The content row is the one place where a time stands. */
export function createScheduleService({ store, businesses }: Needs) {
  const changing = createContentChange({ store, businesses });

  return {
    /** Gives an approved content its time, or another one. */
    async schedule(
      userId: string,
      path: ContentPath,
      version: number | undefined,
      request: ScheduleRequest,
    ): Promise<Scheduled> {
      let notes: ScheduleNote[] = [];
      const content = await changing(userId, path, version, async (tx, business, present) => {
        requirePermission(business, "publish");
        requireApproved(present);
        await requireAsApproved(tx, business, present.id);
        const moment = await readFuture(tx, business, request);
        notes = await notesOn(tx, business, present, moment);
        const connections = business.sample ? [] : await tx.connections.list(business);
        const connectionId = connectionForTime(connections, present, request.connectionId);
        const place = placeOf(moment.at);
        const details = { at: place.at, timezone: place.timezone };
        await tx.audit.append(business, act("content.scheduled", present, details));
        return tx.schedules.schedule(business, present.id, place, connectionId);
      });
      return { content, notes };
    },

    /** The moment that is meant and what there is to say of it; changes nothing. */
    async check(userId: string, path: ContentPath, request: ScheduleRequest): Promise<ScheduleCheck> {
      const business = await businesses.requireOwned(userId, path.businessId);
      const content = await requireContent(store, business, path.contentId);
      const moment = await readFuture(store, business, request);
      const notes = await notesOn(store, business, content, moment);
      return { at: moment.at.toString({ timeZoneName: "never" }), timezone: moment.at.timeZoneId, notes };
    },

    /** Good times that are free. */
    async slots(userId: string, path: ContentPath): Promise<Slot[]> {
      const business = await businesses.requireOwned(userId, path.businessId);
      const { channel, id, scheduledOn } = await requireContent(store, business, path.contentId);
      const now = Temporal.Instant.from(await store.schedules.now());
      const place = { now, timezone: zoneOf(business.timezone), plannedOn: scheduledOn };
      const first = firstDay(place).toZonedDateTime(place.timezone);
      const [from, to] = [first.subtract({ hours: 1 }), first.add({ days: SLOT_DAYS + 1 })];
      const timed = await store.schedules.timesBetween(business, id, utc(from), utc(to));
      const taken = timed.map(({ at }) => Temporal.Instant.from(at));
      return findSlots({ ...place, channel, openness: opennessOf(business), taken });
    },

    /** Takes a time back; and, where the owner said that it was posted, takes that back. */
    cancel: (userId: string, path: ContentPath, version: number | undefined): Promise<Content> =>
      changing(userId, path, version, async (tx, business, content) => {
        if (content.status === "approved") return content;
        if (hasTime(content)) {
          await tx.audit.append(business, act("content.unscheduled", content));
          return tx.schedules.unschedule(business, content.id);
        }
        const before = content.status === "published" && (await tx.schedules.beforePublishing(business, content.id));
        if (before) {
          await tx.audit.append(business, act("content.taken_back", content));
          return tx.schedules.unpublish(business, content.id, before);
        }
        requireNotOut(content);
        throw nothingToCancel();
      }),

    /** The owner posted it. Saying so twice is harmless, and may correct the address. */
    publish: (userId: string, path: ContentPath, version: number | undefined, url: string | null): Promise<Content> =>
      changing(userId, path, version, async (tx, business, content) => {
        requirePermission(business, "publish");
        if (content.status === "published") {
          return url ? tx.schedules.setPublishedUrl(business, content.id, url) : content;
        }
        requireApproved(content);
        await requireAsApproved(tx, business, content.id);
        const timezone = zoneOf(content.timezone ?? business.timezone);
        const now = Temporal.Instant.from(await tx.schedules.now()).toZonedDateTimeISO(timezone);
        await tx.audit.append(business, act("content.posted_by_hand", content));
        return tx.schedules.publish(business, content.id, placeOf(now), url, placeInCalendar(content));
      }),

    /** What stands in the calendar on these days. */
    async calendar(userId: string, businessId: string, { from, to }: CalendarQuery): Promise<CalendarItem[]> {
      const business = await businesses.requireOwned(userId, businessId);
      const [dayBefore, dayAfter] = [shifted(from, -1), shifted(to, 1)];
      // A day more on both sides: what goes out just before midnight is close to what goes out just after.
      const rows = await store.schedules.calendar(business, dayBefore, dayAfter);
      return calendarOf(rows, opennessOf(business)).filter(({ scheduledOn: day }) => day >= from && day <= to);
    },

    /** Marks what nobody posted in time, of all businesses. */
    sweep: (): Promise<number> => store.schedules.markMissed(MISSED_AFTER_HOURS, notPosted),
  };
}

async function requireContent(store: Store, business: OwnedBusiness, contentId: string): Promise<Content> {
  const content = await store.contents.find(business, contentId);
  if (!content) throw notFound("Content");
  return content;
}

async function readFuture(
  { schedules }: Pick<Repositories, "schedules">,
  business: OwnedBusiness,
  { at, timezone }: ScheduleRequest,
): Promise<Moment> {
  const moment = readMoment({ at, timezone: timezone ?? business.timezone });
  const now = Temporal.Instant.from(await schedules.now());
  if (Temporal.Instant.compare(moment.at.toInstant(), now) <= 0) throw timePast();
  const latest = now.toZonedDateTimeISO(moment.at.timeZoneId).add({ years: MAX_YEARS_AHEAD });
  if (Temporal.ZonedDateTime.compare(moment.at, latest) > 0) throw tooFar();
  return moment;
}

async function notesOn(
  { schedules, campaigns }: Pick<Repositories, "schedules" | "campaigns">,
  business: OwnedBusiness,
  content: Content,
  { at, notes }: Moment,
): Promise<ScheduleNote[]> {
  const campaign: Campaign | undefined = await campaigns.find(business, content.campaignId);
  if (!campaign) throw notFound("Campaign");
  const [from, to] = [at.subtract({ minutes: CLOSE_TOGETHER_MINUTES }), at.add({ minutes: CLOSE_TOGETHER_MINUTES })];
  const neighbours = await schedules.timesBetween(business, content.id, utc(from), utc(to));
  return [
    ...notes,
    ...notesOnNeighbours(at, neighbours),
    ...notesOnDay(at.toPlainDate(), opennessOf(business), campaign),
  ];
}

const utc = (at: Temporal.ZonedDateTime): string => at.toInstant().toString();

const placeOf = (at: Temporal.ZonedDateTime) => ({
  at: utc(at),
  timezone: at.timeZoneId,
  day: at.toPlainDate().toString(),
});

/** Some days later, or earlier. Days end with the year 9999, here as in the database. */
function shifted(day: string, days: number): string {
  const moved = Temporal.PlainDate.from(day).add({ days });
  return moved.year > 9999 ? day : moved.toString();
}

const hasTime = ({ status }: Content): boolean => status === "scheduled" || status === "missed";

/** Only what its owner approved is given a time, and goes out. */
export function requireApproved(content: Content): void {
  requireNotOut(content);
  if (content.status === "approved" || hasTime(content)) return;
  throw new AppError(
    "not_approved",
    content.fields === null
      ? "There is no text yet. Write it, approve it, and then give it a time."
      : "Approve this text first: only what you approved goes out.",
  );
}

const notPosted: Missed = {
  code: "not_posted",
  detail: "Its time is over by a day, and nobody said that it was posted.",
};

const timePast = () =>
  new AppError("time_past", "This time is over. Choose a later one.", {
    errors: [{ path: "at", message: "This time is over." }],
  });

const tooFar = () =>
  new AppError("invalid_request", "This is more than two years away. Look at the year again.", {
    errors: [{ path: "at", message: "More than two years away." }],
  });

const nothingToCancel = () => new AppError("conflict", "This has no time that could be taken back.");

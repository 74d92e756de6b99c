import type { CalendarItem, Content, Missed } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { BeforePublishing } from "../models/content.ts";
import type { Tables } from "../models/tables.ts";
import { isThere, nextVersion, NOT_SCHEDULED, updateContents } from "./content-rows.ts";
import { excerptOf } from "./content-texts.ts";

/** Where a content stands in the calendar. */
export type Place = { at: string; timezone: string; day: string };

/** Another piece with a time. */
export type Timed = { id: string; topic: string; at: string };

export type CalendarRow = Omit<CalendarItem, "notes"> & { startsOn: string; endsOn: string };

/** Those that take the attention of an hour. */
const takesItsHour = sql<boolean>`status in ('scheduled', 'publishing', 'published') and scheduled_at is not null`;

const SWEEP_ROWS = 500;

export function createScheduleRepository(db: Kysely<Tables>) {
  const change = (business: OwnedBusiness, contentId: string, set: Parameters<typeof updateContents>[2]) =>
    updateContents(db, business, { ...set, version: nextVersion })
      .where("id", "=", contentId)
      .executeTakeFirst();

  return {
    /** The time of the database: the only clock that all processes share. */
    async now(): Promise<string> {
      const { rows } = await sql<{ now: string }>`select now() as now`.execute(db);
      return rows[0]?.now ?? "";
    },

    /** Other pieces of the business that have a time strictly between two moments, in their order. */
    async timesBetween(business: OwnedBusiness, contentId: string, from: string, to: string): Promise<Timed[]> {
      const rows = await db
        .selectFrom("contents")
        .select(["id", "topic", "scheduledAt"])
        .where("businessId", "=", business.id)
        .where("id", "!=", contentId)
        .where("scheduledAt", ">", from)
        .where("scheduledAt", "<", to)
        .where(takesItsHour)
        .where(isThere)
        .orderBy("scheduledAt")
        .orderBy("id")
        .execute();
      return rows.flatMap(({ id, topic, scheduledAt: at }) => (at === null ? [] : [{ id, topic, at }]));
    },

    /** Gives a locked content its time. */
    schedule: (
      business: OwnedBusiness,
      contentId: string,
      place: Place,
      connectionId: string | null,
    ): Promise<Content | undefined> =>
      change(business, contentId, {
        status: "scheduled",
        scheduledAt: place.at,
        timezone: place.timezone,
        scheduledOn: place.day,
        connectionId,
      }),

    /** Takes the time of a locked content back; its day and its approval stay. */
    unschedule: (business: OwnedBusiness, contentId: string): Promise<Content | undefined> =>
      change(business, contentId, { ...NOT_SCHEDULED, status: "approved" }),

    /** A locked content went out at this place, by the hand of its owner. */
    publish: (
      business: OwnedBusiness,
      contentId: string,
      place: Place,
      url: string | null,
      before: BeforePublishing,
    ): Promise<Content | undefined> =>
      change(business, contentId, {
        status: "published",
        publishedAt: place.at,
        publishedUrl: url,
        scheduledAt: place.at,
        timezone: place.timezone,
        scheduledOn: place.day,
        beforePublishing: JSON.stringify(before),
      }),

    setPublishedUrl: (business: OwnedBusiness, contentId: string, url: string): Promise<Content | undefined> =>
      change(business, contentId, { publishedUrl: url }),

    /** What the calendar said of a content before its owner posted it; undefined when no hand did. */
    async beforePublishing(business: OwnedBusiness, contentId: string): Promise<BeforePublishing | undefined> {
      const row = await db
        .selectFrom("contents")
        .select("beforePublishing")
        .where("businessId", "=", business.id)
        .where("id", "=", contentId)
        .executeTakeFirst();
      return row?.beforePublishing ?? undefined;
    },

    /** It was not posted after all: everything is as it was. */
    unpublish: (business: OwnedBusiness, contentId: string, before: BeforePublishing): Promise<Content | undefined> =>
      change(business, contentId, { ...before, publishedAt: null, publishedUrl: null, beforePublishing: null }),

    /** What stands in the calendar on these days, in its order, with the period of its campaign. */
    calendar: (business: OwnedBusiness, from: string, to: string): Promise<CalendarRow[]> =>
      db
        .selectFrom("contents")
        .innerJoin("campaigns", "campaigns.id", "contents.campaignId")
        .select([
          "contents.id",
          "contents.campaignId",
          "campaigns.name as campaignName",
          "contents.channel",
          "contents.status",
          "contents.topic",
          "contents.version",
          "contents.scheduledAt",
          "contents.timezone",
          "contents.publishedAt",
          "contents.missed",
          "campaigns.startsOn",
          "campaigns.endsOn",
        ])
        .select(sql<string>`contents.scheduled_on`.as("scheduledOn"))
        .select(excerptOf("contents").as("excerpt"))
        .where("contents.businessId", "=", business.id)
        .where("contents.deletedAt", "is", null)
        .where("campaigns.deletedAt", "is", null)
        .where(sql<boolean>`coalesce(contents.scheduled_on, 'infinity') between ${from}::date and ${to}::date`)
        .orderBy(sql`coalesce(contents.scheduled_on, 'infinity')`)
        .orderBy(sql`contents.scheduled_at nulls first`)
        .orderBy("contents.id")
        .execute(),

    /** Marks as missed what should have gone out long ago, of all businesses. How many there were. */
    async markMissed(graceHours: number, why: Missed): Promise<number> {
      // Locked rows are being changed by somebody just now; they are looked at the next time.
      const { rows } = await sql`
        update contents set status = 'missed', missed = ${JSON.stringify(why)}::jsonb, version = version + 1, updated_at = now()
        where id in (
          select id from contents
          where status = 'scheduled' and deleted_at is null and scheduled_at < now() - make_interval(hours => ${graceHours}::integer)
          order by scheduled_at limit ${SWEEP_ROWS} for update skip locked)
        returning id`.execute(db);
      return rows.length;
    },
  };
}

import { type Channel, KEEP_REMOVED_DAYS, type Removed } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

const MOST_LISTED = 200;
/** Erased at once: few enough that nobody waits for it. */
const BATCH = 100;

const keptFor = sql`make_interval(days => ${sql.lit(KEEP_REMOVED_DAYS)})`;
const isOver = sql<boolean>`deleted_at < now() - ${keptFor}`;

type Row = Omit<Removed, "channel"> & { channel: Channel | null };

/** What was removed: kept for a while, then erased with everything that was said of it. */
export function createRemovedRepository(db: Kysely<Tables>) {
  /**
   * The ledger keeps what a call cost for ever, and what it answered no longer than the text itself; a rating stays without what its
   * owner said of the text.
   */
  const forgetWords = async (column: "campaignId" | "contentId", ids: readonly string[]): Promise<void> => {
    const isErased = sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`;
    await db
      .updateTable("aiLogs")
      .set({ rawAnswer: null, promptText: null, promptExpiresAt: null })
      .where(isErased)
      .where("outcome", "!=", "started")
      .execute();
    await db.updateTable("aiRatings").set({ note: "" }).where(isErased).where("note", "!=", "").execute();
  };

  return {
    /** What can still be brought back by itself, newest first. A conversation comes back with the contact that it went with. */
    async list(business: OwnedBusiness): Promise<Removed[]> {
      const { rows } = await sql<Row>`
        select id, 'campaign' as kind, name, null as channel, deleted_at as removed_at, deleted_at + ${keptFor} as until
        from campaigns where business_id = ${business.id} and deleted_at >= now() - ${keptFor}
        union all
        select id, 'content', topic, channel, deleted_at, deleted_at + ${keptFor}
        from contents where business_id = ${business.id} and deleted_at >= now() - ${keptFor} and exists (
          select from campaigns where campaigns.id = contents.campaign_id and campaigns.deleted_at is null)
        union all
        select id, 'contact', coalesce(nullif(name, ''), email, phone, ''), null, deleted_at, deleted_at + ${keptFor}
        from contacts where business_id = ${business.id} and deleted_at >= now() - ${keptFor}
        union all
        select c.id, 'conversation', coalesce(nullif(c.subject, ''), nullif(p.name, ''), p.email, p.phone, (
            select coalesce(nullif(m.from_name, ''), m.from_address) from messages m
            where m.conversation_id = c.id and m.direction = 'inbound' order by m.at desc, m.id desc limit 1), ''),
          null, c.removed_at, c.removed_at + ${keptFor}
        from conversations c left join contacts p on p.id = c.contact_id
        where c.business_id = ${business.id} and c.removed_at >= now() - ${keptFor} and p.deleted_at is null
        order by removed_at desc, id limit ${sql.lit(MOST_LISTED)}`.execute(db);
      return rows.map(({ id, kind, name, channel, removedAt, until }) =>
        channel === null ? { id, kind, name, removedAt, until } : { id, kind, name, channel, removedAt, until },
      );
    },

    /** Erases some campaigns whose time is over, with all their contents. How many there were. Call it in a transaction. */
    async eraseCampaigns(): Promise<number> {
      const rows = await db
        .deleteFrom("campaigns")
        .where("id", "in", (some) =>
          some
            .selectFrom("campaigns as removed")
            .select("removed.id")
            .where(isOver)
            .where(sql<boolean>`not exists (
              select from jobs where jobs.campaign_id = removed.id and jobs.status in ('queued', 'running'))`)
            .limit(BATCH)
            .forUpdate()
            .skipLocked(),
        )
        .returning("id")
        .execute();
      await forgetWords(
        "campaignId",
        rows.map(({ id }) => id),
      );
      return rows.length;
    },

    /** The same for contents. */
    async eraseContents(): Promise<number> {
      const rows = await db
        .deleteFrom("contents")
        .where("id", "in", (some) =>
          some
            .selectFrom("contents as removed")
            .select("removed.id")
            .where(isOver)
            .where(sql<boolean>`not exists (
              select from jobs where jobs.content_id = removed.id and jobs.status in ('queued', 'running'))`)
            .limit(BATCH)
            .forUpdate()
            .skipLocked(),
        )
        .returning("id")
        .execute();
      await forgetWords(
        "contentId",
        rows.map(({ id }) => id),
      );
      return rows.length;
    },
  };
}

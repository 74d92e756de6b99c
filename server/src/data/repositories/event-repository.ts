import { type Kysely, type Selectable, sql } from "kysely";
import type { EventTable } from "../models/event.ts";
import type { Tables } from "../models/tables.ts";

/** An event as it is written: what is not said of it is not known. */
export type NewEvent = Pick<EventTable, "id" | "businessId" | "occurredAt" | "kind" | "source"> &
  Partial<
    Omit<EventTable, "id" | "businessId" | "occurredAt" | "kind" | "source" | "recordedAt"> & { bodyHash: string }
  >;

export type EventLoss = { id: string; reason: string; events: number; since: string; until: string };

/** Months for which there is a table before their first event. */
const MONTHS_AHEAD = 3;
const ERASED_AT_ONCE = 5_000;

const COLUMNS = sql.raw(
  `id, business_id, occurred_at, kind, content_id, campaign_id, link_id, variant, delivery_id, click_id, visitor, bot,
   goal, amount, currency, source, dedupe_key`,
);

/**
 * The click that a conversion came from: the one that it names, or else the last of the same visitor on the same day. Others have
 * none.
 */
const clickBefore = sql`
  (select named.* from events as named
    where given.kind = 'conversion' and named.id = given.click_id and named.business_id = given.business_id)
  union all
  (select last.* from events as last
    where given.kind = 'conversion' and given.click_id is null and given.visitor is not null
      and last.business_id = given.business_id and last.kind = 'click' and last.bot is null
      and last.visitor = given.visitor
      and last.occurred_at between given.occurred_at - interval '1 day' and given.occurred_at
    order by last.occurred_at desc limit 1)
  limit 1`;

/** Events of all businesses: they are counted for whom their link or their mail belongs to. */
export function createEventRepository(db: Kysely<Tables>) {
  return {
    /**
     * Writes events in one statement. One that is there already, by its id or by its key, is not written again, so that a batch of
     * which nobody knows whether it arrived may be sent once more. What was erased meanwhile is counted for nobody.
     */
    async append(events: readonly NewEvent[]): Promise<void> {
      if (events.length === 0) return;
      await sql`
        with told as (
          select * from jsonb_to_recordset(${JSON.stringify(events.map(toRow))}::jsonb) as row (
            id uuid, business_id uuid, occurred_at timestamptz, kind text, content_id uuid, campaign_id uuid, link_id uuid,
            variant integer, delivery_id uuid, click_id uuid, visitor text, bot text, goal text, amount bigint,
            currency text, source text, dedupe_key text, body_hash text)
        ), given as (
          select * from told
          where exists (select from businesses where businesses.id = told.business_id) and (
            case when content_id is not null then exists (select from contents where contents.id = told.content_id)
            else link_id is null or exists (select from links where links.id = told.link_id) end)
        ), claimed as (
          insert into event_keys (business_id, key, event_id, body_hash)
          select business_id, dedupe_key, id, coalesce(body_hash, '') from given
          where dedupe_key is not null
          on conflict (business_id, key) do nothing
          returning event_id
        )
        insert into events (${COLUMNS})
        select given.id, given.business_id, given.occurred_at, given.kind,
          coalesce(given.content_id, click.content_id), coalesce(given.campaign_id, click.campaign_id),
          coalesce(given.link_id, click.link_id), coalesce(given.variant, click.variant),
          coalesce(given.delivery_id, click.delivery_id), coalesce(given.click_id, click.id), given.visitor, given.bot,
          given.goal, given.amount, given.currency, given.source, given.dedupe_key
        from given left join lateral (${clickBefore}) as click on true
        where given.dedupe_key is null or given.id in (select event_id from claimed)
        on conflict (id, occurred_at) do nothing`.execute(db);
    },

    /** The event that has this key, and the hash of what was sent with it. */
    findByKey: (
      businessId: string,
      key: string,
    ): Promise<{ eventId: string; bodyHash: string; createdAt: string } | undefined> =>
      db
        .selectFrom("eventKeys")
        .select(["eventId", "bodyHash", "createdAt"])
        .where("businessId", "=", businessId)
        .where("key", "=", key)
        .executeTakeFirst(),

    find: (businessId: string, id: string): Promise<Selectable<EventTable> | undefined> =>
      db.selectFrom("events").selectAll().where("id", "=", id).where("businessId", "=", businessId).executeTakeFirst(),

    /** Makes the tables of the months to come. */
    async makeMonths(): Promise<void> {
      await sql`select make_event_month(now() + make_interval(months => ahead))
        from generate_series(0, ${sql.lit(MONTHS_AHEAD)}) as ahead`.execute(db);
    },

    /**
     * Erases some events of what was erased; how many. A batch that knew of a content may be written for a moment after that
     * content is gone: what was erased within `afterSeconds` is left for later. Call it in a transaction.
     */
    async eraseSome(afterSeconds: number): Promise<number> {
      const { rows } = await sql<{ id: number; businessId: string; contentId: string | null; linkId: string | null }>`
        select id, business_id, content_id, link_id from events_to_erase
        where erased_at < now() - make_interval(secs => ${afterSeconds}) order by id limit 1 for update skip locked`.execute(
        db,
      );
      const [next] = rows;
      if (!next) return 0;
      const { businessId, contentId, linkId } = next;
      const which =
        contentId !== null
          ? sql`content_id = ${contentId}`
          : linkId !== null
            ? sql`content_id is null and link_id = ${linkId}`
            : sql`business_id = ${businessId}`;
      const { rows: counts } = await sql<{ erased: number }>`
        with wanted as materialized (select id, occurred_at from events where ${which} limit ${sql.lit(ERASED_AT_ONCE)}),
        gone as (
          delete from events using wanted where events.id = wanted.id and events.occurred_at = wanted.occurred_at
          returning events.business_id, events.content_id, events.occurred_at),
        noted as (
          insert into analytics_waiting (business_id, day)
          select distinct gone.business_id, (gone.occurred_at at time zone businesses.timezone)::date
          from gone join businesses on businesses.id = gone.business_id where gone.content_id is null)
        select count(*) as erased from gone`.execute(db);
      const erased = counts[0]?.erased ?? 0;
      if (erased === ERASED_AT_ONCE) return erased;
      await sql`delete from analytics_sums where business_id = ${businessId} and content_id = ${contentId}::uuid`.execute(
        db,
      );
      await sql`delete from analytics_money where business_id = ${businessId} and content_id = ${contentId}::uuid`.execute(
        db,
      );
      await sql`delete from events_to_erase where id = ${next.id}`.execute(db);
      return erased + 1;
    },

    /** Says what was not counted. A loss that is known already only grows. */
    async report(losses: readonly EventLoss[]): Promise<void> {
      if (losses.length === 0) return;
      await db
        .insertInto("eventLosses")
        .values([...losses])
        .onConflict((conflict) =>
          conflict.column("id").doUpdateSet({
            events: sql<number>`greatest(event_losses.events, excluded.events)`,
            until: sql<string>`greatest(event_losses.until, excluded.until)`,
          }),
        )
        .execute();
    },

    /** The salt of a day, the same for all processes: the first that asks makes it. */
    async saltOf(day: string, proposed: Buffer): Promise<Buffer> {
      await db
        .insertInto("visitorSalts")
        .values({ day, salt: proposed })
        .onConflict((conflict) => conflict.column("day").doNothing())
        .execute();
      const { salt } = await db
        .selectFrom("visitorSalts")
        .select("salt")
        .where("day", "=", day)
        .executeTakeFirstOrThrow();
      return salt;
    },

    /** Forgets the salts of days that are over. */
    async forgetSalts(before: string): Promise<void> {
      await db.deleteFrom("visitorSalts").where("day", "<", before).execute();
    },
  };
}

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const toRow = (event: NewEvent) =>
  Object.fromEntries(Object.entries(event).map(([name, value]) => [snake(name), value]));

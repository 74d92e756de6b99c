import { type Kysely, sql } from "kysely";

const COUNTED = [
  "impressions",
  "sends",
  "opens",
  "openers",
  "clicks",
  "clickers",
  "conversions",
  "replies",
  "bounces",
  "complaints",
  "unsubscribes",
  "bots",
];
const list = (part: (name: string) => string) => sql.raw(COUNTED.map(part).join(", "));
const sums = list((name) => `sum(${name}) as ${name}`);

/** A month of a content, and a day of all contents: they have this content. */
const ALL = sql.lit("00000000-0000-0000-0000-000000000000");

const spans = (table: string) => sql`
  select business_id, 'day' as span, day, ${ALL}::uuid as content_id, ${sums} from ${sql.raw(table)} group by business_id, day
  union all
  select business_id, 'month', date_trunc('month', day)::date, coalesce(content_id, ${ALL}::uuid), ${sums}
  from ${sql.raw(table)} group by 1, 3, 4`;

const moneyOf = (table: string, span: string, day: string, content: string) => sql`
  select business_id, ${sql.lit(span)} as span, ${sql.raw(day)} as day, ${sql.raw(content)} as content_id, currency,
    sum(revenue)::bigint as revenue, sum(cost)::bigint as cost
  from (
    select business_id, day, content_id, key as currency, value::bigint as revenue, 0 as cost
    from ${sql.raw(table)} cross join jsonb_each_text(revenue) where revenue <> '{}'
    union all
    select business_id, day, content_id, key, 0, value::bigint
    from ${sql.raw(table)} cross join jsonb_each_text(cost) where cost <> '{}') as amounts
  group by 1, 3, 4, 5`;
const money = (table: string) => sql`
  ${moneyOf(table, "day", "day", "'00000000-0000-0000-0000-000000000000'::uuid")}
  union all
  ${moneyOf(table, "month", "date_trunc('month', day)::date", "coalesce(content_id, '00000000-0000-0000-0000-000000000000'::uuid)")}`;

/**
 * Sums of the days of contents: of each day over all contents, and of each content over a month. A year of four hundred contents is
 * read from them in a tenth of the time. The database keeps them right by itself, in the transaction that writes or removes days.
 *
 * Beside that, what was erased is noted, so that its events can follow: there may be millions, and nobody waits for that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table analytics_sums (
      business_id uuid not null references businesses (id) on delete cascade,
      span text not null,
      day date not null,
      content_id uuid not null,
      ${list((name) => `${name} bigint not null`)},
      primary key (business_id, span, day, content_id)
    )`.execute(db);
  await sql`
    create table analytics_money (
      business_id uuid not null references businesses (id) on delete cascade,
      span text not null,
      day date not null,
      content_id uuid not null,
      currency text not null,
      revenue bigint not null,
      cost bigint not null,
      primary key (business_id, span, day, content_id, currency)
    )`.execute(db);
  await keepSums(db);
  await sql`insert into analytics_sums ${spans("analytics_days")}`.execute(db);
  await sql`insert into analytics_money ${money("analytics_days")}`.execute(db);
  await noteErased(db);
}

async function keepSums(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function add_days() returns trigger language plpgsql as $$
    begin
      insert into analytics_sums as sums ${spans("changed")} order by 1, 2, 3, 4
      on conflict (business_id, span, day, content_id)
        do update set ${list((name) => `${name} = sums.${name} + excluded.${name}`)};
      insert into analytics_money as sums ${money("changed")} order by 1, 2, 3, 4, 5
      on conflict (business_id, span, day, content_id, currency)
        do update set revenue = sums.revenue + excluded.revenue, cost = sums.cost + excluded.cost;
      return null;
    end $$`.execute(db);
  await sql`
    create function take_days() returns trigger language plpgsql as $$
    begin
      update analytics_sums as sums set ${list((name) => `${name} = sums.${name} - gone.${name}`)}
      from (${spans("changed")}) as gone
      where sums.business_id = gone.business_id and sums.span = gone.span and sums.day = gone.day
        and sums.content_id = gone.content_id;
      update analytics_money as sums set revenue = sums.revenue - gone.revenue, cost = sums.cost - gone.cost
      from (${money("changed")}) as gone
      where sums.business_id = gone.business_id and sums.span = gone.span and sums.day = gone.day
        and sums.content_id = gone.content_id and sums.currency = gone.currency;
      return null;
    end $$`.execute(db);
  // Days are written and removed, never changed.
  await sql`create trigger add_days after insert on analytics_days
    referencing new table as changed for each statement execute function add_days()`.execute(db);
  await sql`create trigger take_days after delete on analytics_days
    referencing old table as changed for each statement execute function take_days()`.execute(db);
}

async function noteErased(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table events_to_erase (
      id bigint generated by default as identity primary key,
      business_id uuid not null,
      content_id uuid,
      link_id uuid,
      erased_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create function note_erased() returns trigger language plpgsql as $$
    begin
      if tg_table_name = 'businesses' then
        insert into events_to_erase (business_id) select id from gone;
      elsif tg_table_name = 'contents' then
        insert into events_to_erase (business_id, content_id) select business_id, id from gone;
      else
        insert into events_to_erase (business_id, link_id) select business_id, id from gone where content_id is null;
      end if;
      return null;
    end $$`.execute(db);
  for (const table of ["businesses", "contents", "links"]) {
    await sql`create trigger note_erased after delete on ${sql.raw(table)}
      referencing old table as gone for each statement execute function note_erased()`.execute(db);
  }
  await sql`
    create or replace function keep_events() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and (
        not exists (select from businesses where id = old.business_id)
        or (old.content_id is not null and not exists (select from contents where id = old.content_id))
        or (old.content_id is null and old.link_id is not null and not exists (select from links where id = old.link_id)))
      then
        return old;
      end if;
      raise exception 'events is append-only';
    end $$`.execute(db);
}

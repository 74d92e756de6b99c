import { sql } from "kysely";
import { expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import type { NewEvent } from "../../src/data/repositories/event-repository.ts";
import { makeSpender, storeOn } from "../support/ledger.ts";
import { testDatabase } from "../support/test-database.ts";

const database = await testDatabase();
const { db } = database;

const { businessId } = await makeSpender(database);

async function happened(at: string): Promise<string> {
  const id = newId();
  await sql`insert into events (id, business_id, occurred_at, kind, source)
    values (${id}, ${businessId}, ${at}, 'click', 'link')`.execute(db);
  return id;
}

const monthOf = async (id: string): Promise<string | undefined> => {
  const { rows } = await sql<{ month: string }>`
    select tableoid::regclass::text as month from events where id = ${id}`.execute(db);
  return rows[0]?.month;
};

test("an event lies in the table of its month, and one of a month without a table is kept too", async () => {
  await sql`select make_event_month('2031-05-31T23:30:00Z'), make_event_month('2031-05-01T00:00:00Z')`.execute(db);
  const [may, june] = [await happened("2031-05-31T23:59:59Z"), await happened("2031-06-01T00:00:00Z")];

  expect(await monthOf(may)).toBe("events_2031_05");
  expect(await monthOf(june)).toBe("events_others");

  await sql`select make_event_month('2031-06-15T00:00:00Z')`.execute(db); // its events are elsewhere already: no harm
  expect(await monthOf(june)).toBe("events_others");
});

test("nobody can change an event, or remove one whose business is there", async () => {
  const id = await happened("2031-05-10T10:00:00Z");

  await expect(sql`update events set bot = 'crawler' where id = ${id}`.execute(db)).rejects.toThrow(/append-only/);
  await expect(sql`delete from events where id = ${id}`.execute(db)).rejects.toThrow(/append-only/);
  expect(await monthOf(id)).toBe("events_2031_05");
});

test("tables of the months to come are made ahead, and what lies in an old one is found", async () => {
  await storeOn(database).events.makeMonths();
  const { rows } = await sql<{ month: string }>`
    select to_char(now() at time zone 'UTC' + make_interval(months => ahead), '"events_"YYYY_MM') as month
    from generate_series(0, 3) as ahead where to_regclass(to_char(now() at time zone 'UTC' + make_interval(months => ahead),
      '"events_"YYYY_MM')) is not null`.execute(db);
  expect(rows).toHaveLength(4);

  const old = await happened("2019-02-03T10:00:00Z");
  expect(await monthOf(old)).toBe("events_others");
  expect(await storeOn(database).events.find(businessId, old)).toMatchObject({ kind: "click" });
});

test("events follow what was erased, in steps, and late ones are not written; all others stay", async () => {
  const store = storeOn(database);
  const shop = await makeSpender(database);
  const [campaignId, erased, kept, paper] = [newId(), newId(), newId(), newId()];
  await sql`insert into campaigns (id, business_id, name, goal, audience, channels, starts_on, ends_on, notes, content_count, status)
    values (${campaignId}, ${shop.businessId}, 'Spring', 'Sell', '', '["email"]', '2026-03-01', '2026-04-30', '', 2, 'planned')`.execute(
    db,
  );
  await sql`insert into contents (id, business_id, campaign_id, channel, status, topic, angle, call_to_action)
    select id, ${shop.businessId}, ${campaignId}, 'email', 'published', 'Loaves', '', ''
    from unnest(${[erased, kept]}::uuid[]) as id`.execute(db);
  await sql`insert into links (id, business_id, campaign_id, code, address, destinations, utm)
    values (${paper}, ${shop.businessId}, ${campaignId}, 'paperabc', 'https://shop.example', '[]', '{}')`.execute(db);
  const clickOn = (place: Partial<NewEvent>): NewEvent => ({
    id: newId(),
    businessId: shop.businessId,
    occurredAt: "2031-05-10T10:00:00Z",
    kind: "click",
    source: "link",
    ...place,
  });
  const all = () => [
    ...Array.from({ length: 3 }, () => clickOn({ contentId: erased, campaignId })),
    clickOn({ contentId: kept, campaignId }),
    clickOn({ linkId: paper, campaignId }),
    clickOn({}),
  ];
  const places = async () =>
    (
      await db
        .selectFrom("events")
        .select(["contentId", "linkId"])
        .where("businessId", "=", shop.businessId)
        .orderBy("contentId")
        .orderBy("linkId")
        .execute()
    ).map(({ contentId, linkId }) => contentId ?? linkId);
  const erase = async () => {
    while ((await store.transaction((tx) => tx.events.eraseSome(0))) > 0);
  };
  await store.events.append(all());
  expect(await places()).toHaveLength(6);

  await db.deleteFrom("contents").where("id", "=", erased).execute();
  await db.deleteFrom("links").where("id", "=", paper).execute();
  await store.events.append(all()); // they were on their way
  await store.transaction((tx) => tx.events.eraseSome(3_600)); // too early to be sure that none is under way any more
  expect(await places()).toHaveLength(8);
  await erase();
  expect(await places()).toEqual([kept, kept, null, null]);

  await db.deleteFrom("businesses").where("id", "=", shop.businessId).execute();
  await store.events.append(all());
  await erase();
  expect(await places()).toEqual([]);
  expect((await sql`select 1 from events_to_erase`.execute(db)).rows).toEqual([]);
  expect((await sql`select 1 from events where business_id = ${businessId}`.execute(db)).rows).not.toEqual([]);
});

import { newId } from "../server/src/core/ids.ts";
import type { Tables } from "../server/src/data/models/tables.ts";
import { openDatabase } from "../server/src/infrastructure/database.ts";
import { fillInbox } from "../server/test/support/full-inbox.ts";
import { makeSpender, storeOn } from "../server/test/support/ledger.ts";
import { beginMailing } from "../server/test/support/mailings.ts";
import { startDatabase } from "./support/database.ts";
import { sizesOf } from "./support/scale/sizes.ts";

/*
 * What a row of the tables takes that grow with customers and not with texts, on the disk and with its indexes: contacts, mails to them,
 * what they write, and what they click. What texts take is measured by the bench `scale`.
 */

const SHOPS = 20;
const READERS = 1_000;
const CONVERSATIONS = 1_000;
const EVENTS = 20_000;

await using database = await startDatabase();
const patient = openDatabase<Tables>(database.url, { max: 2, statementTimeoutMs: 600_000 });
const store = storeOn(database);
await patient.pool.query(
  "select make_event_month(now() - make_interval(months => ago)) from generate_series(0, 1) as ago",
);
for (let number = 0; number < SHOPS; number += 1) {
  const spender = await makeSpender(database);
  const addresses = Array.from({ length: READERS }, (_, reader) => `reader${reader}.of.shop${number}@x.example`);
  await beginMailing(database, store, { spender, addresses });
  await fillInbox(patient.db, spender, { conversations: CONVERSATIONS, messagesEach: 4 });
  await patient.pool.query(
    `insert into events (id, business_id, occurred_at, kind, content_id, link_id, visitor, source)
     select gen_random_uuid(), $1, now() - make_interval(secs => random() * 2000000),
       (array['click', 'open', 'view', 'delivered'])[1 + floor(random() * 4)::integer], $2, $3, md5(floor(random() * 5000)::text), 'link'
     from generate_series(1, $4::integer)`,
    [spender.businessId, newId(), newId(), EVENTS],
  );
}
console.log(`\nBytes a row, with indexes: ${SHOPS} businesses`);
console.table(await sizesOf(patient.pool));
await patient.close();
process.exit();

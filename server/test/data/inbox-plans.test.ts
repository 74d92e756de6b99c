import { ConversationQuery } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { createConversationRepository } from "../../src/data/repositories/conversation-repository.ts";
import { createMessageRepository } from "../../src/data/repositories/message-repository.ts";
import { createStore } from "../../src/data/store.ts";
import { fillInbox } from "../support/full-inbox.ts";
import { makeSpender, storeOn } from "../support/ledger.ts";
import { plansOf } from "../support/plans.ts";
import { testDatabase } from "../support/test-database.ts";

const database = await testDatabase();
const spender = await makeSpender(database);
const other = await makeSpender(database);
await fillInbox(database.db, spender, { conversations: 4_000, messagesEach: 1 });
await fillInbox(database.db, other, { conversations: 400, messagesEach: 2 });
await sql`vacuum analyze conversations, messages, contacts`.execute(database.db);

const query = (wish: object) => ConversationQuery.parse({ limit: 50, ...wish });

test("no list, search or page of an inbox reads a whole table of conversations or messages", async () => {
  const business = await storeOn(database).businesses.findOwned(spender.userId, spender.businessId);
  if (!business) throw new Error("There is no such business.");
  const plans = await plansOf(database, async (db) => {
    const conversations = createConversationRepository(db);
    const messages = createMessageRepository(db);
    const { items, next } = await conversations.list(business, query({}), []);
    const [first] = items;
    if (!first) throw new Error("The inbox is empty.");
    for (const wish of [
      { cursor: next ?? undefined },
      { status: "open" },
      { status: "snoozed" },
      { unread: "true" },
      { assignee: "me" },
      { contactId: first.contact?.id },
    ]) {
      await conversations.list(business, query(wish), []);
    }
    expect((await conversations.list(business, query({}), ["número17"])).items.length).toBeGreaterThan(0);
    const common = await storeOn(database).conversations.list(business, query({ limit: 3 }), ["pão"]);
    expect(common.items.map(({ id }) => id)).toEqual(items.slice(0, 3).map(({ id }) => id));
    await conversations.counts(business);
    await conversations.find(business, first.id);
    await messages.ofConversation(business, first.id, { limit: 50 });
    await messages.list(business, { limit: 50 });
    const [message] = (await messages.list(business, { limit: 1 })).items;
    await messages.find(business, message?.id ?? "");
  });
  const whole = /Seq Scan on (conversations|messages)\b/;
  for (const { text, plan } of plans) expect(plan, text).not.toMatch(whole);
  expect(plans.length).toBeGreaterThan(12);
});

test("what is under way is found without reading what a business ever asked for", async () => {
  const { businessId, userId } = spender;
  await sql`insert into jobs (id, business_id, user_id, kind, status, stage, input, created_at)
    select gen_random_uuid(), ${businessId}, ${userId}, 'questions', 'succeeded', 'done', '{}', now() - make_interval(mins => n)
    from generate_series(1, 5000) n`.execute(database.db);
  await sql`vacuum analyze jobs`.execute(database.db);
  const plans = await plansOf(database, (db) =>
    createStore(db, async () => {}).jobs.list(userId, { active: true, businessId: undefined }, 20, undefined),
  );
  expect(plans.map(({ plan }) => plan)).toEqual([expect.stringContaining("active_jobs_of_business")]);
});

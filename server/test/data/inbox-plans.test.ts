import { ConversationQuery } from "@handbill/contracts";
import { CompiledQuery, type KyselyPlugin, type RootOperationNode, sql } from "kysely";
import { expect, test } from "vitest";
import { createConversationRepository } from "../../src/data/repositories/conversation-repository.ts";
import { createMessageRepository } from "../../src/data/repositories/message-repository.ts";
import { fillInbox } from "../support/full-inbox.ts";
import { makeSpender, storeOn } from "../support/ledger.ts";
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
  const asked: [RootOperationNode, Parameters<KyselyPlugin["transformQuery"]>[0]["queryId"]][] = [];
  const db = database.db.withPlugin({
    transformQuery({ node, queryId }) {
      asked.push([node, queryId]);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
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

  const whole = /Seq Scan on (conversations|messages)\b/;
  const plain = database.db.withoutPlugins();
  const executor = plain.getExecutor();
  await plain.transaction().execute(async (tx) => {
    // So small a table is read in one piece from a disk with a head; a full one is not.
    await sql`set local random_page_cost = 1.1`.execute(tx);
    for (const [node, queryId] of asked) {
      const { sql: text, parameters } = executor.compileQuery(node, queryId);
      const explained = CompiledQuery.raw(`explain ${text}`, [...parameters]);
      const { rows } = await tx.executeQuery<Record<string, string>>(explained);
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan, text).not.toMatch(whole);
    }
  });
  expect(asked.length).toBeGreaterThan(12);
});

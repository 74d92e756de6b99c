import { loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import { ConversationQuery } from "@handbill/contracts";
import { openDatabase } from "../server/src/infrastructure/database.ts";
import type { Tables } from "../server/src/data/models/tables.ts";
import { fillInbox } from "../server/test/support/full-inbox.ts";
import { makeSpender, storeOn } from "../server/test/support/ledger.ts";
import { databaseCpuMs } from "./support/database-cpu.ts";
import { startDatabase } from "./support/database.ts";
import { quantile } from "./support/pairs.ts";

/*
 * Fifty thousand messages of one business, among those of others: how long the database takes to list them, to search them and to open
 * a conversation, on the product's own PostgreSQL with its own settings.
 */

const CONVERSATIONS = 12_500;
const MESSAGES_EACH = 4;
const OTHERS = 1;
const READS = 100;

await using database = await startDatabase();
const patient = openDatabase<Tables>(database.url, { max: 2, statementTimeoutMs: 600_000 });
const spender = await makeSpender(database);
const size = { conversations: CONVERSATIONS, messagesEach: MESSAGES_EACH };
await fillInbox(patient.db, spender, size);
for (let number = 0; number < OTHERS; number += 1) await fillInbox(patient.db, await makeSpender(database), size);
await patient.pool.query("vacuum analyze conversations, messages, contacts");
await patient.close();

const store = storeOn(database);
const business = await store.businesses.findOwned(spender.userId, spender.businessId);
if (!business) throw new Error("There is no such business.");
const query = (wish: object) => ConversationQuery.parse({ limit: 50, ...wish });
const { items } = await store.conversations.list(business, query({}), []);
/** A cursor somewhere in the middle of the list. */
async function deep(): Promise<string> {
  let cursor: string | undefined;
  for (let page = 0; page < 40; page += 1) {
    cursor = (await store.conversations.list(owned(), { ...query({ limit: 100 }), cursor }, [])).next ?? undefined;
  }
  return cursor ?? "";
}
const owned = () => {
  if (!business) throw new Error("There is no such business.");
  return business;
};
const cursor = await deep();
const any = <T>(list: readonly T[], number: number): T => {
  const one = list[number % list.length];
  if (one === undefined) throw new Error("The list is empty.");
  return one;
};

const ways: Record<string, (read: number) => Promise<unknown>> = {
  "list, first page": () => store.conversations.list(business, query({}), []),
  "list, 4,000 conversations in": () => store.conversations.list(business, query({ cursor }), []),
  "list, open": () => store.conversations.list(business, query({ status: "open" }), []),
  "list, unread": () => store.conversations.list(business, query({ unread: "true" }), []),
  "list, a rare label": () => store.conversations.list(business, query({ label: "urgent" }), []),
  counts: () => store.conversations.counts(business),
  "search, a rare word": (read) => store.conversations.list(business, query({}), [`número${read * 17}`]),
  "search, two words": (read) => store.conversations.list(business, query({}), ["fatura", `número${read * 17}`]),
  "search, a word in most messages": () => store.conversations.list(business, query({}), ["pão"]),
  "search, the beginning of a word": () => store.conversations.list(business, query({}), ["telef"]),
  "open a conversation": async (read) => {
    const { id } = any(items, read);
    await store.conversations.find(business, id);
    await store.messages.ofConversation(business, id, { limit: 50 });
  },
};

const table: Record<string, Record<string, string>> = {};
for (const [name, way] of Object.entries(ways)) {
  const times: number[] = [];
  const cpu = await databaseCpuMs(database.pool);
  for (let read = 0; read < READS; read += 1) {
    const since = performance.now();
    await way(read);
    times.push(performance.now() - since);
  }
  table[name] = {
    "p50 ms": quantile(times, 0.5).toFixed(1),
    "p95 ms": quantile(times, 0.95).toFixed(1),
    "CPU of PostgreSQL, ms": (((await databaseCpuMs(database.pool)) - cpu) / READS).toFixed(1),
  };
}
console.log(
  `\n${CONVERSATIONS * MESSAGES_EACH} messages of one business, ${OTHERS} more such; ${READS} reads each, load ${loadavg()[0]?.toFixed(1)}`,
);
console.table(table);

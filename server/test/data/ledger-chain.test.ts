import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { createLedgerService } from "../../src/services/ledger-service.ts";
import { callsOn, makeSpender, type Spender, storeOn } from "../support/ledger.ts";
import { testDatabase } from "../support/test-database.ts";

const database = await testDatabase();
const { db } = database;
const store = storeOn(database);
const ledger = createLedgerService({ store });
let spender: Spender;

beforeAll(async () => {
  spender = await makeSpender(database);
  const { open, costing } = callsOn(store);
  for (const cost of [10, 20, 30]) await (await open(spender, 100)).settle(costing(cost));
});

const ids = async (): Promise<string[]> =>
  (await db.selectFrom("aiLogs").select("id").orderBy("chainNumber").execute()).map(({ id }) => id);

/** Does what only somebody with the keys to the database can: changes rows past the guard. Put back after the look. */
async function withTampering(change: string): Promise<string[]> {
  await db.connection().execute(async (one) => {
    await sql`create table kept_logs as select * from ai_logs`.execute(one);
    await sql`create table kept_spend as select * from ai_spend`.execute(one);
    await sql`alter table ai_logs disable trigger keep_settled_ai_logs`.execute(one);
    await sql.raw(change).execute(one);
  });
  const { problems } = await ledger.verify();
  await db.connection().execute(async (one) => {
    await sql`delete from ai_logs`.execute(one);
    await sql`insert into ai_logs select * from kept_logs`.execute(one);
    await sql`delete from ai_spend`.execute(one);
    await sql`insert into ai_spend select * from kept_spend`.execute(one);
    await sql`drop table kept_logs, kept_spend`.execute(one);
    await sql`alter table ai_logs enable trigger keep_settled_ai_logs`.execute(one);
  });
  return problems;
}

test("an untouched ledger is right", async () => {
  expect(await ledger.verify()).toEqual({ businesses: 1, calls: 3, olderCalls: 0, problems: [] });
});

test.each([
  ["a cost", "cost_nano_usd = 1"],
  ["tokens", "output_tokens = output_tokens + 1"],
  ["a rate", "rate_output = 1"],
  ["the model", "model = 'cheaper'"],
  ["the time", "created_at = created_at - interval '1 day'"],
  ["the outcome", "outcome = 'failed'"],
  ["the answer's hash", "answer_sha256 = 'x'"],
  ["an issue", "issues = '[]'"],
  ["the user", "user_id = business_id"],
  ["the hash itself", "chain_hash = 'x'"],
])("a row in which %s was changed is found", async (_what, change) => {
  const [, second = ""] = await ids();
  const problems = await withTampering(`update ai_logs set ${change} where id = '${second}'`);
  expect(problems.join("\n")).toContain(second);
});

test("a row that was taken out is found, also the last one", async () => {
  const [, second, third] = await ids();
  expect(await withTampering(`delete from ai_logs where id = '${second}'`)).not.toEqual([]);
  const problems = await withTampering(`delete from ai_logs where id = '${third}'`);
  expect(problems.join("\n")).toContain("is not where the chain ends");
});

test("a stored answer that was exchanged is found", async () => {
  const [first] = await ids();
  const problems = await withTampering(`update ai_logs set raw_answer = 'forged' where id = '${first}'`);
  expect(problems).toEqual([expect.stringContaining("its stored answer is another")]);
});

test("a sum that was changed is found", async () => {
  const problems = await withTampering(
    `update ai_spend set spent_nano_usd = 1 where owner_id = '${spender.businessId}'`,
  );
  expect(problems).toEqual([
    expect.stringContaining("it says 1 spent, 0 wasted and 0 held back, the calls add up to 60, 0 and 0"),
  ]);
});

test("nobody changes or removes a settled row by mistake", async () => {
  await expect(sql`update ai_logs set cost_nano_usd = 0`.execute(db)).rejects.toThrow("append-only");
  await expect(sql`delete from ai_logs`.execute(db)).rejects.toThrow("append-only");
});

test("a raw answer may be forgotten without breaking the chain, and never be another one", async () => {
  expect(await withTampering(`update ai_logs set raw_answer = null`)).toEqual([]);
  await expect(sql`update ai_logs set raw_answer = 'another'`.execute(db)).rejects.toThrow("append-only");
});

test("two chains do not mix", async () => {
  const other = await makeSpender(database);
  const { open, costing } = callsOn(store);
  const calls = await Promise.all(
    Array.from({ length: 6 }, (_, index) => open(index % 2 === 0 ? spender : other, 100)),
  );
  await Promise.all(calls.map((call, index) => call.settle(costing(index))));
  expect(await ledger.verify()).toMatchObject({ businesses: 2, calls: 9, problems: [] });
});

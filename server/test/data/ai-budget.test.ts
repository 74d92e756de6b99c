import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { createLedgerService } from "../../src/services/ledger-service.ts";
import { callsOn, makeSpender, storeOn } from "../support/ledger.ts";
import { testDatabase } from "../support/test-database.ts";

const database = await testDatabase({ max: 20 });
const { db } = database;

const spendOf = async (ownerId: string) =>
  db.selectFrom("aiSpend").selectAll().where("ownerId", "=", ownerId).executeTakeFirstOrThrow();
const sumOfRows = async (businessId: string) => {
  const { rows } = await sql<{ spent: number; wasted: number }>`
    select coalesce(sum(cost_nano_usd) filter (where outcome <> 'lost'), 0)::bigint as spent,
      coalesce(sum(cost_nano_usd) filter (where outcome = 'lost'), 0)::bigint as wasted
    from ai_logs where business_id = ${businessId}`.execute(db);
  return rows[0];
};
const wastedBy = async (ownerId: string): Promise<number | undefined> =>
  (await db.selectFrom("aiSpend").select("wastedNanoUsd").where("ownerId", "=", ownerId).executeTakeFirst())
    ?.wastedNanoUsd;
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return "no error";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
};
/** Makes every open call look as old as those of a process that died. */
const age = () =>
  sql`update ai_logs set created_at = created_at - interval '10 minutes' where outcome = 'started'`.execute(db);

test("fifty workers with random costs and crashes never overspend by a nano-dollar, and every row is accounted for", async () => {
  const call = fc.record({
    most: fc.integer({ min: 64, max: 4000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    crashes: fc.boolean(),
    business: fc.nat({ max: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(call, { minLength: 50, maxLength: 50 }),
      fc.integer({ min: 0, max: 60_000 }),
      fc.integer({ min: 0, max: 60_000 }),
      async (calls, businessLimit, userLimit) => {
        const store = storeOn(database);
        const first = await makeSpender(database);
        const second = await makeSpender(database, first.userId);
        await db
          .insertInto("aiLimits")
          .values([
            { ownerId: first.businessId, limitNanoUsd: businessLimit },
            { ownerId: first.userId, limitNanoUsd: userLimit },
          ])
          .execute();
        // The database itself refuses any state in which more is spent and held back than allowed, at any moment.
        const rule = sql.id(`within_${first.businessId.replaceAll("-", "")}`);
        await sql`alter table ai_spend add constraint ${rule} check (
          (owner_id <> ${sql.lit(first.businessId)} or spent_nano_usd + reserved_nano_usd <= ${sql.lit(businessLimit)})
          and (owner_id <> ${sql.lit(first.userId)} or spent_nano_usd + reserved_nano_usd <= ${sql.lit(userLimit)}))`.execute(
          db,
        );

        // Nobody waits for what others hold: time stands still.
        let now = 0;
        const clock = { now: () => (now += 10_000), sleep: async () => undefined };
        const { open, costing } = callsOn(store, clock);
        const worker = async ({ most, share, crashes, business }: (typeof calls)[number]) => {
          try {
            const opened = await open(business === 0 ? first : second, most);
            if (!crashes) await opened.settle(costing(Math.floor(most * share)));
          } catch (error) {
            if (!(error instanceof Error && "code" in error && error.code === "ai_budget_exceeded")) throw error;
          }
        };
        await Promise.all(calls.map(worker));
        await age();
        const ledger = createLedgerService({ store });
        await ledger.sweep();

        expect((await ledger.verify()).problems).toEqual([]);
        for (const { businessId } of [first, second]) {
          const rows = await sumOfRows(businessId);
          if (rows?.spent === 0) continue;
          expect(await spendOf(businessId)).toMatchObject({ spentNanoUsd: rows?.spent, reservedNanoUsd: 0 });
          expect(await wastedBy(businessId)).toBe(rows?.wasted);
        }
        await sql`alter table ai_spend drop constraint ${rule}`.execute(db);
      },
    ),
    { numRuns: 6, endOnFailure: true },
  );
});

test("what fits the limit to the nano-dollar is let through, one more is not", async () => {
  const store = storeOn(database);
  const spender = await makeSpender(database);
  await db.insertInto("aiLimits").values({ ownerId: spender.businessId, limitNanoUsd: 1000 }).execute();
  const { open, costing } = callsOn(store);
  expect(await codeOf(open(spender, 1001))).toBe("ai_budget_exceeded");
  const opened = await open(spender, 1000);
  expect(await spendOf(spender.businessId)).toMatchObject({ spentNanoUsd: 0, reservedNanoUsd: 1000 });
  await opened.settle(costing(999));
  expect(await spendOf(spender.businessId)).toMatchObject({ spentNanoUsd: 999, reservedNanoUsd: 0 });
  expect(await codeOf(open(spender, 65))).toBe("ai_budget_exceeded");
});

test("a refused call leaves no row behind", async () => {
  const spender = await makeSpender(database);
  await db.insertInto("aiLimits").values({ ownerId: spender.userId, limitNanoUsd: 10 }).execute();
  expect(await codeOf(callsOn(storeOn(database)).open(spender, 100))).toBe("ai_budget_exceeded");
  const rows = await db.selectFrom("aiLogs").select("id").where("businessId", "=", spender.businessId).execute();
  expect(rows).toEqual([]);
});

test("a model without a price is refused under a budget and recorded without one", async () => {
  const spender = await makeSpender(database);
  const { open } = callsOn(storeOn(database));
  await open(spender, 100, "unpriced");
  await db.insertInto("aiLimits").values({ ownerId: spender.businessId, limitNanoUsd: 1_000_000 }).execute();
  expect(await codeOf(open(spender, 100, "unpriced"))).toBe("ai_price_unknown");
});

test("the ceiling of the server holds above a person's own limit, over all businesses of that person", async () => {
  const store = storeOn(database, { userCeilingNanoUsd: 1500, keepPromptsDays: 0 });
  const first = await makeSpender(database);
  const second = await makeSpender(database, first.userId);
  await db.insertInto("aiLimits").values({ ownerId: first.userId, limitNanoUsd: 1_000_000 }).execute();
  const { open, costing } = callsOn(store);
  await (await open(first, 1000)).settle(costing(1000));
  expect(await codeOf(open(second, 501))).toBe("ai_budget_exceeded");
  await open(second, 500);
});

test("a call that only waits for what others hold is let through when they give it back", async () => {
  const store = storeOn(database);
  const spender = await makeSpender(database);
  await db.insertInto("aiLimits").values({ ownerId: spender.businessId, limitNanoUsd: 1000 }).execute();
  const holder = await callsOn(store).open(spender, 900);
  let now = 0;
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
      if (now === 1000) await holder.settle(callsOn(store).costing(100));
    },
  };
  await callsOn(store, clock).open(spender, 900);
  expect(now).toBe(1000);
});

test("what a dead process left open is closed at its full reservation, once, and the owner does not bear it", async () => {
  const store = storeOn(database);
  const spender = await makeSpender(database);
  const late = await callsOn(store).open(spender, 700);
  const ledger = createLedgerService({ store });
  await ledger.sweep();
  expect(await spendOf(spender.businessId)).toMatchObject({ spentNanoUsd: 0, reservedNanoUsd: 700 });
  await age();
  await ledger.sweep();
  await late.settle(callsOn(store).costing(5));
  expect(await spendOf(spender.businessId)).toMatchObject({ spentNanoUsd: 0, reservedNanoUsd: 0 });
  expect(await wastedBy(spender.businessId)).toBe(700);
});

test("prompts are kept only where that is set, and forgotten in time", async () => {
  const spender = await makeSpender(database);
  const texts = async () =>
    (await db.selectFrom("aiLogs").select("promptText").where("businessId", "=", spender.businessId).execute()).map(
      (row) => row.promptText,
    );
  await callsOn(storeOn(database)).open(spender, 100);
  expect(await texts()).toEqual([null]);
  const keeping = storeOn(database, { userCeilingNanoUsd: null, keepPromptsDays: 3 });
  const call = await callsOn(keeping).open(spender, 100);
  await call.settle(callsOn(keeping).costing(1));
  expect(new Set(await texts())).toEqual(new Set(["[]", null]));
  await keeping.aiLedger.forgetPrompts();
  expect(new Set(await texts())).toEqual(new Set(["[]", null]));
  await sql`update ai_logs set prompt_expires_at = now() - interval '1 minute' where prompt_text is not null`.execute(
    db,
  );
  await keeping.aiLedger.forgetPrompts();
  expect(await texts()).toEqual([null, null]);
  expect((await createLedgerService({ store: keeping }).verify()).problems).toEqual([]);
});

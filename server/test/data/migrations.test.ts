import { sql } from "kysely";
import { expect, inject, test } from "vitest";
import * as accounts from "../../src/data/migrations/0001-accounts.ts";
import * as campaigns from "../../src/data/migrations/0002-campaigns.ts";
import * as activeJobs from "../../src/data/migrations/0003-active-jobs.ts";
import * as contentsByStatus from "../../src/data/migrations/0004-contents-by-status.ts";
import * as aiLedger from "../../src/data/migrations/0005-ai-ledger.ts";
import * as textsAndRatings from "../../src/data/migrations/0006-texts-and-ratings.ts";
import * as lastingGenerations from "../../src/data/migrations/0007-lasting-generations.ts";
import * as draftedReplies from "../../src/data/migrations/0034-drafted-replies.ts";
import * as traces from "../../src/data/migrations/0049-traces.ts";
import type { Tables } from "../../src/data/models/tables.ts";
import { createStore } from "../../src/data/store.ts";
import { openDatabase } from "../../src/infrastructure/database.ts";
import { createLedgerService } from "../../src/services/ledger-service.ts";
import { forDatabase } from "../support/cluster.ts";
import { callsOn, makeSpender } from "../support/ledger.ts";

test("calls from before the ledger had a chain keep their cost, count in the budgets where they were not lost, and new ones begin a chain", async () => {
  const clusterUrl = inject("clusterUrl");
  const name = `migrations_${process.pid}`;
  const admin = openDatabase(clusterUrl, { max: 1 });
  await sql`create database ${sql.id(name)}`.execute(admin.db);
  const url = forDatabase(clusterUrl, name);
  const database = openDatabase<Tables>(url, { max: 4 });
  const bare = openDatabase<unknown>(url, { max: 1 });
  const { db } = database;
  try {
    for (const { up } of [accounts, campaigns, activeJobs, contentsByStatus]) await up(bare.db);
    const spender = await makeSpender(database);
    const older = (outcome: string, cost: number, reserved: number) =>
      sql`
      insert into ai_logs (id, business_id, user_id, job_id, purpose, attempt, outcome, model_requested, prompt_id,
        prompt_version, prompt_sha256, price_version, reserved_nano_usd, cost_nano_usd, created_at)
      values (gen_random_uuid(), ${spender.businessId}, ${spender.userId}, gen_random_uuid(), 'content', 1, ${outcome},
        'm', 'p', 1, '', 'v', ${reserved}, ${cost}, now())`.execute(db);
    await older("ok", 700, 1000);
    await older("failed", 0, 1000);
    await older("started", 0, 400);
    await older("lost", 300, 300);

    await aiLedger.up(bare.db);
    await textsAndRatings.up(bare.db);
    await lastingGenerations.up(bare.db);
    await draftedReplies.up(bare.db);
    await traces.up(bare.db);

    const store = createStore(db, async () => {});
    const ledger = createLedgerService({ store });
    expect(await store.aiSpend.ofUser(spender.userId)).toMatchObject({ spentNanoUsd: 700, reservedNanoUsd: 400 });
    const { open, costing } = callsOn(store);
    await (await open(spender, 100)).settle(costing(50));
    expect(await ledger.verify()).toEqual({ businesses: 1, calls: 1, olderCalls: 3, problems: [] });

    await sql`update ai_logs set created_at = created_at - interval '10 minutes' where outcome = 'started'`.execute(db);
    await ledger.sweep();
    expect(await store.aiSpend.ofUser(spender.userId)).toMatchObject({ spentNanoUsd: 750, reservedNanoUsd: 0 });
    expect(await ledger.verify()).toMatchObject({ calls: 2, olderCalls: 3, problems: [] });
  } finally {
    await database.close();
    await bare.close();
    await sql`drop database ${sql.id(name)} with (force)`.execute(admin.db);
    await admin.close();
  }
});

import { setTimeout as delay } from "node:timers/promises";
import type { Tables } from "../../server/src/data/models/tables.ts";
import { createStore } from "../../server/src/data/store.ts";
import { openDatabase } from "../../server/src/infrastructure/database.ts";
import { createLedgerService } from "../../server/src/services/ledger-service.ts";
import type { History } from "../client/history.ts";
import type { Provider } from "../support/provider.ts";
import { readFacts } from "./tables.ts";
import { judge, type Verdict } from "./verdict.ts";

/** What has not ended so long after the last fault is stuck. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 250;

type Needs = { url: string; history: History; provider: Pick<Provider, "calls"> };

export type Checker = ReturnType<typeof openChecker>;

/** Looks into the database past every fault, and judges. */
export function openChecker({ url, history, provider }: Needs) {
  const database = openDatabase<Tables>(url, { max: 2, applicationName: "chaos-checker", statementTimeoutMs: 60_000 });
  const ledger = createLedgerService({ store: createStore(database.db, async () => {}) });

  const active = async (): Promise<number> => {
    const { rows } = await database.pool.query<{ active: number }>(`
      select (select count(*) from jobs where status in ('queued', 'running'))::int
        + (select count(*) from pgboss.job where state::text in ('created', 'retry', 'active'))::int as active`);
    return rows[0]?.active ?? 0;
  };

  return {
    database,

    /** Waits until nothing is under way any more, or for as long as anything may take; answers how long that was. */
    async untilQuiet(): Promise<number> {
      const since = Date.now();
      while (Date.now() - since < PATIENCE_MS && (await active()) > 0) await delay(LOOK_MS);
      return Date.now() - since;
    },

    async judge(): Promise<Verdict> {
      // A call whose process died with a job that was stopped meanwhile is closed by the clock, minutes later: by this one.
      await database.pool.query(
        "update ai_logs set created_at = created_at - interval '10 minutes' where outcome = 'started'",
      );
      await ledger.sweep();
      const { problems } = await ledger.verify();
      return judge(history.operations(), await readFacts(database), provider.calls(), problems);
    },

    close: (): Promise<void> => database.close(),
  };
}

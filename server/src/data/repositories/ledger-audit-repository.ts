import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";
import { CHAINED, type ChainedCall } from "./ledger-chain.ts";

export type Chain = { businessId: string; length: number; lastHash: string };
export type ChainLink = ChainedCall & {
  chainNumber: number | null;
  chainPrevious: string | null;
  chainHash: string | null;
  /** Of the answer as it is stored now; null where it is forgotten or there never was one. */
  storedAnswerSha256: string | null;
};

/** An account whose sums differ from those of the ledger's rows, in nano-US-dollars. */
export type WrongAccount = {
  ownerId: string;
  month: string;
  spent: number;
  spentByRows: number;
  reserved: number;
  reservedByRows: number;
  wasted: number;
  wastedByRows: number;
};

/** Reads the whole ledger for a check; every business of the server, a batch at a time. */
export function createLedgerAuditRepository(db: Kysely<Tables>) {
  return {
    chains: (after: string, limit: number): Promise<Chain[]> =>
      db
        .selectFrom("aiChains")
        .select(["businessId", "length", "lastHash"])
        .where(sql<boolean>`business_id > ${after}::uuid`)
        .orderBy("businessId")
        .limit(limit)
        .execute(),

    links: (businessId: string, afterNumber: number, limit: number): Promise<ChainLink[]> =>
      db
        .selectFrom("aiLogs")
        .select(CHAINED)
        .select(["chainNumber", "chainPrevious", "chainHash"])
        .select(sql<string | null>`encode(sha256(raw_answer), 'hex')`.as("storedAnswerSha256"))
        .where("businessId", "=", businessId)
        .where("chainNumber", ">", afterNumber)
        .orderBy("chainNumber")
        .limit(limit)
        .execute(),

    /** Rows that are settled and in no chain: only those from before there was one. */
    async unchained(): Promise<{ rows: number; lastCreatedAt: string | null }> {
      return db
        .selectFrom("aiLogs")
        .select([sql<number>`count(*)::int`.as("rows"), sql<string | null>`max(created_at)`.as("lastCreatedAt")])
        .where("outcome", "!=", "started")
        .where("chainNumber", "is", null)
        .executeTakeFirstOrThrow();
    },

    async wrongAccounts(limit: number): Promise<WrongAccount[]> {
      const { rows } = await sql<WrongAccount>`
        with logs as (
          select ai_logs.*, outcome = 'lost' or ai_waivers.job_id is not null as is_wasted
          from ai_logs left join ai_waivers on ai_waivers.job_id = ai_logs.job_id),
        by_rows as (
          select owner_id, month, coalesce(sum(cost_nano_usd) filter (where not is_wasted), 0)::bigint as spent,
            coalesce(sum(cost_nano_usd) filter (where is_wasted), 0)::bigint as wasted,
            coalesce(sum(reserved_nano_usd) filter (where outcome = 'started'), 0)::bigint as reserved
          from (
            select business_id as owner_id, business_month as month, cost_nano_usd, reserved_nano_usd, outcome, is_wasted from logs
            union all
            select user_id, user_month, cost_nano_usd, reserved_nano_usd, outcome, is_wasted from logs) as calls
          group by 1, 2)
        select coalesce(ai_spend.owner_id, by_rows.owner_id) as owner_id, coalesce(ai_spend.month, by_rows.month) as month,
          coalesce(ai_spend.spent_nano_usd, 0) as spent, coalesce(by_rows.spent, 0) as spent_by_rows,
          coalesce(ai_spend.reserved_nano_usd, 0) as reserved, coalesce(by_rows.reserved, 0) as reserved_by_rows,
          coalesce(ai_spend.wasted_nano_usd, 0) as wasted, coalesce(by_rows.wasted, 0) as wasted_by_rows
        from ai_spend full join by_rows on by_rows.owner_id = ai_spend.owner_id and by_rows.month = ai_spend.month
        where coalesce(ai_spend.spent_nano_usd, 0) <> coalesce(by_rows.spent, 0)
          or coalesce(ai_spend.reserved_nano_usd, 0) <> coalesce(by_rows.reserved, 0)
          or coalesce(ai_spend.wasted_nano_usd, 0) <> coalesce(by_rows.wasted, 0)
        order by 1, 2 limit ${limit}`.execute(db);
      return rows;
    },
  };
}

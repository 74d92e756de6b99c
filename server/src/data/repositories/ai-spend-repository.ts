import { type Kysely, sql } from "kysely";
import { AppError } from "../../core/errors.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

/** Whose money a call spends: the business's month is that of its time zone, the user's that of UTC. */
export type Spender = { businessId: string; userId: string };

/** The taking-up of a job that a call is made for: the last one counts. */
export type JobRun = { jobId: string; run: number };

export type Months = { businessMonth: string; userMonth: string };

/** What one owner may spend in the present month, and has. */
export type SpendState = {
  limitNanoUsd: number | null;
  spentNanoUsd: number;
  reservedNanoUsd: number;
  period: string;
  renewsOn: string;
};

type Account = { isUser: boolean; fits: boolean; fitsLater: boolean };

/** No limit, for comparing: above everything a bigint column can hold in sums. */
const ENDLESS = "9000000000000000000";

/** Budgets: a reservation is made in one statement that holds both accounts, so any number of workers never overspend. */
export function createAiSpendRepository(db: Kysely<Tables>) {
  /**
   * The present months of both; holds the accounts that are there, and says how many these are. It holds the job as well, so
   * that nobody stops it or takes it over before the call is on record.
   */
  const look = async (
    { businessId, userId }: Spender,
    { jobId, run }: JobRun,
  ): Promise<Months & { accounts: number; movedOn: boolean }> => {
    const { rows } = await sql<Months & { accounts: number; movedOn: boolean }>`
      with job as materialized (select status, run from jobs where id = ${jobId} for share),
      months as materialized (
        select to_char(now() at time zone timezone, 'YYYY-MM') as business_month,
          to_char(now() at time zone 'UTC', 'YYYY-MM') as user_month
        from businesses where id = ${businessId}),
      accounts as materialized (
        select owner_id from ai_spend
        where (owner_id = ${userId}::uuid and month = (select user_month from months))
          or (owner_id = ${businessId}::uuid and month = (select business_month from months))
        order by owner_id
        for update)
      select business_month, user_month, (select count(*)::int from accounts) as accounts,
        exists (select from job where run <> ${run}::integer or status <> 'running') as moved_on from months`.execute(
      db,
    );
    if (!rows[0]) throw new AppError("not_found", "There is no such business.");
    return rows[0];
  };

  /**
   * What is asked for is added to both accounts or to none, in one statement. It is a statement of its own because one that had
   * to wait for a lock would go on with the sums from before.
   */
  const hold = async (
    { businessId, userId }: Spender,
    { businessMonth, userMonth }: Months,
    amount: number | null,
    userCeiling: number | null,
  ): Promise<Account[]> => {
    const { rows } = await sql<Account>`
      with accounts as materialized (
        select spend.owner_id, spend.month, spend.owner_id = ${userId}::uuid as is_user, spend.spent_nano_usd as spent,
          spend.spent_nano_usd + spend.reserved_nano_usd + ${amount ?? 0}::bigint as needed,
          case when ${amount === null}::boolean
                and (limits.limit_nano_usd is not null or (spend.owner_id = ${userId}::uuid and ${userCeiling}::bigint is not null))
              then -1
              else least(coalesce(limits.limit_nano_usd, ${ENDLESS}::bigint),
                case when spend.owner_id = ${userId}::uuid then coalesce(${userCeiling}::bigint, ${ENDLESS}::bigint)
                  else ${ENDLESS}::bigint end)
              end as available
        from ai_spend as spend left join ai_limits as limits on limits.owner_id = spend.owner_id
        where (spend.owner_id = ${userId}::uuid and spend.month = ${userMonth})
          or (spend.owner_id = ${businessId}::uuid and spend.month = ${businessMonth})
      ),
      held as (
        update ai_spend set reserved_nano_usd = ai_spend.reserved_nano_usd + ${amount ?? 0}::bigint
        from accounts
        where ai_spend.owner_id = accounts.owner_id and ai_spend.month = accounts.month
          and (select count(*) = 2 and bool_and(needed <= available) from accounts))
      select is_user, needed <= available as fits, spent + ${amount ?? 0}::bigint <= available as fits_later from accounts`.execute(
      db,
    );
    return rows;
  };

  return {
    /** Opens the accounts of the present month. Not in a transaction that holds one of the two: others hold them in their order. */
    async openAccounts({ businessId, userId }: Spender): Promise<void> {
      await sql`
        insert into ai_spend (owner_id, month)
        select owner_id, month from (
          select id as owner_id, to_char(now() at time zone timezone, 'YYYY-MM') as month from businesses where id = ${businessId}
          union all select ${userId}::uuid, to_char(now() at time zone 'UTC', 'YYYY-MM')) as accounts
        order by owner_id
        on conflict do nothing`.execute(db);
    },

    /**
     * Holds back the most a call can cost, in both accounts or in none; null when the month's accounts are not open yet.
     * `amount` null: nobody knows what it costs, which a limit does not allow. Throws `ai_budget_exceeded` or `ai_price_unknown`.
     * Throws `job_cancelled` when the job was stopped, or taken over by another worker. Call it in a transaction with the row it
     * is for.
     */
    async reserve(
      spender: Spender,
      jobRun: JobRun,
      amount: number | null,
      userCeiling: number | null,
    ): Promise<Months | null> {
      const { accounts: there, movedOn, ...months } = await look(spender, jobRun);
      if (movedOn) throw new AppError("job_cancelled", "This was stopped, or another worker has taken it over.");
      if (there < 2) return null;
      const accounts = await hold(spender, months, amount, userCeiling);
      const full = accounts.find(({ fits }) => !fits);
      if (!full) return months;
      const isHeld = accounts.every(({ fitsLater }) => fitsLater);
      throw amount === null ? priceUnknown() : overBudget(full.isUser, isHeld);
    },

    /** Gives a reservation back and books what the call did cost: to the owner, or as wasted where it was cut off. */
    async settle(
      { businessId, userId }: Spender,
      { businessMonth, userMonth }: Months,
      { reserved, spent, wasted }: { reserved: number; spent: number; wasted: number },
    ): Promise<void> {
      await sql`
        with accounts as materialized (
          select owner_id, month from ai_spend
          where (owner_id = ${userId}::uuid and month = ${userMonth})
            or (owner_id = ${businessId}::uuid and month = ${businessMonth})
          order by owner_id
          for update)
        update ai_spend set
          reserved_nano_usd = ai_spend.reserved_nano_usd - ${reserved}::bigint,
          spent_nano_usd = ai_spend.spent_nano_usd + ${spent}::bigint,
          wasted_nano_usd = ai_spend.wasted_nano_usd + ${wasted}::bigint
        from accounts where ai_spend.owner_id = accounts.owner_id and ai_spend.month = accounts.month`.execute(db);
    },

    async ofBusiness({ id, timezone }: OwnedBusiness): Promise<SpendState> {
      return readState(db, id, timezone);
    },

    async ofUser(userId: string): Promise<SpendState> {
      return readState(db, userId, "UTC");
    },

    setBusinessLimit: ({ id }: OwnedBusiness, limitNanoUsd: number | null): Promise<void> =>
      setLimit(db, id, limitNanoUsd),

    setUserLimit: (userId: string, limitNanoUsd: number | null): Promise<void> => setLimit(db, userId, limitNanoUsd),
  };
}

async function readState(db: Kysely<Tables>, ownerId: string, timezone: string): Promise<SpendState> {
  const { rows } = await sql<SpendState>`
    with present as (select date_trunc('month', now() at time zone ${timezone}) as month)
    select limit_nano_usd, coalesce(spent_nano_usd, 0) as spent_nano_usd, coalesce(reserved_nano_usd, 0) as reserved_nano_usd,
      to_char(present.month, 'YYYY-MM') as period, to_char(present.month + interval '1 month', 'YYYY-MM-DD') as renews_on
    from present
      left join ai_spend on ai_spend.owner_id = ${ownerId}::uuid and ai_spend.month = to_char(present.month, 'YYYY-MM')
      left join ai_limits on ai_limits.owner_id = ${ownerId}::uuid`.execute(db);
  if (!rows[0]) throw new Error("a select without a table gave no row");
  return rows[0];
}

async function setLimit(db: Kysely<Tables>, ownerId: string, limitNanoUsd: number | null): Promise<void> {
  if (limitNanoUsd === null) {
    await db.deleteFrom("aiLimits").where("ownerId", "=", ownerId).execute();
    return;
  }
  await db
    .insertInto("aiLimits")
    .values({ ownerId, limitNanoUsd })
    .onConflict((conflict) => conflict.column("ownerId").doUpdateSet({ limitNanoUsd, updatedAt: sql`now()` }))
    .execute();
}

/** `isHeld`: only what calls under way hold back stands in the way, most of which will be given back in a moment. */
const overBudget = (isUser: boolean, isHeld: boolean) =>
  new AppError(
    "ai_budget_exceeded",
    `${isUser ? "Your AI budget for all your businesses" : "The AI budget of this business"} does not hold what this could cost this month. Nothing was sent and nothing was charged. Raise the budget under AI usage, or wait for the next month.`,
    isHeld ? { retryAfter: 1 } : {},
  );

const priceUnknown = () =>
  new AppError(
    "ai_price_unknown",
    "There is an AI budget, but the price of this model is not known, so the budget could not be kept. Nothing was sent. Ask whoever runs this server to set its price (AI_PRICES), or take the limit away.",
  );

import { type Kysely, sql, type Transaction } from "kysely";
import type { Tables } from "../models/tables.ts";

/** Who changes the ways into an account waits for whoever is changing them: the last one cannot go twice. Undefined where nobody has it. */
export const aloneWith = <Answer>(
  db: Kysely<Tables>,
  userId: string,
  change: (tx: Transaction<Tables>, isConfirmed: boolean) => Promise<Answer>,
): Promise<Answer | undefined> =>
  db.transaction().execute(async (tx) => {
    const user = await tx
      .selectFrom("users")
      .select("emailVerified")
      .where("id", "=", userId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    return user === undefined ? undefined : change(tx, user.emailVerified);
  });

/** What is still there: an account of one of these `issuers`, and passkeys but one. */
type Left = { issuers: readonly string[]; butPasskey: string | null };

/** Whether somebody could still sign in, by a password, a passkey or an account elsewhere. Call it alone with the account. */
export async function leadsIn(
  tx: Transaction<Tables>,
  userId: string,
  { issuers, butPasskey }: Left,
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from accounts where user_id = ${userId}
        and (password is not null or provider_id = any (${[...issuers]}::text[])))
      or exists (select from passkeys where user_id = ${userId} and id is distinct from ${butPasskey}::uuid) as found`.execute(
    tx,
  );
  return rows[0]?.found === true;
}

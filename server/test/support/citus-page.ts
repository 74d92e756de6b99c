import { type Kysely, sql } from "kysely";
import type { Tables } from "../../src/data/models/tables.ts";

/** Tables that are not of one business, and where they would be on Citus. Every new one needs its line. */
export const ELSEWHERE: Record<string, "reference" | "local"> = {
  account_mails: "local",
  account_tokens: "local",
  accounts: "local",
  ai_circuits: "local",
  ai_limits: "local",
  ai_spend: "local",
  api_keys: "local",
  business_members: "reference",
  business_invitations: "reference",
  data_export_pieces: "local",
  event_losses: "local",
  idempotency_keys: "local",
  job_texts: "local",
  key_uses: "local",
  kysely_migration: "local",
  kysely_migration_lock: "local",
  page_addresses: "reference",
  passkeys: "local",
  processes: "local",
  rate_limits: "local",
  recovery_codes: "local",
  sessions: "local",
  sign_in_challenges: "local",
  signing_keys: "local",
  timeline: "local",
  two_factors: "local",
  users: "reference",
  verifications: "local",
  visitor_salts: "local",
};

/** Keys that are one of a kind over all businesses because of what they mean, and what would take their place. */
export const ONE_OF_A_KIND: Record<string, string> = {
  "conversations (reply_token)": "a reference table of tokens",
  "deliveries (message_id)": "it holds a random id: unique with `business_id` is enough",
  "links (code)": "a reference table of codes, which every click reads anyway",
  "pages (slug)": "`page_addresses`, which keeps them apart already",
};

export type Layout = { distributed: string[]; misplaced: string[]; keys: string[]; references: string[] };

/** What the real schema would look like on Citus, distributed by `business_id`. */
export async function layoutOf(db: Kysely<Tables>): Promise<Layout> {
  const { rows: tables } = await sql<{ name: string; owned: boolean }>`
    select relname as name, exists (select from pg_attribute where attrelid = c.oid and attname = 'business_id' and attnum > 0) as owned
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`.execute(
    db,
  );
  const distributed = tables.filter(({ name, owned }) => owned && !(name in ELSEWHERE)).map(({ name }) => name);
  const misplaced = tables
    .map(({ name }) => name)
    .filter((name) => name !== "businesses" && !(name in ELSEWHERE) && !distributed.includes(name));

  const { rows: keys } = await sql<{ table: string; columns: string[] | null }>`
    select c.relname as table, (select array_agg(attname::text order by place) from unnest(i.indkey::int[]) with ordinality as k (number, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid
    where i.indisunique and c.relnamespace = 'public'::regnamespace and not c.relispartition order by 1, 2`.execute(db);
  const { rows: references } = await sql<{ table: string; columns: string[]; target: string }>`
    select c.relname as table, t.relname as target, (select array_agg(attname::text order by place)
      from unnest(k.conkey::int[]) with ordinality as n (number, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = n.number) as columns
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = 'public'::regnamespace order by 1, 3, 2`.execute(
    db,
  );
  const isOne = new Set(distributed);
  return {
    distributed,
    misplaced,
    keys: keys
      .filter(({ table, columns }) => isOne.has(table) && columns?.includes("business_id") !== true)
      .map(({ table, columns }) => `${table} (${(columns ?? []).join(", ")})`),
    references: references
      .filter(({ table, columns, target }) => isOne.has(table) && isOne.has(target) && !columns.includes("business_id"))
      .map(({ table, columns, target }) => `${table} (${columns.join(", ")}) to ${target}`),
  };
}

const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join("\n");

const of = (kind: string) =>
  Object.keys(ELSEWHERE)
    .filter((name) => ELSEWHERE[name] === kind)
    .map((name) => `\`${name}\``)
    .join(", ");

/** The second half of docs/scale.md, as the schema of today has it. */
export function citusPage({ distributed, keys, references }: Layout): string {
  return `## Past one server: the schema on Citus

Written by \`server/test/data/citus.test.ts\` from the real schema, and checked by it: a new table, key or reference that is not named here
fails. Nothing of this has been run on Citus. It says what its rules ask for, and what stands in the way today.

### Where each table would be

**Distributed by \`business_id\`**, and \`businesses\` by its \`id\`, all in one group, so that what belongs to a business lies on one server (${distributed.length}):
${distributed.map((name) => `\`${name}\``).join(", ")}.

**Reference tables**, whole on every server: ${of("reference")}.

**Local tables** of the coordinator: ${of("local")}. Of these \`idempotency_keys\`, \`ai_spend\` and \`ai_limits\` are written by requests: they
would be the first to be distributed too, by their user or owner.

### What does not fit today

Citus enforces a unique key only where it contains the column of distribution, and a foreign key between distributed tables only where
both sides do. Every table has \`business_id\`, but:

**${keys.length} unique keys leave it out.** All but those with another way out are made of random ids: they become \`(business_id, …)\`, in
the same order of columns otherwise, which the queries can use as they are since each of them names \`business_id\`.

${list(keys.map((key) => (ONE_OF_A_KIND[key] === undefined ? key : `${key}: ${ONE_OF_A_KIND[key]}`)))}

**${references.length} foreign keys leave it out.** Each becomes \`(business_id, …)\` on both sides; \`on delete set null\` names the one column that is emptied.

${list(references)}

Besides: the partitions of \`events\` have to be distributed with it; triggers that write other tables of the same business need
\`citus.enable_unsafe_triggers\`; the counts over all businesses (\`active_generations\`, \`turn_being_served\`, the sweeps of the workers) ask every
server; policies need \`citus.propagate_set_commands = 'local'\`, so that every server knows who is acting; and the queue stays on the
coordinator, where putting work in its queue is then a transaction over two servers.
`;
}

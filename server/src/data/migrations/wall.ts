import { type Kysely, sql } from "kysely";
import { type Patience, untilNothingIsInTheWay } from "./run.ts";

/** The role under which requests of users work, or why there is none. */
export type Wall = { role: string; why: null } | { role: null; why: string };

type Rule = { grant: string; using: string };

/** Goes up with every change of a rule below; what a newer version has made stays. */
const VERSION = 1;
const POLICY = `handbill_wall_${VERSION}`;

const ALL = "select, insert, update, delete";
const MINE = "any ((select acting_businesses())::uuid[])";
const ME = "(select acting_user())";

/** One's own, those of one's businesses, and of those who pay for them. What is looked at inside of a rule is behind the wall itself. */
const BUDGETS = `owner_id = ${ME} or owner_id = ${MINE} or owner_id in (select user_id from businesses)`;

/** Whose rows are not told by a `business_id` or else a `user_id` of their own. */
const RULES: Record<string, Rule> = {
  businesses: { grant: ALL, using: `id = ${MINE} or (user_id = ${ME} and is_without_members(id))` },
  ai_spend: { grant: ALL, using: BUDGETS },
  ai_limits: { grant: ALL, using: BUDGETS },
  users: { grant: "select", using: `id = ${ME} or id in (select user_id from business_members)` },
};

/** What signing in needs; no request of a user's reads it on these connections. */
const CLOSED = new Set([
  "accounts",
  "api_keys",
  "passkeys",
  "recovery_codes",
  "sessions",
  "sign_in_challenges",
  "two_factors",
  "verifications",
]);

/** Queueing work is part of the transaction that asks for it. */
const QUEUE = "pgboss";

const NOT_ALLOWED = new Set(["42501", "0LP01"]);
const THERE_ALREADY = new Set(["42710", "23505"]);

type Table = { name: string; column: "business_id" | "user_id" | null; version: number; isOpen: boolean };

/**
 * The second wall: row-level security. Requests of users work under a role to which every table shows only what is theirs; the owner of
 * the tables, and so all other work and every older version, sees everything as before. New tables are walled in by their columns, without
 * anybody having thought of it. Call it when the tables are up to date, by one process at a time.
 */
export async function raiseWall(db: Kysely<unknown>, patience: Patience): Promise<Wall> {
  try {
    const role = await makeRole(db);
    for (const table of await unwalled(db, role)) {
      await untilNothingIsInTheWay(() => wallIn(db, role, table), patience);
    }
    await untilNothingIsInTheWay(() => openQueue(db, role), patience);
    await prove(db, role);
    return { role, why: null };
  } catch (error) {
    if (!isOneOf(NOT_ALLOWED, error)) throw error;
    return { role: null, why: error instanceof Error ? error.message : String(error) };
  }
}

/** Named by who connects: several installations may share a server, and none of them another's role. */
async function makeRole(db: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ role: string; there: boolean; granted: boolean }>`
    select name as role, there, case when there then pg_has_role(session_user, name, 'member') else false end as granted
    from (select 'handbill_requests_' || oid as name,
        exists (select from pg_roles r where r.rolname = 'handbill_requests_' || me.oid) as there
      from pg_roles me where rolname = session_user) as wanted`.execute(db);
  const [found] = rows;
  if (!found) throw new Error("The database does not know who is connected.");
  const role = sql.id(found.role);
  if (!found.there) {
    await sql`create role ${role} nologin`.execute(db).catch((error: unknown) => {
      if (!isOneOf(THERE_ALREADY, error)) throw error; // by another process, of another database on the same server
    });
  }
  if (!found.granted) await sql`grant ${role} to session_user`.execute(db);
  return found.role;
}

async function unwalled(db: Kysely<unknown>, role: string): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select c.relname as name,
      (select attname from pg_attribute a where a.attrelid = c.oid and attname in ('business_id', 'user_id') and attnum > 0
        order by attname limit 1) as column,
      coalesce((select max(substring(polname from '^handbill_wall_(\d+)$')::integer) from pg_policy p
        where p.polrelid = c.oid and c.relrowsecurity), 0) as version,
      has_table_privilege(${role}, c.oid, 'select') as "isOpen"
    from pg_class c
    where c.relnamespace = current_schema()::text::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`.execute(db.withoutPlugins());
  return rows.filter((table) => ruleOf(table) !== null && (table.version < VERSION || !table.isOpen));
}

function ruleOf({ name, column }: Table): Rule | null {
  if (CLOSED.has(name)) return null;
  const rule = RULES[name];
  if (rule) return rule;
  if (column === "business_id") return { grant: ALL, using: `business_id = ${MINE}` };
  return column === "user_id" ? { grant: ALL, using: `user_id = ${ME}` } : null;
}

async function wallIn(db: Kysely<unknown>, role: string, table: Table): Promise<void> {
  const rule = ruleOf(table);
  if (!rule) return;
  const name = sql.id(table.name);
  await db.transaction().execute(async (tx) => {
    if (table.version < VERSION) {
      const { rows } = await sql<{ polname: string }>`
        select polname from pg_policy where polrelid = ${table.name}::regclass and polname like 'handbill_wall_%'`.execute(
        tx.withoutPlugins(),
      );
      for (const { polname } of rows) await sql`drop policy ${sql.id(polname)} on ${name}`.execute(tx);
      await sql`create policy ${sql.id(POLICY)} on ${name} using (${sql.raw(rule.using)})`.execute(tx);
      await sql`alter table ${name} enable row level security`.execute(tx);
    }
    await sql`grant ${sql.raw(rule.grant)} on ${name} to ${sql.id(role)}`.execute(tx);
    // Numbers that tables give themselves.
    const { rows: sequences } = await sql<{ name: string }>`
      select s.relname as name from pg_class s join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass
      where s.relkind = 'S' and d.refobjid = ${table.name}::regclass`.execute(tx);
    for (const one of sequences) await sql`grant usage on sequence ${sql.id(one.name)} to ${sql.id(role)}`.execute(tx);
  });
}

/** A message of the queue names a job and says nothing of it: it may be put in, and its number be read. */
async function openQueue(db: Kysely<unknown>, role: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = ${QUEUE}::regnamespace and c.relkind in ('r', 'p')
      and not (has_schema_privilege(${role}, ${QUEUE}, 'usage') and has_table_privilege(${role}, c.oid, 'insert'))`.execute(
    db,
  );
  if (rows.length === 0) return;
  await db.transaction().execute(async (tx) => {
    await sql`grant usage on schema ${sql.id(QUEUE)} to ${sql.id(role)}`.execute(tx);
    await sql`grant select, insert on all tables in schema ${sql.id(QUEUE)} to ${sql.id(role)}`.execute(tx);
  });
}

/** Under the role, without a user, there is nothing to be seen: otherwise there is no wall, whatever was granted. */
async function prove(db: Kysely<unknown>, role: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local role ${sql.id(role)}`.execute(tx);
    const { rows } = await sql<{ holds: boolean }>`
      select row_security_active('businesses') and not exists (select from businesses) as holds`.execute(tx);
    if (rows[0]?.holds !== true) throw new Error(`The role ${role} sees businesses although nobody is acting.`);
  });
}

const isOneOf = (codes: ReadonlySet<string>, error: unknown): boolean =>
  error instanceof Error && "code" in error && codes.has(String(error.code));

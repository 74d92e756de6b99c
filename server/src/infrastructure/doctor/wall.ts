import type { Client } from "pg";
import { type Finding, finding } from "./finding.ts";

const say = finding("database");

type Row = { role: string; there: boolean; granted: boolean; open: string[] };

/** The role of requests, named by the database user, and the tables of businesses that it may read without a policy (data/migrations/wall.ts). */
const LOOK = `
  select name as role, there, case when there then pg_has_role(session_user, name, 'member') else false end as granted,
    coalesce((select array_agg(c.relname::text order by c.relname) from pg_class c
      where c.relnamespace = current_schema()::text::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and case when there then has_table_privilege(name, c.oid, 'select') else false end
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'business_id' and a.attnum > 0)
        and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polname like 'handbill_wall_%'))
    ), '{}') as open
  from (select 'handbill_requests_' || oid as name, exists (select from pg_roles r where r.rolname = 'handbill_requests_' || me.oid) as there
    from pg_roles me where rolname = session_user) as wanted`;

/** Whether the database itself keeps the businesses of strangers apart, as far as it has their tables already. */
export async function examineWall(
  client: Client,
  { mayMakeRoles, hasTables }: { mayMakeRoles: boolean; hasTables: boolean },
): Promise<Finding[]> {
  const row = hasTables ? (await client.query<Row>(LOOK)).rows[0] : undefined;
  if (!row || !row.there || !row.granted) return [mayMakeRoles ? say("note", AT_NEXT_START) : OFF];
  if (row.open.length > 0) {
    return [
      say("note", `Row-level security does not cover these tables yet: ${row.open.join(", ")}.`, {
        todo: "The next start covers them; look at its log if this line stays.",
      }),
    ];
  }
  return [(await holds(client, row.role)) ? say("well", "Row-level security holds.") : BROKEN];
}

const AT_NEXT_START = "Row-level security is raised by the next start.";

const OFF = say(
  "note",
  "The user of DATABASE_URL may not make roles, so row-level security stays off unless its role is there.",
  {
    why: "Handbill keeps businesses apart by itself; the database as a second wall needs a role of its own.",
    todo: "alter role … createrole; docs/operations.md says how to make the role by hand instead.",
  },
);

const BROKEN = say(
  "fault",
  "Row-level security is there and does not hold: its role sees businesses although nobody asks.",
  {
    why: "Somebody has given the role rights of its own, such as bypassrls, or has changed a policy.",
    todo: "alter role handbill_requests_… nobypassrls nosuperuser; then start again and look at the log.",
  },
);

/** What the role sees where nobody is acting, which has to be nothing. Nothing is changed. */
async function holds(client: Client, role: string): Promise<boolean> {
  await client.query("begin read only");
  try {
    await client.query(`set local role ${client.escapeIdentifier(role)}`);
    const { rows } = await client.query<{ holds: boolean }>(
      "select row_security_active('businesses') and not exists (select from businesses) as holds",
    );
    return rows[0]?.holds === true;
  } finally {
    await client.query("rollback");
  }
}

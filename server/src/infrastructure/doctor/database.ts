import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import type { Config } from "../../core/config.ts";
import { StartRefusal } from "../../core/start-refusal.ts";
import { requireDatabase } from "../database-check.ts";
import { reachEmbeddedPostgres } from "../embedded-postgres/embedded-postgres.ts";
import { type Finding, finding } from "./finding.ts";
import { examineWall } from "./wall.ts";

const say = finding("database");
const SKEW_SECONDS = 30;
/** From this step on the tables know who is acting. */
const WITH_WALL = "0046-walls";

export async function examineDatabase(
  { databaseUrl, dataDir }: Config,
  knownMigrations: readonly string[],
  isFolderWell: boolean,
): Promise<Finding[]> {
  if (databaseUrl !== null) return examineOwn(databaseUrl, knownMigrations);
  if (!isFolderWell) return [];
  if (!(await isThere(join(dataDir, "cluster"))) && !(await isThere(join(dataDir, "database-place")))) {
    return [say("note", "The built-in database will be made at the first start.")];
  }
  return examineEmbedded(dataDir, knownMigrations);
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

async function examineEmbedded(dataDir: string, knownMigrations: readonly string[]): Promise<Finding[]> {
  try {
    const reached = await reachEmbeddedPostgres({ dataDir });
    try {
      return await examineRows(reached.url, knownMigrations);
    } finally {
      await reached.close();
    }
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    return [
      say("fault", "The built-in database does not start.", {
        why: error.message,
        todo: `Its log is in ${join(dataDir, "postgres.log")}.`,
      }),
    ];
  }
}

async function examineOwn(databaseUrl: string, knownMigrations: readonly string[]): Promise<Finding[]> {
  try {
    await requireDatabase(databaseUrl, { patienceMs: 0 });
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    return [say("fault", error.message, { todo: adviceFor(error) })];
  }
  return examineRows(databaseUrl, knownMigrations);
}

function adviceFor({ message, cause }: StartRefusal): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const text = `${code} ${message}`;
  if (/28P01|28000/.test(text))
    return "The user or the password in DATABASE_URL is wrong, or pg_hba.conf does not let it in.";
  if (/3D000/.test(text))
    return "There is no database of that name: make it (createdb), or correct the end of DATABASE_URL.";
  if (/ENOTFOUND|EAI_AGAIN/.test(text))
    return "The host in DATABASE_URL has no address: correct its name, or look at the DNS.";
  if (/ECONNREFUSED/.test(text))
    return "Nothing listens there: start PostgreSQL, or correct the host and the port in DATABASE_URL.";
  if (/timeout|ETIMEDOUT/i.test(text)) return "Nothing answers there: look at the firewall between the two machines.";
  if (/needs 15/.test(text)) return "Move to PostgreSQL 15 or newer: a backup of Handbill can be restored there.";
  return "Look at the log of PostgreSQL, and correct DATABASE_URL.";
}

type Row = { version: string; maymake: boolean; mayrole: boolean; skew: number };

async function examineRows(url: string, knownMigrations: readonly string[]): Promise<Finding[]> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: "handbill-doctor",
  });
  client.on("error", () => {}); // the question fails with the same
  await client.connect();
  try {
    const { rows } = await client.query<Row>(
      `select current_setting('server_version') as version,
        has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as maymake,
        (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as mayrole,
        extract(epoch from clock_timestamp())::float8 - ${Date.now()} / 1000.0 as skew`,
    );
    const taken = await client
      .query<{ name: string }>("select name from kysely_migration")
      .then((found) => found.rows.map(({ name }) => name))
      .catch((): string[] => []);
    const [row] = rows;
    if (!row) return [];
    const wall = await examineWall(client, { mayMakeRoles: row.mayrole, hasTables: taken.includes(WITH_WALL) });
    return [...rightsOf(row), ...wall, ...clockOf(row.skew), ...stepsOf(taken, knownMigrations)];
  } finally {
    await client.end();
  }
}

function rightsOf({ version, maymake }: Row): Finding[] {
  const found = [say("well", `PostgreSQL ${version} answers.`)];
  if (!maymake) {
    found.push(
      say("fault", "The user of DATABASE_URL may not make tables.", {
        why: "Handbill makes and changes its own tables, and two schemas beside them.",
        todo: "As the owner of the database: grant create on database … to …; grant create on schema public to ….",
      }),
    );
  }
  return found;
}

function clockOf(skew: number): Finding[] {
  if (Math.abs(skew) < SKEW_SECONDS) return [];
  return [
    finding("clock")(
      "fault",
      `The clocks of this machine and of the database are ${Math.round(Math.abs(skew))} seconds apart.`,
      {
        why: "Sessions and access tokens are judged by the one, schedules by the other.",
        todo: "Let both machines set their clocks by NTP (timedatectl set-ntp true).",
      },
    ),
  ];
}

function stepsOf(taken: readonly string[], known: readonly string[]): Finding[] {
  const newer = taken.filter((name) => !known.includes(name));
  const missing = known.filter((name) => !taken.includes(name));
  if (newer.length > 0) {
    return [
      say("note", `The database was brought further by a newer version (${newer.at(-1)}).`, {
        why: "This version runs on it all the same, one version back at most.",
        todo: "Update this program too when you can.",
      }),
    ];
  }
  if (missing.length === 0) return [say("well", "The database is up to date.")];
  return [say("note", `${missing.length} steps of the database are still to be taken; the next start takes them.`)];
}

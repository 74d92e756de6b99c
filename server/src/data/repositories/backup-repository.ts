import { randomBytes } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { BackupHead, BackupTable } from "../../core/backup-format.ts";
import { migrateTables } from "../migrations/index.ts";
import type { Tables } from "../models/tables.ts";

/** Rows that may be of 20 MB each, however small those before them are: files that came with messages. */
const MOST_AT_ONCE: Record<string, number> = { message_attachments: 4 };
/** About as many bytes are read or written at once; a row may be larger. */
const BATCH_BYTES = 4_000_000;
const MOST_ROWS = 1000;

/** The tables that hold what would be missed: not those that a crash empties, nor the list of migrations. */
const KEPT = sql<boolean>`c.relnamespace = current_schema()::text::regnamespace and c.relkind in ('r', 'p')
  and not c.relispartition and c.relpersistence = 'p' and c.relname not in ('kysely_migration', 'kysely_migration_lock')`;

/** Every row of every table, of all businesses: for making a backup and for putting one back. Call it in a transaction. */
export function createBackupRepository(prefixed: Kysely<Tables>) {
  const db = prefixed.withoutPlugins();

  const tables = async (): Promise<BackupTable[]> => {
    const { rows } = await sql<BackupTable>`
      select c.relname as name,
        json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where ${KEPT} group by c.relname order by c.relname`.execute(db);
    return rows;
  };

  /** Foreign keys, which are checked when all rows are there: a row may come before the one it points to. */
  const foreignKeys = async (): Promise<{ table: string; name: string }[]> => {
    const { rows } = await sql<{ table: string; name: string }>`
      select c.relname as table, k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and not k.condeferrable and k.conparentid = 0 and ${KEPT}`.execute(db);
    return rows;
  };

  const beExact = async (): Promise<void> => {
    for (const setting of PLAIN) await sql`set local ${sql.raw(setting)}`.execute(db);
  };

  return {
    names: async (): Promise<string[]> => (await tables()).map(({ name }) => name),

    /**
     * What a backup says of the database; the first thing to do in its transaction. From here on no migration can change one of
     * the tables named until it ends. Throws what PostgreSQL throws (42P01) where Handbill has never been started.
     */
    async describe(
      names: string[],
    ): Promise<Pick<BackupHead, "madeAt" | "postgres" | "migrations" | "tables" | "sequences">> {
      // Before anything is read: the state that is read from here on is that of the locked tables.
      for (const name of names) await sql`lock table ${sql.id(name)} in access share mode`.execute(db);
      await beExact();
      const { rows: migrations } = await sql<{ name: string }>`
        select name from kysely_migration order by name`.execute(db);
      const { rows: sequences } = await sql<{ name: string; value: string }>`
        select sequencename as name, last_value::text as value from pg_sequences
        where schemaname = current_schema() and last_value is not null order by 1`.execute(db);
      const { rows: server } = await sql<{ madeAt: string; postgres: string }>`
        select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt",
          current_setting('server_version') as postgres`.execute(db);
      if (!server[0]) throw new Error("a select without a table gave no row");
      return { ...server[0], migrations: migrations.map(({ name }) => name), tables: await tables(), sequences };
    },

    /** All rows of a table, as PostgreSQL itself writes rows as text: every type comes back exactly as it was. */
    async *read({ name, columns }: BackupTable): AsyncGenerator<string[]> {
      const values = sql.join(columns.map((column) => sql.id(column.name)));
      await sql`declare backup_rows no scroll cursor for select row(${values})::text as line from ${sql.id(name)}`.execute(
        db,
      );
      const most = MOST_AT_ONCE[name] ?? MOST_ROWS;
      for (let wanted = Math.min(100, most); ;) {
        const { rows } = await sql<{ line: string }>`fetch ${sql.lit(wanted)} from backup_rows`.execute(db);
        if (rows.length === 0) break;
        const lines = rows.map(({ line }) => line);
        yield lines;
        wanted = Math.min(nextBatch(lines), most);
      }
      await sql`close backup_rows`.execute(db);
    },

    /** Tables of a backup in which there are rows already. */
    async filled(names: readonly string[]): Promise<string[]> {
      const there = (await tables()).filter(({ name }) => names.includes(name));
      const found: string[] = [];
      for (const { name } of there) {
        const { rows } = await sql`select 1 from ${sql.id(name)} limit 1`.execute(db);
        if (rows.length > 0) found.push(name);
      }
      return found;
    },

    /** Makes the tables as they were when the backup was made, or as they are today. */
    migrate: (upTo?: string): Promise<void> => migrateTables(prefixed, upTo),

    /** What of a backup has no place in this database, in words; empty when all of it has. */
    async misfits(head: BackupHead): Promise<string[]> {
      const there = new Map((await tables()).map((table) => [table.name, table.columns]));
      return head.tables.flatMap(({ name, columns }) => {
        const own = there.get(name);
        if (!own) return [`the table ${name}`];
        const missing = columns.filter(
          (wanted) => !own.some((column) => column.name === wanted.name && column.type === wanted.type),
        );
        return missing.map((column) => `${name}.${column.name} (${column.type})`);
      });
    },

    /**
     * Puts rows back into empty tables while `fill` hands them over, without the triggers that guard everyday changes.
     * Every foreign key is checked at the end. `head` must fit (see `misfits`), since its types are used as they stand.
     */
    async load(head: BackupHead, fill: (add: (table: string, lines: string[]) => Promise<void>) => Promise<void>) {
      const byName = new Map(head.tables.map((table) => [table.name, table]));
      await beExact();
      const rowType = rowTypes();
      const keys = await foreignKeys();
      for (const { table, name } of keys) {
        await sql`alter table ${sql.id(table)} alter constraint ${sql.id(name)} deferrable initially deferred`.execute(
          db,
        );
      }
      for (const table of head.tables) {
        await sql`alter table ${sql.id(table.name)} disable trigger user`.execute(db);
        await sql`create type ${rowType(table)} as (${sql.join(
          table.columns.map(({ name, type }) => sql`${sql.id(name)} ${sql.raw(type)}`),
        )})`.execute(db);
      }
      await fill(async (name, lines) => {
        const table = byName.get(name);
        if (!table) throw new Error(`The backup holds rows of ${name}, which its head does not name.`);
        const columns = sql.join(table.columns.map((column) => sql.id(column.name)));
        await sql`insert into ${sql.id(name)} (${columns}) overriding system value
          select * from unnest(${lines}::${rowType(table)}[])`.execute(db);
      });
      for (const { name, value } of head.sequences) {
        await sql`select setval(format('%I', ${name}::text)::regclass, ${value}::bigint)`.execute(db);
      }
      await sql`set constraints all immediate`.execute(db);
      for (const { table, name } of keys) {
        await sql`alter table ${sql.id(table)} alter constraint ${sql.id(name)} not deferrable`.execute(db);
      }
      for (const table of head.tables) {
        await sql`alter table ${sql.id(table.name)} enable trigger user`.execute(db);
        await sql`drop type ${rowType(table)}`.execute(db);
      }
    },
  };
}

/** Values look the same whatever this server or database was told, and no row is left out in silence. */
const PLAIN = [
  "datestyle = 'ISO'",
  "intervalstyle = 'postgres'",
  "extra_float_digits = 3",
  "bytea_output = 'hex'",
  "row_security = off",
  "idle_in_transaction_session_timeout = 0", // a slow disk is no reason to give up
];

/** Another name each time: a connection remembers statements, and with them types that are gone. */
function rowTypes() {
  const suffix = randomBytes(4).toString("hex");
  return ({ name }: BackupTable) => sql.id("pg_temp", `${name}_${suffix}`);
}

/** So many rows of the size of these as make one batch. */
function nextBatch(lines: string[]): number {
  const bytes = lines.reduce((sum, line) => sum + line.length, 0);
  return Math.max(1, Math.min(MOST_ROWS, Math.floor((BATCH_BYTES * lines.length) / Math.max(1, bytes))));
}

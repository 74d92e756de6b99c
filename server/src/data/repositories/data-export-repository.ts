import { type DataExport, KEEP_EXPORT_DAYS } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { Tables } from "../models/tables.ts";
import type { ExportedTable } from "./export-tables.ts";

/** Rows that are in memory at once. */
const BATCH = 200;
/** Who has not been heard of for so long is dead, and another goes on from the beginning. */
const DEAD_SECONDS = 120;
const MOST_TRIES = 3;

const keptFor = sql`make_interval(days => ${sql.lit(KEEP_EXPORT_DAYS)})`;
const WIRE = sql`id, business_id, state, done, total, bytes, created_at, created_at + ${keptFor} as until`;

export type ExportWork = { id: string; userId: string; businessId: string | null; tries: number };
type Column = "business_id" | "user_id" | "id";

/** Exports of data, and what goes into them. They are for one person each, and every call names that person. */
export function createDataExportRepository(db: Kysely<Tables>) {
  return {
    /** The one that is being made already, where there is one. */
    async ask(userId: string, businessId: string | null): Promise<{ made: boolean; export: DataExport }> {
      const { rows } = await sql<DataExport>`
        insert into data_exports (id, user_id, business_id) values (${newId()}, ${userId}, ${businessId})
        on conflict do nothing returning ${WIRE}`.execute(db);
      const [made] = rows;
      if (made) return { made: true, export: made };
      const { rows: there } = await sql<DataExport>`
        select ${WIRE} from data_exports where user_id = ${userId} and business_id is not distinct from ${businessId}
        order by created_at desc limit 1`.execute(db);
      if (!there[0]) throw new Error("an export that is being made is not there");
      return { made: false, export: there[0] };
    },

    async list(userId: string): Promise<DataExport[]> {
      const { rows } = await sql<DataExport>`
        select ${WIRE} from data_exports where user_id = ${userId} and created_at > now() - ${keptFor}
        order by created_at desc, id desc limit 50`.execute(db);
      return rows;
    },

    async find(userId: string, id: string): Promise<DataExport | undefined> {
      const { rows } = await sql<DataExport>`
        select ${WIRE} from data_exports
        where id = ${id} and user_id = ${userId} and created_at > now() - ${keptFor}`.execute(db);
      return rows[0];
    },

    async remove(userId: string, id: string): Promise<boolean> {
      const { rows } =
        await sql`delete from data_exports where id = ${id} and user_id = ${userId} returning id`.execute(db);
      return rows.length > 0;
    },

    async piece(id: string, number: number): Promise<Buffer | undefined> {
      const { rows } = await sql<{ bytes: Buffer }>`
        select bytes from data_export_pieces where export_id = ${id} and number = ${number}`.execute(db);
      return rows[0]?.bytes;
    },

    /** The next that is to be made, with what is there of it thrown away. */
    async claim(): Promise<ExportWork | undefined> {
      const { rows } = await sql<ExportWork>`
        update data_exports set state = 'running', tries = tries + 1, done = 0, bytes = 0, updated_at = now() where id = (
          select id from data_exports where state = 'waiting'
            or (state = 'running' and updated_at < now() - make_interval(secs => ${sql.lit(DEAD_SECONDS)}))
          order by created_at limit 1 for update skip locked)
        returning id, user_id, business_id, tries`.execute(db);
      const [work] = rows;
      if (!work) return undefined;
      await sql`delete from data_export_pieces where export_id = ${work.id}`.execute(db);
      if (work.tries <= MOST_TRIES) return work;
      await sql`update data_exports set state = 'failed', ended_at = now() where id = ${work.id}`.execute(db);
      return undefined;
    },

    /** False where another process has taken it over, or nobody wants it any more. */
    async keep({ id, tries }: ExportWork, number: number, bytes: Buffer): Promise<boolean> {
      const { rows } = await sql`
        with alive as (
          update data_exports set bytes = bytes + ${bytes.length}, updated_at = now()
          where id = ${id} and tries = ${tries} and state = 'running' returning id)
        insert into data_export_pieces (export_id, number, bytes) select id, ${number}, ${bytes} from alive
        returning number`.execute(db);
      return rows.length > 0;
    },

    async progress({ id, tries }: ExportWork, done: number, total: number): Promise<void> {
      await sql`update data_exports set done = ${done}, total = ${total}, updated_at = now()
        where id = ${id} and tries = ${tries}`.execute(db);
    },

    async end({ id, tries }: ExportWork, state: "ready" | "failed" | "waiting"): Promise<void> {
      await sql`update data_exports set state = ${state}, updated_at = now(), ended_at = now()
        where id = ${id} and tries = ${tries} and state = 'running'`.execute(db);
    },

    /** What is older than a week. */
    async purge(): Promise<void> {
      await sql`delete from data_exports where created_at < now() - ${keptFor}`.execute(db);
    },

    /** Every row of a table that is told by this id, without what is to stay here, some at a time. Call it in a frozen transaction. */
    async *rows(table: string, column: Column, id: string, { omit = [] }: ExportedTable): AsyncGenerator<object> {
      await sql`declare exported no scroll cursor for
        select to_jsonb(t) - ${sql.val(omit)}::text[] as row from ${sql.table(table)} as t
        where ${sql.ref(column)} = ${sql.lit(id)}`.execute(db);
      try {
        for (;;) {
          const { rows } = await sql<{ row: object }>`fetch ${sql.lit(BATCH)} from exported`.execute(db);
          for (const { row } of rows) yield row;
          if (rows.length < BATCH) return;
        }
      } finally {
        await sql`close exported`.execute(db);
      }
    },

    /** Names of the columns, for the head of a table that may have no rows. */
    async columns(table: string, { omit = [] }: ExportedTable): Promise<string[]> {
      const { rows } = await sql<{ name: string }>`
        select column_name as name from information_schema.columns
        where table_schema = current_schema() and table_name = ${table} order by ordinal_position`.execute(db);
      return rows.map(({ name }) => name).filter((name) => !omit.includes(name));
    },

    /** Files of a business by their ids, in order. */
    async files(kind: "pictures" | "message_attachments", businessId: string): Promise<{ id: string; name: string }[]> {
      const { rows } = await sql<{ id: string; name: string }>`
        select id, ${kind === "pictures" ? sql`''` : sql`name`} as name from ${sql.table(kind)}
        where business_id = ${businessId} and ${kind === "pictures" ? sql`true` : sql`bytes is not null`}
        order by id`.execute(db);
      return rows;
    },

    async file(kind: "pictures" | "message_attachments", businessId: string, id: string): Promise<Buffer | undefined> {
      const { rows } = await sql<{ bytes: Buffer }>`
        select ${sql.ref(kind === "pictures" ? "whole" : "bytes")} as bytes from ${sql.table(kind)}
        where business_id = ${businessId} and id = ${id}`.execute(db);
      return rows[0]?.bytes;
    },

    /** Businesses that somebody owns: what of the others is theirs is the membership alone. */
    async ownedBy(userId: string): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select business_id as id from business_members join businesses on businesses.id = business_id
        where business_members.user_id = ${userId} and role = 'owner' order by businesses.created_at`.execute(db);
      return rows.map(({ id }) => id);
    },
  };
}

import { z } from "zod";

/** Of the lines below. A backup of a higher number was made by a later Handbill. */
export const BACKUP_FORMAT = 1;

const Table = z.object({
  name: z.string(),
  /** In the order in which a row holds its values; types as PostgreSQL names them. */
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
});

/** The first line of a backup: what is in it, and what it takes to use it. */
export const BackupHead = z.object({
  backup: z.literal("handbill"),
  format: z.number().int(),
  /** Of the Handbill that made it. */
  version: z.string(),
  madeAt: z.string(),
  postgres: z.string(),
  /** Where the secret of the sign-in was: in the backup, or in a setting that must be set again. */
  authSecret: z.enum(["file", "setting"]),
  migrations: z.array(z.string()),
  tables: z.array(Table),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
});

/** What a backup holds of the data folder. Nothing else may be written there by one. */
const FILES = /^(auth-secret|spool\/[\w-][\w.-]*)$/;

const FileLine = z.strictObject({ file: z.string().regex(FILES), base64: z.base64() });
const TableLine = z.strictObject({ table: z.string() });

/** The last line: a backup without it was cut off. The hash is of every byte before it. */
export const BackupEnd = z.strictObject({
  end: z.strictObject({ rows: z.record(z.string(), z.number()), files: z.number(), sha256: z.string() }),
});

/** Rows are texts as PostgreSQL writes them, and belong to the table named last. */
export const BackupLine = z.union([z.string(), TableLine, FileLine]);

export type BackupTable = z.infer<typeof Table>;
export type BackupHead = z.infer<typeof BackupHead>;
export type BackupLine = z.infer<typeof BackupLine>;
export type BackupEnd = z.infer<typeof BackupEnd>["end"];
/** A file of the data folder, named from there. */
export type BackupFile = { name: string; bytes: Buffer };

export const isBackupFile = (name: string): boolean => FILES.test(name);

import * as z from "zod/mini";
import { id } from "./text.ts";

/** How long an export can be fetched; then it is erased. */
export const KEEP_EXPORT_DAYS = 7;
/** So many of one person lie here at a time: each holds everything there was. */
export const MAX_EXPORTS = 20;

/** All data of an account, or of one business, as one zip: made in the background, and only for who asked for it. */
export const DataExport = z
  .object({
    id,
    /** Null where it is everything of the account. */
    businessId: z.nullable(z.string()),
    state: z.enum(["waiting", "running", "ready", "failed"]),
    /** How far it is: so many of so many parts. */
    done: z.int(),
    total: z.int(),
    bytes: z.int(),
    createdAt: z.string(),
    /** When it is erased. */
    until: z.string(),
  })
  .register(z.globalRegistry, { id: "DataExport" });
export type DataExport = z.infer<typeof DataExport>;

export const DataExportCreate = z.strictObject({ businessId: z.optional(z.nullable(id)) });
export type DataExportCreate = z.infer<typeof DataExportCreate>;

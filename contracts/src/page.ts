import * as z from "zod/mini";

/** `{ data }`: the envelope of every success. */
export const ok = <T extends z.core.$ZodType>(data: T) => z.object({ data });

/** `{ data: [], page: { next } }`: the envelope of every list. */
export const listOf = <T extends z.core.$ZodType>(item: T) =>
  z.object({ data: z.array(item), page: z.object({ next: z.nullable(z.string()) }) });

/** Query of every list: at most `limit` items after the opaque `cursor`, newest first. */
export const PageQuery = z.strictObject({
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
  cursor: z.optional(z.string().check(z.maxLength(200))),
});
export type PageQuery = z.infer<typeof PageQuery>;

import * as z from "zod/mini";
import { Channel } from "./channels.ts";
import { ContentStatus } from "./content.ts";
import { id, requiredText } from "./text.ts";

/** `GET .../search`: every word must be found; capitals and accents do not matter. */
export const SearchQuery = z.strictObject({ q: requiredText(200) });
export type SearchQuery = z.infer<typeof SearchQuery>;

export const MAX_FOUND = { campaigns: 8, contents: 12 };

export const Found = z
  .object({
    kind: z.enum(["campaign", "content"]),
    id,
    /** The campaign itself, or the one that the content belongs to. */
    campaignId: id,
    title: z.string(),
    /** The text around the first word that was found. */
    excerpt: z.string(),
    channel: z.optional(Channel),
    status: z.optional(ContentStatus),
  })
  .register(z.globalRegistry, { id: "Found" });
export type Found = z.infer<typeof Found>;

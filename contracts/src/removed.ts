import * as z from "zod/mini";
import { Channel } from "./channels.ts";
import { id } from "./text.ts";

/** How long what was removed can be brought back. Then it is erased. */
export const KEEP_REMOVED_DAYS = 30;

/** Something that was removed and can be brought back by `POST .../restore`. */
export const Removed = z
  .object({
    id,
    kind: z.enum(["campaign", "content", "contact", "conversation"]),
    /** The name of the campaign, the topic of the content, the name or the address of the contact, what the conversation is about. */
    name: z.string(),
    channel: z.optional(Channel),
    removedAt: z.string(),
    /** When it will be erased. */
    until: z.string(),
  })
  .register(z.globalRegistry, { id: "Removed" });
export type Removed = z.infer<typeof Removed>;

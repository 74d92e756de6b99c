import * as z from "zod/mini";
import { Channel, CHANNELS } from "./channels.ts";
import { id } from "./text.ts";

/** Which channels a kind of place takes. What the owner does not name goes nowhere by itself. */
export const CONNECTION_CHANNELS = {
  webhook: CHANNELS,
  bluesky: ["bluesky"],
  /** Short posts: what is written for one of these networks fits. */
  mastodon: ["bluesky", "threads", "x"],
  /** The hosted page of the business itself. */
  page: ["blog"],
  email: ["email"],
  /** Messages to one person at a time: nothing of a campaign. */
  whatsapp: [],
  sms: [],
} as const satisfies Record<string, readonly Channel[]>;

export type ConnectionKind = keyof typeof CONNECTION_CHANNELS;

/** What came of the last test. */
export const CheckedConnection = z.object({ ok: z.boolean(), detail: z.string(), at: z.string() });
export type CheckedConnection = z.infer<typeof CheckedConnection>;

/** A place that a business publishes to. Its secrets never travel: `hints` has the last four characters of each. */
export const Connection = z
  .object({
    id,
    kind: z.string(),
    name: z.string(),
    channels: z.array(Channel),
    settings: z.record(z.string(), z.unknown()),
    hints: z.record(z.string(), z.string()),
    /** Why nothing goes out by it; null while it is on. */
    offReason: z.nullable(z.string()),
    checked: z.nullable(CheckedConnection),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .register(z.globalRegistry, { id: "Connection" });
export type Connection = z.infer<typeof Connection>;

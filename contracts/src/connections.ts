import * as z from "zod/mini";
import { Channel, CHANNELS } from "./channels.ts";
import { EmailSecrets, EmailSettings } from "./email-connection.ts";
import { serverAddress } from "./server-address.ts";
import { id, requiredText, webAddress } from "./text.ts";
import { SmsSecrets, SmsSettings } from "./sms.ts";
import { webhookSecret } from "./webhook-secret.ts";
import { WhatsAppSecrets, WhatsAppSettings } from "./whatsapp.ts";

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

const name = requiredText(100);
const channels = z.array(Channel).check(z.maxLength(CHANNELS.length));

const WebhookSettings = z.strictObject({ url: webAddress });
const WebhookSecrets = z.strictObject({
  /** The key of the signatures, which the receiving program knows too. */
  secret: webhookSecret,
});

const WebhookConnection = z.strictObject({
  kind: z.literal("webhook"),
  name,
  channels: z._default(channels, []),
  settings: WebhookSettings,
  secrets: WebhookSecrets,
});

const BlueskyConnection = z.strictObject({
  kind: z.literal("bluesky"),
  name,
  channels: z._default(channels, ["bluesky"]),
  settings: z.strictObject({
    server: z._default(serverAddress, "https://bsky.social"),
    handle: requiredText(253).check(
      z.regex(/^@?([a-z0-9-]+\.)+[a-z0-9-]+$/i, { error: "Write the whole handle, for example bakery.bsky.social." }),
    ),
  }),
  secrets: z.strictObject({ appPassword: requiredText(200) }),
});

export const MASTODON_VISIBILITIES = ["public", "unlisted", "private"] as const;
const MastodonConnection = z.strictObject({
  kind: z.literal("mastodon"),
  name,
  channels: z._default(channels, []),
  settings: z.strictObject({
    server: serverAddress,
    visibility: z._default(z.enum(MASTODON_VISIBILITIES), "public"),
  }),
  secrets: z.strictObject({ accessToken: requiredText(500) }),
});

const PageConnection = z.strictObject({
  kind: z.literal("page"),
  name,
  channels: z._default(channels, ["blog"]),
  settings: z._default(z.strictObject({}), {}),
  secrets: z._default(z.strictObject({}), {}),
});

const EmailConnection = z.strictObject({
  kind: z.literal("email"),
  name,
  channels: z._default(channels, ["email"]),
  settings: EmailSettings,
  secrets: EmailSecrets,
});

const noChannels = z._default(channels.check(z.maxLength(0, { error: "Nothing of a campaign goes out by it." })), []);

const WhatsAppConnection = z.strictObject({
  kind: z.literal("whatsapp"),
  name,
  channels: noChannels,
  settings: WhatsAppSettings,
  secrets: WhatsAppSecrets,
});

const SmsConnection = z.strictObject({
  kind: z.literal("sms"),
  name,
  channels: noChannels,
  settings: SmsSettings,
  secrets: SmsSecrets,
});

/** `POST .../connections`. `channels`: what is scheduled in these goes out by this connection unless another is chosen. */
export const ConnectionCreate = z.discriminatedUnion("kind", [
  WebhookConnection,
  BlueskyConnection,
  MastodonConnection,
  PageConnection,
  EmailConnection,
  WhatsAppConnection,
  SmsConnection,
]);
export type ConnectionCreate = z.infer<typeof ConnectionCreate>;

const optionalRecord = z.optional(z.record(z.string().check(z.maxLength(50)), z.unknown()));

/** `PATCH .../connections/:id`: settings and secrets replace those of the same name. `isOn: true` switches it on again. */
export const ConnectionUpdate = z.strictObject({
  name: z.optional(name),
  channels: z.optional(channels),
  settings: optionalRecord,
  secrets: optionalRecord,
  isOn: z.optional(z.boolean()),
});
export type ConnectionUpdate = z.infer<typeof ConnectionUpdate>;

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

import * as z from "zod/mini";
import { Channel, CHANNELS } from "./channels.ts";
import { EmailSecrets, EmailSettings } from "./email-connection.ts";
import { serverAddress } from "./server-address.ts";
import { SmsSecrets, SmsSettings } from "./sms.ts";
import { requiredText, webAddress } from "./text.ts";
import { webhookSecret } from "./webhook-secret.ts";
import { WhatsAppSecrets, WhatsAppSettings } from "./whatsapp-connection.ts";

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

import * as z from "zod/mini";
import { InboxHours, InboxLimits } from "./messages.ts";
import { id, languageTag, requiredText, text } from "./text.ts";

/** What may stand in a saved reply: `{{name}}` becomes the customer's name, and so on. */
export const REPLY_VARIABLES = ["name", "first_name", "business", "website", "location"] as const;
export type ReplyVariable = (typeof REPLY_VARIABLES)[number];

/** Something between two pairs of braces, which must not reach a customer. */
export const UNFILLED = /\{\{\s*([^{}]{0,100}?)\s*\}\}/gu;

const isVariable = (name: string | undefined): boolean => REPLY_VARIABLES.some((known) => known === name);

const body = requiredText(5_000).check(
  z.refine((value: string) => Array.from(value.matchAll(UNFILLED)).every(([, name]) => isVariable(name)), {
    error: `Only these can be filled in: ${REPLY_VARIABLES.map((name) => `{{${name}}}`).join(", ")}.`,
  }),
);

/** A text that is used again and again. */
export const SavedReply = z
  .object({
    id,
    name: z.string(),
    body: z.string(),
    language: z.nullable(z.string()),
    /** How often it was taken. */
    uses: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .register(z.globalRegistry, { id: "SavedReply" });
export type SavedReply = z.infer<typeof SavedReply>;

/** `POST .../saved-replies` */
export const SavedReplyCreate = z.strictObject({
  name: requiredText(100),
  body,
  language: z._default(z.nullable(languageTag), null),
});
export type SavedReplyCreate = z.infer<typeof SavedReplyCreate>;

export const SavedReplyChange = z.partial(
  z.strictObject({ name: requiredText(100), body, language: z.nullable(languageTag) }),
);
export type SavedReplyChange = z.infer<typeof SavedReplyChange>;

/** `POST .../saved-replies/:savedReplyId/fill`: for whom. */
export const SavedReplyFill = z.strictObject({ conversationId: id });

/** The text for this customer. What nobody knows still stands in its braces, and has to be written by hand. */
export const FilledReply = z.object({ body: z.string(), missing: z.array(z.string()) });
export type FilledReply = z.infer<typeof FilledReply>;

/** `GET PATCH .../inbox-settings` */
export const InboxSettings = z
  .object({
    /** Below every reply. */
    signature: z.string(),
    hours: z.nullable(InboxHours),
    limits: InboxLimits,
    /** Somebody answers now; true where there are no hours. */
    isOpen: z.boolean(),
    /** When somebody does again, with the offset of the business; null while it is open. */
    opensAt: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: "InboxSettings" });
export type InboxSettings = z.infer<typeof InboxSettings>;

export const InboxSettingsChange = z.partial(
  z.strictObject({ signature: text(2_000), hours: z.nullable(InboxHours), limits: InboxLimits }),
);
export type InboxSettingsChange = z.infer<typeof InboxSettingsChange>;

import * as z from "zod/mini";
import { serverAddress } from "./server-address.ts";
import { requiredText } from "./text.ts";

const metaId = z
  .string()
  .check(
    z.trim(),
    z.regex(/^\d{5,25}$/, { error: "This is a number of digits alone, from the page API Setup of Meta." }),
  );

/** A number of the WhatsApp Business Platform (Cloud API), as its owner finds it in Meta's app dashboard. */
export const WhatsAppSettings = z.strictObject({
  server: z._default(serverAddress, "https://graph.facebook.com"),
  phoneNumberId: metaId,
  businessAccountId: metaId,
});

export const WhatsAppSecrets = z.strictObject({
  accessToken: requiredText(1_000),
  /** What Meta signs with whatever it reports. */
  appSecret: z
    .string()
    .check(z.trim(), z.regex(/^[0-9a-f]{32}$/i, { error: "The app secret has 32 digits and letters from a to f." })),
});

/** For so long after a customer wrote they may be answered in free words. */
export const WHATSAPP_WINDOW_HOURS = 24;
/** Of one message. */
export const WHATSAPP_LONGEST = 4_096;

/** `GET .../connections/:connectionId/hook`: where a channel of messages reports what people write. Shown to owners alone. */
export const MessageHook = z.object({
  url: z.string(),
  /** Of WhatsApp: what Meta asks for when the address is entered there. */
  verifyToken: z.nullable(z.string()),
  /** Of text messages: by what reports are signed, as Standard Webhooks describe it (`whsec_…`). */
  secret: z.nullable(z.string()),
});
export type MessageHook = z.infer<typeof MessageHook>;

/** A text that WhatsApp approved, with blanks: it may be sent at any time. */
export const WhatsAppTemplate = z
  .object({
    name: z.string(),
    language: z.string(),
    category: z.string(),
    /** As the customer reads it, with `{{…}}` where something is to be filled in. */
    text: z.string(),
    /** What is to be filled in, in the order of the text. */
    blanks: z.array(z.string()),
    /** Why it cannot be sent from here; null where it can. */
    whyNot: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: "WhatsAppTemplate" });
export type WhatsAppTemplate = z.infer<typeof WhatsAppTemplate>;

export const WhatsAppTemplateQuery = z.strictObject({ fresh: z.optional(z.enum(["true"])) });

/** `POST .../conversations/:conversationId/template-messages`: a draft made of a template; each blank needs its words. */
export const TemplateMessage = z.strictObject({
  name: requiredText(512),
  language: requiredText(20),
  blanks: z._default(
    z.record(
      z.string().check(z.maxLength(100)),
      requiredText(1_000).check(
        z.refine((words) => !/[\n\t]| {5}/.test(words), {
          error: "No new lines, tabs, or more than four spaces in a row.",
        }),
      ),
    ),
    {},
  ),
});
export type TemplateMessage = z.infer<typeof TemplateMessage>;

/** The template that a message is made of, as it is sent. */
export type FilledTemplate = {
  name: string;
  language: string;
  /** Of its head and of its body, in order; with a name where the template names its blanks. */
  head: { name: string | null; text: string }[];
  body: { name: string | null; text: string }[];
};

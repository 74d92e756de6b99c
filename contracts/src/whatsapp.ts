import * as z from "zod/mini";
import { requiredText } from "./text.ts";

/** For so long after a customer wrote they may be answered in free words. */
export const WHATSAPP_WINDOW_HOURS = 24;
/** Of one message. */
export const WHATSAPP_LONGEST = 4_096;

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

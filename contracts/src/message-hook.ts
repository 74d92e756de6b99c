import * as z from "zod/mini";

/** `GET .../connections/:connectionId/hook`: where a channel of messages reports what people write. Shown to owners alone. */
export const MessageHook = z.object({
  url: z.string(),
  /** Of WhatsApp: what Meta asks for when the address is entered there. */
  verifyToken: z.nullable(z.string()),
  /** Of text messages: by what reports are signed, as Standard Webhooks describe it (`whsec_…`). */
  secret: z.nullable(z.string()),
});
export type MessageHook = z.infer<typeof MessageHook>;

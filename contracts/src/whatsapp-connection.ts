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

import * as z from "zod/mini";

/** The key of signatures that both sides know. */
export const webhookSecret = z.string().check(
  z.regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, {
    error: "Use whsec_ and 24 to 64 bytes in base64, as Standard Webhooks describe it.",
  }),
);

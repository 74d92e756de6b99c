import type { Client } from "./client.ts";

export const SENDER = { legalName: "Padaria Lda", postalAddress: "Rua 1, Lisboa", country: "PT", registration: "" };

/** Adds contacts of a business, who said yes to mails unless they did not. */
export const sayYes =
  (owner: Client, at: string) =>
  (email: string, consent = true) =>
    owner.post(`${at}/contacts`, {
      name: email.split("@")[0],
      email,
      ...(consent && {
        consent: { email: true },
        proof: { source: "counter", textVersion: "1", at: "2026-05-01T10:00:00Z" },
      }),
    });

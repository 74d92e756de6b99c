import { type EmailSettings, type Sender, textDirection } from "@handbill/contracts";
import type { Letter } from "../../infrastructure/mail/letter.ts";
import { confirmationWords } from "../subscriptions/confirmation-words.ts";
import { escapeHtml, mailHtml } from "./mail-html.ts";
import { oneLine, plainBody } from "./mail-text.ts";

type Confirmation = {
  id: string;
  email: string;
  url: string;
  language: string;
  business: { name: string; sender: Sender };
};

/**
 * The mail that asks whether an address is theirs. Nothing that a stranger typed stands in it but the address itself, and nothing that
 * is counted.
 */
export function composeConfirmation(
  { id, email, url, language, business }: Confirmation,
  account: EmailSettings,
): Letter {
  const words = confirmationWords(language);
  const name = oneLine(business.name);
  const filled = (text: string): string => text.replaceAll("{name}", () => name);
  const { legalName, postalAddress, registration } = business.sender;
  const identity = [legalName, postalAddress, registration].filter((line) => line.trim() !== "");
  const subject = filled(words.subject);
  const [body, why] = [filled(words.text), filled(words.why)];
  return {
    from: { name: oneLine(account.fromName), address: account.fromAddress },
    to: { name: "", address: email },
    replyTo: account.replyTo,
    messageId: `<confirm.${id}@${oneLine(account.fromAddress.slice(account.fromAddress.lastIndexOf("@") + 1))}>`,
    tag: null,
    subject,
    text: [plainBody(body), `${words.button}: ${url}`, "-- ", [why, ...identity].join("\n")].join("\n\n"),
    html: mailHtml({
      language,
      direction: textDirection(language),
      subject,
      preheader: words.preheader,
      name,
      body,
      button: { label: words.button, url },
      footer: [escapeHtml(why), identity.map(escapeHtml).join("<br>")].filter((line) => line !== ""),
      pixelUrl: null,
    }),
    headers: { "Content-Language": language, "Auto-Submitted": "auto-generated" },
  };
}

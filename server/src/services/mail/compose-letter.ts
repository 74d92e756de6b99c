import { type FieldsOf, textDirection } from "@handbill/contracts";
import { DELIVERY_HEADER, tagOfDelivery } from "../../core/mail-names.ts";
import type { Letter } from "../../infrastructure/mail/letter.ts";
import { escapeHtml, mailHtml } from "./mail-html.ts";
import { oneLine, plainBody } from "./mail-text.ts";
import { mailWords } from "./mail-words.ts";

export type Sender = {
  /** The business as its customers know it. */
  name: string;
  fromName: string;
  fromAddress: string;
  replyTo: string | null;
  /** Who it is by law and where it can be reached by post: lines of the footer. */
  identity: string[];
  language: string;
};

type Recipient = {
  /** Of the delivery: what comes back names it, also where a mail service gave the mail another Message-ID. */
  id: string;
  name: string;
  email: string;
  messageId: string;
  unsubscribeUrl: string;
  /** Counts that the mail was opened; null where the owner wants no counting. */
  pixelUrl: string | null;
};

/** `<publication.recipient@domain>`: the same however often one mail is tried. */
export const messageIdOf = (publicationId: string, contactId: string, fromAddress: string): string =>
  `<${publicationId}.${contactId}@${oneLine(fromAddress.slice(fromAddress.lastIndexOf("@") + 1)) || "localhost"}>`;

const footerText = (sender: Sender, recipient: Recipient): string => {
  const words = mailWords(sender.language);
  return [
    words.why.replace("{name}", () => sender.name),
    ...sender.identity,
    `${words.unsubscribe}: ${recipient.unsubscribeUrl}`,
  ].join("\n");
};

const footerHtml = (sender: Sender, recipient: Recipient): string[] => {
  const words = mailWords(sender.language);
  return [
    escapeHtml(words.why.replace("{name}", () => sender.name)),
    sender.identity.map(escapeHtml).join("<br>"),
    `<a href="${escapeHtml(recipient.unsubscribeUrl)}" style="color:#6b6259">${escapeHtml(words.unsubscribe)}</a>`,
  ].filter((line) => line !== "");
};

/** The approved email as one person gets it: their unsubscribe link, the sender's identity, text and page of the same words. */
export function composeLetter(fields: FieldsOf<"email">, sender: Sender, recipient: Recipient): Letter {
  const { label, url } = fields.callToAction;
  const subject = oneLine(fields.subject);
  const name = oneLine(sender.name);
  return {
    from: { name: oneLine(sender.fromName), address: sender.fromAddress },
    to: { name: oneLine(recipient.name), address: recipient.email },
    replyTo: sender.replyTo,
    messageId: recipient.messageId,
    tag: tagOfDelivery(recipient.id),
    subject,
    text: [plainBody(fields.body), `${oneLine(label)}: ${url}`, "-- ", footerText({ ...sender, name }, recipient)].join(
      "\n\n",
    ),
    html: mailHtml({
      language: sender.language,
      direction: textDirection(sender.language),
      subject,
      preheader: oneLine(fields.preheader),
      name,
      body: fields.body,
      button: { label: oneLine(label), url },
      footer: footerHtml({ ...sender, name }, recipient),
      pixelUrl: recipient.pixelUrl,
    }),
    headers: {
      "List-Unsubscribe": `<${recipient.unsubscribeUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Content-Language": oneLine(sender.language),
      "Auto-Submitted": "auto-generated",
      [DELIVERY_HEADER]: oneLine(recipient.id),
      "Feedback-ID": oneLine(recipient.messageId.slice(1).split(".")[0] ?? ""),
    },
  };
}

import { textDirection } from "@handbill/contracts";
import type { Letter } from "../../infrastructure/mail/letter.ts";
import { escapeHtml, mailHtml } from "../mail/mail-html.ts";
import { oneLine, plainBody } from "../mail/mail-text.ts";
import type { AccountMail } from "./account-mails.ts";
import { accountMailWords, mailLanguage } from "./account-mail-words.ts";

type Draft = { id: string; mail: AccountMail; to: string; link: string | null; from: Letter["from"] };

const LONGEST_NAME = 60;

/** A name that somebody typed, in a mail that is from us: it makes no link and no second line. */
const harmless = (name: string): string =>
  oneLine(name)
    .replaceAll(/[[\]()<>*_#`\\|~]+/g, "")
    .replaceAll(/:\/\/|(?<=[\p{L}\p{N}_])[.。．｡](?=[\p{L}\p{N}_])/gu, " ")
    .slice(0, LONGEST_NAME);

/** One mail of the installation itself, in plain words and as a simple page. */
export function composeAccountMail({ id, mail, to, link, from }: Draft): Letter {
  const language = mailLanguage(mail.language);
  const all = accountMailWords(language);
  const words = mail.kind === "notice" ? { ...all.notice, text: all.events[mail.event], button: "" } : all[mail.kind];
  const names = mail.kind === "invitation" ? { inviter: mail.inviter, business: mail.business } : {};
  const filled = (text: string): string =>
    text.replaceAll(/\{(inviter|business)\}/g, (_, name: string) => harmless(Reflect.get(names, name) ?? ""));
  const subject = filled(words.subject);
  const body = mail.kind === "notice" ? `${words.text}\n\n${all.notice.advice}` : filled(words.text);
  const button = link === null ? "" : `${words.button}: ${link}`;
  return {
    from,
    to: { name: "", address: to },
    replyTo: null,
    messageId: `<account.${id}@${from.address.slice(from.address.lastIndexOf("@") + 1)}>`,
    tag: null,
    subject,
    text: [plainBody(body), button, "-- ", all.why].filter((part) => part !== "").join("\n\n"),
    html: mailHtml({
      language,
      direction: textDirection(language),
      subject,
      preheader: "",
      name: from.name,
      body,
      button: { label: words.button, url: link ?? "" },
      footer: [escapeHtml(all.why)],
      pixelUrl: null,
    }),
    headers: { "Content-Language": language, "Auto-Submitted": "auto-generated" },
  };
}

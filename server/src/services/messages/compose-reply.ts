import { type EmailSettings, textDirection } from "@handbill/contracts";
import type { ReplyAround, ReplyClaim } from "../../data/repositories/reply-work-repository.ts";
import type { Letter } from "../../infrastructure/mail/letter.ts";
import { escapeHtml } from "../mail/mail-html.ts";
import { oneLine } from "../mail/mail-text.ts";
import { quotedFrom } from "./reply-words.ts";
import { subjectKey } from "./subject-key.ts";

type Original = NonNullable<ReplyAround["original"]>;
type Surroundings = ReplyAround & { account: EmailSettings };

/** Whoever reads it has the original: what is quoted tells which one it was. */
const MOST_QUOTED = 10_000;
/** Names of earlier mails in the headers: the first of the conversation, and the latest. */
const MOST_REFERENCES = 12;
/** Of the part before the @ (RFC 5321). */
const LONGEST_NAME = 64;

/** `<message.id@domain>`: the same however often one reply is tried. */
export const replyNameOf = (messageId: string, fromAddress: string): string =>
  `<reply.${messageId}@${oneLine(fromAddress.slice(fromAddress.lastIndexOf("@") + 1)) || "localhost"}>`;

/** One reply to one person: plain, below it who wrote it and what it answers. Nothing in it is counted. */
export function composeReply(claim: ReplyClaim, around: Surroundings): Letter {
  const { account, language, original, signature, toName } = around;
  const { inReplyTo, referenceIds } = claim;
  const quoted = original === null ? null : quote(original, around);
  const texts = [claim.body.trim(), signature.trim() === "" ? "" : `-- \n${signature.trim()}`, quoted?.text ?? ""];
  return {
    from: { name: oneLine(account.fromName), address: account.fromAddress },
    // What a stranger entered as a name reaches nobody who did not ask for it.
    to: { name: claim.authorKind === "receipt" ? "" : oneLine(toName), address: claim.toAddress },
    replyTo: answerTo(account, around.replyToken),
    messageId: claim.externalId,
    tag: null,
    subject: replySubject(claim.subject, inReplyTo !== null),
    text: `${texts.filter((text) => text !== "").join("\n\n")}\n`,
    html: htmlOf({ body: claim.body.trim(), signature: signature.trim(), quoted, language }),
    headers: {
      "Content-Language": language,
      ...(inReplyTo !== null && { "In-Reply-To": oneLine(inReplyTo), References: references(referenceIds).join(" ") }),
      // A machine that reads it must not answer it.
      ...((claim.authorKind === "faq" || claim.authorKind === "receipt") && { "Auto-Submitted": "auto-replied" }),
    },
  };
}

/** The subject as it was, with one "Re:". */
function replySubject(subject: string, isAnswer: boolean): string {
  const line = oneLine(subject);
  if (!isAnswer || line === "") return line;
  return subjectKey(line) === line.toLowerCase() ? `Re: ${line}` : line;
}

/** Where the customer answers to: with the name of the conversation in it, where the mailbox takes such addresses. */
function answerTo({ replyTagged, replyTo, fromAddress }: EmailSettings, token: string): string | null {
  if (!replyTagged) return replyTo;
  const address = replyTo ?? fromAddress;
  const at = address.lastIndexOf("@");
  const name = `${address.slice(0, at)}+${token}`;
  return name.length > LONGEST_NAME ? replyTo : `${name}${address.slice(at)}`;
}

function references(ids: readonly string[]): string[] {
  const names = ids.map(oneLine).filter((name) => /^<[^<>\s]{1,500}>$/.test(name));
  return names.length <= MOST_REFERENCES ? names : [...names.slice(0, 1), ...names.slice(1 - MOST_REFERENCES)];
}

function quote({ fromName, fromAddress, body, at }: Original, { language, timezone }: Surroundings) {
  const head = quotedFrom(language, oneLine(fromName || fromAddress), at, timezone);
  const lines = body.slice(0, MOST_QUOTED).toWellFormed().trimEnd();
  return { head, lines, text: [head, ...lines.split("\n").map((line) => `> ${line}`)].join("\n") };
}

const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/u)
    .map((part) => `<p style="margin:0 0 1em">${escapeHtml(part).replaceAll("\n", "<br>")}</p>`)
    .join("");

function htmlOf(parts: {
  body: string;
  signature: string;
  quoted: { head: string; lines: string } | null;
  language: string;
}): string {
  const { body, signature, quoted, language } = parts;
  const signed =
    signature === "" ? "" : `<p style="margin:0 0 1em">-- <br>${escapeHtml(signature).replaceAll("\n", "<br>")}</p>`;
  const below =
    quoted === null
      ? ""
      : `<p style="margin:0 0 .5em">${escapeHtml(quoted.head)}</p><blockquote type="cite" style="margin:0;padding-inline-start:1em;border-inline-start:2px solid #ccc">${paragraphs(quoted.lines)}</blockquote>`;
  return `<!doctype html><html lang="${escapeHtml(language)}" dir="${textDirection(language)}"><body>${paragraphs(body)}${signed}${below}</body></html>`;
}

import { createHash } from "node:crypto";
import { type AddressObject, type EmailAddress, type ParsedMail, simpleParser } from "mailparser";
import { DELIVERY_HEADER } from "../../../core/mail-names.ts";
import { type MailFile, filesOf } from "./attachments.ts";
import { type Automatic, automaticKind, type Heads } from "./automatic.ts";
import { readableBytes } from "./bytes-of-mail.ts";
import { cleanHtml } from "./clean-html.ts";
import { cleanLine, cleanText } from "./clean-text.ts";
import { htmlToText, QUOTE_MARK } from "./html-to-text.ts";
import { invitationIn } from "./invitation.ts";
import { splitQuoted } from "./quoted-text.ts";

export type MailAddress = { address: string; name: string };

/** A mail as its reader needs it, made harmless. */
export type ReadMail = {
  /** Its Message-ID; one made of what it says where it has none. */
  messageId: string;
  from: MailAddress;
  replyTo: MailAddress | null;
  /** To whom it says it went, and to whom it came. */
  to: string[];
  subject: string;
  text: string;
  quoted: string;
  html: string | null;
  inReplyTo: string | null;
  references: string[];
  /** When it says it was written. */
  sentAt: Date | null;
  automatic: Automatic | null;
  /** We sent it ourselves: it came back round. */
  isOurs: boolean;
  /** Of what it says. */
  madeUpId: string;
  language: string | null;
  files: MailFile[];
};

/** Why a mail is not taken. */
export type RefusedMail = { refused: "too_many_parts" | "no_sender" | "empty" | "too_hard" };

const MEGABYTE = 1024 * 1024;
const MOST_HEAD_BYTES = 256 * 1024;
const MOST_PARTS = 200;
const MOST_TEXT = 100_000;
/** Of what is looked through for quotes. */
const MOST_BODY = 300_000;
/** Of a page that is read as text. */
const MOST_PAGE = 2_000_000;
const MOST_REFERENCES = 50;
const LONGEST_ID = 500;
const MOST_ADDRESSES = 100;

const headsOf = ({ headerLines }: ParsedMail): Heads => {
  const heads = new Map<string, string[]>();
  for (const { key, line } of headerLines) {
    const value = line
      .slice(line.indexOf(":") + 1)
      .replaceAll(/\r?\n[ \t]+/g, " ")
      .trim();
    heads.set(key, [...(heads.get(key) ?? []), value]);
  }
  return heads;
};

const isAddress = (address: string): boolean => /^[^\s@<>"(),;:]{1,64}@[^\s@<>"(),;:]{1,253}$/.test(address);

/** Members of groups count one by one. What is no address is left out. */
function addressesIn(value: AddressObject | AddressObject[] | undefined): MailAddress[] {
  const all = [value ?? []].flat().flatMap((one) => one.value);
  const single = (one: EmailAddress): EmailAddress[] => one.group?.flatMap(single) ?? [one];
  return all
    .flatMap(single)
    .slice(0, MOST_ADDRESSES)
    .map(({ address = "", name }) => ({ address: address.trim(), name: cleanLine(name, 200) }))
    .filter(({ address }) => isAddress(address));
}

/** Header lines that are addresses although the parser does not read them as such. */
function addressesAt(heads: Heads, ...names: string[]): MailAddress[] {
  const lines = names.flatMap((name) => heads.get(name) ?? []);
  return lines
    .flatMap((line) => line.match(/[^\s@<>"(),;:]{1,64}@[^\s@<>"(),;:]{1,253}/g) ?? [])
    .slice(0, MOST_ADDRESSES)
    .map((address) => ({ address, name: "" }));
}

/** Names of mails in a header line, with their brackets. */
const idsIn = (lines: readonly string[] = []): string[] =>
  lines.flatMap((line) => line.slice(-60_000).match(/<[^<>\s]{1,500}>/g) ?? []);

/** By what a mail without a usable name is known again, however it comes in. */
function madeUpId(mail: ParsedMail, heads: Heads): string {
  const hash = createHash("sha256");
  for (const name of ["from", "to", "date", "subject", "message-id"])
    hash.update(`${heads.get(name)?.join("\n") ?? ""}\0`);
  hash.update(`${mail.text ?? ""}\0${mail.html || ""}\0`);
  for (const { content } of mail.attachments) hash.update(content);
  return `<${hash.digest("hex").slice(0, 40)}@made-up.handbill.invalid>`;
}

function idOf(mail: ParsedMail, heads: Heads): string {
  const written = cleanLine(heads.get("message-id")?.[0] ?? "", LONGEST_ID + 2);
  const [first] = idsIn([written]);
  if (first !== undefined) return first;
  const isUsable = /^[^\s<>]{3,}$/.test(written) && written.length <= LONGEST_ID;
  return isUsable ? `<${written}>` : madeUpId(mail, heads);
}

const letters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** What the mail says: its text, or its page as text where that says more; and the page, made harmless. */
function bodyOf({ text: written = "", html: page }: ParsedMail): { body: string; html: string | null } {
  const plain = written.replaceAll(QUOTE_MARK, "");
  if (!page) return { body: plain, html: null };
  const { text, isWhole } = htmlToText(page.slice(0, MOST_PAGE));
  return {
    body: letters(plain) * 2 >= letters(text) ? plain : text,
    html: isWhole ? cleanHtml(page) : null,
  };
}

const invitationsIn = ({ attachments }: ParsedMail): string[] =>
  attachments
    .filter(({ contentType }) => contentType === "text/calendar")
    .slice(0, 3)
    .flatMap(({ content }) => invitationIn(content) ?? []);

/** The server at the end wrote its time first; the clock of the sender is asked where there is none. */
function sentAtOf(heads: Heads): Date | null {
  const arrived = heads.get("received")?.[0]?.split(";").at(-1) ?? "";
  const times = [arrived, heads.get("date")?.[0] ?? ""].map(
    (written) => new Date(written.replace(/\([^)]*\)\s*$/, "")),
  );
  return times.find((time) => !Number.isNaN(time.getTime())) ?? null;
}

/** Reads a mail as it came over the line (RFC 5322, MIME). What is wrong with it is put up with as far as it can be understood. `bytes`: how many it has, where only its beginning is here. */
export async function readMail(raw: Buffer, bytes = raw.length): Promise<ReadMail | RefusedMail> {
  if (raw.toString("latin1", 0, 1_000).trim() === "") return { refused: "empty" };
  const mail = await parsed(raw);
  if (mail === null) return { refused: "too_many_parts" };
  const heads = headsOf(mail);
  const [from] = [
    ...addressesIn(mail.from),
    ...addressesAt(heads, "from"),
    ...addressesAt(heads, "sender", "reply-to", "return-path"),
  ];
  if (!from) return { refused: "no_sender" };
  const whole = mailOf(mail, heads, from);
  return bytes > raw.length ? beginningOf(whole, bytes) : whole;
}

/** Of a mail that is too big: what was written, and the names of its files. */
function beginningOf(mail: ReadMail, bytes: number): ReadMail {
  const note = `[This mail has ${Math.ceil(bytes / MEGABYTE)} MB. Only its beginning was taken: open it in your mailbox for the rest.]`;
  const files = mail.files.map((file): MailFile => ({ ...file, bytes: null, refused: "too_big" }));
  return { ...mail, text: `${mail.text}\n\n${note}`.trim(), files };
}

function parsed(raw: Buffer): Promise<ParsedMail | null> {
  const bounds = { maxHeadSize: MOST_HEAD_BYTES, maxChildNodes: MOST_PARTS, checksumAlgo: false as const };
  return simpleParser(readableBytes(raw), {
    ...bounds,
    skipHtmlToText: true,
    skipTextToHtml: true,
    keepCidLinks: true,
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
  }).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "EMAXLEN") return null;
    throw error;
  });
}

function mailOf(mail: ParsedMail, heads: Heads, from: MailAddress): ReadMail {
  const subject = cleanLine(mail.subject ?? "", 500);
  const { body, html } = bodyOf(mail);
  const { text, quoted } = splitQuoted(body.slice(0, MOST_BODY));
  const [replyTo] = addressesIn(mail.replyTo);
  const isOther = replyTo && replyTo.address.toLowerCase() !== from.address.toLowerCase();
  const otherAddress = isOther ? replyTo : null;
  const received = addressesAt(heads, "delivered-to", "x-original-to", "envelope-to", "x-forwarded-to");
  const to = [...addressesIn(mail.to), ...addressesIn(mail.cc), ...received].map(({ address }) => address);
  return {
    messageId: idOf(mail, heads),
    from,
    replyTo: otherAddress,
    to: [...new Set(to)],
    subject,
    text: cleanText([...invitationsIn(mail), text].filter(Boolean).join("\n\n"), MOST_TEXT),
    quoted: cleanText(quoted, MOST_TEXT),
    html,
    inReplyTo: idsIn(heads.get("in-reply-to"))[0] ?? null,
    references: idsIn(heads.get("references")).slice(-MOST_REFERENCES),
    sentAt: sentAtOf(heads),
    automatic: automaticKind(heads, { address: from.address, subject, isAnswerable: otherAddress !== null }),
    isOurs: heads.has(DELIVERY_HEADER.toLowerCase()),
    madeUpId: madeUpId(mail, heads),
    language: /^[a-z]{2,3}(?:-[a-z]{2,8}){0,3}$/i.exec(heads.get("content-language")?.[0] ?? "")?.[0] ?? null,
    files: filesOf(mail.attachments),
  };
}

import { findLinks } from "@handbill/contracts";
import { CANARY } from "../prompts/prompt.ts";

/** One text of an answer, and what it may hold. */
export type TextPart = { path: string; text: string; markup: "plain" | "markdown" | "address" };

export type FindingKind = "link" | "email" | "phone" | "placeholder" | "markup" | "leak" | "secret";
export type Finding = { path: string; kind: FindingKind; found: string };

/** Links, addresses and numbers that the owner's own words hold: an answer may use these and no others. */
export type AllowList = {
  hosts: Set<string>;
  addresses: Set<string>;
  emails: Set<string>;
  phones: Set<string>;
  words: string;
};

const FULL_LINK = /\b(?:https?:\/\/|www\.)[^\s<>"'`)\]}，。、]+/giu;
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const PHONE =
  /(?<![\p{L}\p{N}#./:-])(?:\+|00|\(?0)[\d\s()./-]{5,18}\d(?![\p{L}\p{N}%€$£])|(?<![\d-])\d{3}[-. ]\d{3}[-. ]\d{4}(?!\d)/gu;

/** Decimal digits of every script as ASCII: a phone number in Arabic digits is the same number. */
export const asciiDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
    return code < 128 ? digit : String(code - zero);
  });

const linksIn = (text: string): string[] => [
  ...findLinks(text).map(({ address }) => address),
  ...[...text.matchAll(FULL_LINK)].map(([link]) => link.replace(/[.,;:!?]+$/, "")),
];

const toUrl = (link: string): URL | null => URL.parse(/^https?:\/\//i.test(link) ? link : `https://${link}`);
const hostOf = (url: URL): string => url.hostname.toLowerCase().replace(/^www\./, "");
const normalised = (url: URL): string => `${hostOf(url)}${url.pathname.replace(/\/+$/, "")}${url.search}`;

/** Digits that tell a phone number apart, without the country code or the zero that stands for it. */
const phoneKey = (phone: string): string => asciiDigits(phone).replace(/\D/g, "").slice(-8);
const emailsIn = (text: string): string[] => [...text.matchAll(EMAIL)].map(([email]) => email.toLowerCase());
const DATE = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})$/;
const isPhone = (run: string): boolean => !DATE.test(run) && run.replace(/\D/g, "").length >= 7;
const phonesIn = (text: string): string[] =>
  [...asciiDigits(text).matchAll(PHONE)].map(([phone]) => phone).filter(isPhone);

export function allowListOf(texts: readonly string[]): AllowList {
  const urls = texts
    .flatMap(linksIn)
    .map(toUrl)
    .filter((url) => url !== null);
  const emails = texts.flatMap(emailsIn);
  const mailHosts = emails.map((email) => email.slice(email.indexOf("@") + 1));
  return {
    hosts: new Set([...urls.map(hostOf), ...mailHosts]),
    addresses: new Set(urls.map(normalised)),
    emails: new Set(emails),
    phones: new Set(
      texts.flatMap((text) => [...asciiDigits(text).matchAll(/\+?\d[\d\s()./-]{5,}\d/g)]).map(([run]) => phoneKey(run)),
    ),
    words: texts.join("\n"),
  };
}

const within = (host: string, hosts: ReadonlySet<string>): boolean =>
  [...hosts].some((allowed) => host === allowed || host.endsWith(`.${allowed}`));

/** True when a link leads to a site the owner named. */
export function isAllowedSite(link: string, { hosts }: AllowList): boolean {
  const url = toUrl(link);
  return url !== null && within(hostOf(url), hosts);
}

/** True when the owner named this very page. */
export function isKnownPage(link: string, { addresses }: AllowList): boolean {
  const url = toUrl(link);
  return url !== null && addresses.has(normalised(url));
}

const LEFTOVERS =
  /\{\{[^}]*\}\}|\{[a-z_ ]{2,30}\}|\blorem ipsum\b|\bas an ai\b|\bai language model\b|\b(?:TBD|TODO)\b|\bX{2,}\s?[%€$£]|<(?:name|link|url|date|phone|company|business)[^>]*>/giu;
const BRACKETED = /\[(?=\p{L})[^[\]\n]{2,60}\](?!\()/gu;

const HTML = /<\/?[a-z][^<>]*>|<!--/giu;
const SCRIPT = /\b(?:javascript|vbscript|data):[^\s]/giu;
const IMAGE = /!\[[^\]]*\]\([^)]*\)/gu;
const MARKDOWN_LINK = /\[[^\]\n]*\]\([^)\n]*\)/gu;

const SECRETS =
  /\bsk-[A-Za-z0-9_-]{16,}|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|-----BEGIN [A-Z ]*PRIVATE KEY-----|\beyJ[\w-]{20,}\.[\w-]{20,}\.[\w-]*/g;

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Ways a model was seen to smuggle a marker out: as it is, spaced, reversed, in base64 or in hex. */
function disguises(marker: string): string[] {
  const bytes = Buffer.from(marker);
  return [marker, Array.from(marker).toReversed().join(""), bytes.toString("base64"), bytes.toString("hex")].map(bare);
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const RUN = 8;

function* runs(text: string): Generator<string> {
  const words = wordsOf(text);
  for (let index = 0; index + RUN <= words.length; index += 1) yield words.slice(index, index + RUN).join(" ");
}

/** Tells whether a text gives away the instructions: their marker, the nonce of the data block, or eight of their words in a row. */
export function createLeakCheck(system: string, nonce: string): (text: string) => boolean {
  const markers = [CANARY, nonce].filter((marker) => marker !== "").flatMap(disguises);
  const known = new Set(runs(system));
  return (text) => {
    const squeezed = bare(text);
    return markers.some((marker) => squeezed.includes(marker)) || runs(text).some((run) => known.has(run));
  };
}

const matchesOf = (pattern: RegExp, text: string): string[] => [...text.matchAll(pattern)].map(([found]) => found);

function strangers(text: string, allow: AllowList): [FindingKind, string[]][] {
  return [
    ["link", linksIn(text).filter((link) => !isAllowedSite(link, allow))],
    ["email", emailsIn(text).filter((email) => !allow.emails.has(email))],
    ["phone", phonesIn(text).filter((phone) => !allow.phones.has(phoneKey(phone)))],
  ];
}

function markupIn({ text, markup }: TextPart): string[] {
  const always = [...matchesOf(HTML, text), ...matchesOf(SCRIPT, text), ...matchesOf(IMAGE, text)];
  return markup === "plain" ? [...always, ...matchesOf(MARKDOWN_LINK, text)] : always;
}

/** Everything in an answer's texts that must not be there. */
export function inspect(
  parts: readonly TextPart[],
  { allow, leaks }: { allow: AllowList; leaks(text: string): boolean },
): Finding[] {
  return parts.flatMap((part) => {
    const { path, text } = part;
    const brackets = part.markup === "address" ? [] : matchesOf(BRACKETED, text);
    const found: [FindingKind, string[]][] = [
      ...strangers(text, allow),
      ["placeholder", [...matchesOf(LEFTOVERS, text), ...brackets].filter((one) => !allow.words.includes(one))],
      ["markup", markupIn(part)],
      ["secret", matchesOf(SECRETS, text)],
      ["leak", leaks(text) ? [""] : []],
    ];
    return found.flatMap(([kind, all]) => [...new Set(all)].map((one) => ({ path, kind, found: one })));
  });
}

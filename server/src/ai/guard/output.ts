import { asciiDigits, emailsIn, handlesIn, personalNumbersIn, phoneKey, phoneKeysIn, phonesIn } from "./contacts.ts";
import { createLeakCheck } from "./leaks.ts";
import { foundIn } from "./matches.ts";
import { hostOf, isWithin, linksIn, normalised, ownMailHosts, toUrl, withoutEnding } from "./links.ts";

export { asciiDigits, createLeakCheck };

/** One text of an answer, and what it may hold. */
export type TextPart = { path: string; text: string; markup: "plain" | "markdown" | "address" };

export type FindingKind =
  | "link"
  | "email"
  | "phone"
  | "handle"
  | "personal"
  | "placeholder"
  | "markup"
  | "leak"
  | "secret";
export type Finding = { path: string; kind: FindingKind; found: string };

/** Links, addresses, numbers and accounts that the owner's own words hold: an answer may use these and no others. */
export type AllowList = {
  hosts: Set<string>;
  addresses: Set<string>;
  emails: Set<string>;
  phones: Set<string>;
  handles: Set<string>;
  words: string;
};

/** Names of accounts in the owner's links: the owner of instagram.com/crumb is @crumb. */
const accountOf = (url: URL): string[] => {
  const name = url.pathname.split("/")[1]?.replace(/^@/, "").toLowerCase() ?? "";
  return name === "" ? [] : [name];
};

function listed(texts: readonly string[]): AllowList {
  const urls = texts
    .flatMap(linksIn)
    .map(toUrl)
    .filter((url) => url !== null);
  const emails = texts.flatMap(emailsIn);
  return {
    hosts: new Set([...urls.map(hostOf), ...ownMailHosts(emails)]),
    addresses: new Set(urls.map(normalised)),
    emails: new Set(emails),
    phones: new Set(texts.flatMap(phoneKeysIn)),
    handles: new Set([...texts.flatMap(handlesIn), ...urls.flatMap(accountOf)]),
    words: texts.join("\n"),
  };
}

const MEMORY = 100;
/** An owner's words are the same for content after content, so what the latest of them allow is remembered. */
const remembered = new Map<string, AllowList>();

function recall(texts: readonly string[]): AllowList {
  const key = JSON.stringify(texts);
  const known = remembered.get(key);
  if (known) return known;
  const allow = listed(texts);
  if (remembered.size >= MEMORY) remembered.clear();
  remembered.set(key, allow);
  return allow;
}

/** What the owner's words allow. The list is the caller's own, who may add to it. */
export function allowListOf(texts: readonly string[]): AllowList {
  const { hosts, addresses, emails, phones, handles, words } = recall(texts);
  return {
    hosts: new Set(hosts),
    addresses: new Set(addresses),
    emails: new Set(emails),
    phones: new Set(phones),
    handles: new Set(handles),
    words,
  };
}

/** True when a link leads to a site the owner named. */
export const isAllowedSite = (link: string, allow: AllowList): boolean => isWithin(link, allow);

/** True when the owner named this very page. */
export function isKnownPage(link: string, { addresses }: AllowList): boolean {
  const url = toUrl(link);
  return url !== null && addresses.has(normalised(url));
}

const LEFTOVERS =
  /\{\{[^{}]{0,80}\}\}|\{[a-z_ ]{2,30}\}|\blorem ipsum\b|\bas an ai\b|\bai language model\b|\b(?:TBD|TODO)\b|(?<!X)X{2,9}\s?[%€$£]|<(?:name|link|url|date|phone|company|business)[^<>]{0,60}>/giu;
const BRACKETED = /\[(?=\p{L})[^[\]\n]{2,60}\](?!\()/gu;

const HTML =
  /<\/?[a-z][^<>]*>|<(?:script|style|img|svg|iframe|object|embed|form|input|meta|base)[\s/]|<!--|&(?:lt|gt|amp|quot|nbsp|#x?[0-9a-f]{1,6});/giu;
const SCRIPT = /\b(?:javascript|vbscript):\s?[^\s]|\bdata:[a-z]{2,20}\//giu;
const IMAGE = /!\[[^[\]]{0,400}\]\([^()\n]{0,400}\)?/gu;
const MARKDOWN_LINK = /\[[^[\]\n]{0,400}\]\([^()\n]{0,400}\)?/gu;

const SECRETS =
  /(?<![\w-])(?:sk-[A-Za-z0-9_-]{16,}|sk_(?:live|test)_[A-Za-z0-9]{16,}|AKIA[0-9A-Z]{16}\b|AIza[\w-]{35}|gh[pousr]_[A-Za-z0-9]{30,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|eyJ[\w-]{20,}\.[\w-]{20,}\.[\w-]*)|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g;

/** A word that may name an account; the first half of an email address does not. */
const WORD = /(?<![\w.@-])[a-z0-9_][a-z0-9_.-]*(?![\w@])/g;
const namesIn = (words: string): Set<string> =>
  new Set(foundIn(WORD, words.toLowerCase()).map((word) => withoutEnding(word, ".-")));

const squeezed = (text: string): string => asciiDigits(text).replace(/[\s-]/g, "").toLowerCase();

function strangers(text: string, allow: AllowList): [FindingKind, string[]][] {
  const [handles, numbers] = [handlesIn(text), personalNumbersIn(text)];
  const names = handles.some((name) => !allow.handles.has(name)) ? namesIn(allow.words) : new Set<string>();
  const own = numbers.length > 0 ? squeezed(allow.words) : "";
  return [
    ["link", linksIn(text).filter((link) => !isAllowedSite(link, allow))],
    ["email", emailsIn(text).filter((email) => !allow.emails.has(email))],
    ["phone", phonesIn(text).filter((phone) => !allow.phones.has(phoneKey(phone)))],
    ["handle", handles.filter((name) => !allow.handles.has(name) && !names.has(name))],
    ["personal", numbers.filter((number) => !own.includes(squeezed(number)))],
  ];
}

/** Elements that load or run something. Any other tag may be the owner's way of writing, as in "no egos <on> the wall". */
const ACTIVE = /^<\/?(?:script|style|img|svg|math|iframe|object|embed|form|input|meta|base|link|a)\b|\son\w{2,30}\s?=/i;

function markupIn({ text, markup }: TextPart, { words }: AllowList): string[] {
  const tags = foundIn(HTML, text).filter((tag) => ACTIVE.test(tag) || !words.includes(tag));
  const always = [...tags, ...foundIn(SCRIPT, text), ...foundIn(IMAGE, text)];
  return markup === "plain" ? [...always, ...foundIn(MARKDOWN_LINK, text)] : always;
}

/** Everything in an answer's texts that must not be there. */
export function inspect(
  parts: readonly TextPart[],
  { allow, leaks }: { allow: AllowList; leaks(text: string): boolean },
): Finding[] {
  return parts.flatMap((part) => {
    const { path, text } = part;
    const brackets = part.markup === "address" ? [] : foundIn(BRACKETED, text);
    const found: [FindingKind, string[]][] = [
      ...strangers(text, allow),
      ["placeholder", [...foundIn(LEFTOVERS, text), ...brackets].filter((one) => !allow.words.includes(one))],
      ["markup", markupIn(part, allow)],
      ["secret", foundIn(SECRETS, text)],
      ["leak", leaks(text) ? [""] : []],
    ];
    return found.flatMap(([kind, all]) => [...new Set(all)].map((one) => ({ path, kind, found: one })));
  });
}

/** What was found, as the ledger keeps it: the kinds, each once. */
export const flagsOfFindings = (findings: readonly Finding[]): FindingKind[] => [
  ...new Set(findings.map(({ kind }) => kind)),
];

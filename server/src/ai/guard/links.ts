import { findLinks } from "@handbill/contracts";
import { getDomain, parse } from "tldts";
import { foundIn } from "./matches.ts";
import { POST_OFFICES, SHARED_SITES } from "./shared-sites.ts";

/*
 * The guard's finder sees more than the one that counts links as X does: other schemes, addresses in every script, numbers
 * for hosts, and the writings that are used to slip a link past a filter. Every expression takes linear time.
 */
const REST = "[^\\s<>\"'`)\\]}，。、]";
const SCHEMED = new RegExp(`(?<![a-z0-9])(?:[a-z][a-z0-9+-]{1,15}:/{1,3}|www\\.)${REST}+`, "gi");
const WITHOUT_SCHEME = new RegExp(`(?<![:\\w/])//[\\p{L}\\p{N}-]{1,63}\\.${REST}+`, "gu");
const NUMERIC = new RegExp(`(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?:/|:\\d{2,5})${REST}*`, "g");
const FOREIGN = /(?<![\p{L}\p{M}\p{N}@._-])[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,62}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){1,10}/gu;
const BROKEN_UP =
  /[a-z0-9-]{1,63}(?:[。｡．]| ?(?:\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\{dot\}) ?)[a-z]{2,12}(?![a-z0-9])/giu;

/** A loop, because an expression for "these characters at the end" tries again at every one of them. */
export function withoutEnding(text: string, endings: string): string {
  let end = text.length;
  while (end > 0 && endings.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

const isAscii = (text: string): boolean => !/[^\0-\u007f]/.test(text);
const hasKnownEnding = (host: string): boolean => parse(host, { allowPrivateDomains: true }).isIcann === true;

const INNER_DOT = /[^\s\d.]\.[^\s\d.]/;

/** An address in letters of other scripts, which networks link as well. */
const foreignLinks = (text: string): string[] =>
  isAscii(text) || !INNER_DOT.test(text)
    ? []
    : foundIn(FOREIGN, text).filter((host) => !isAscii(host) && hasKnownEnding(host.toLowerCase()));

/** "evil[.]com": its dot put back. */
const brokenUpLinks = (text: string): string[] =>
  foundIn(BROKEN_UP, text)
    .map((found) => found.replace(/[。｡．]|[ ([{]+(?:\.|dot)[)\]} ]+/iu, "."))
    .filter((host) => hasKnownEnding(host.toLowerCase()));

/** Without one of these there is no link. Most texts have none, so this is asked first. */
const PERHAPS = /[.:][^\s.]|\/\/|[。｡．]|[[({](?:\.|dot)/iu;

/** Every link in a text, however it is written. */
export function linksIn(text: string): string[] {
  if (!PERHAPS.test(text)) return [];
  const plain = isAscii(text) ? text : text.normalize("NFKC");
  const patterns = [SCHEMED, WITHOUT_SCHEME, NUMERIC].flatMap((pattern) => foundIn(pattern, plain));
  const found = [
    ...findLinks(text).map(({ address }) => address),
    ...(plain === text ? [] : findLinks(plain).map(({ address }) => address)),
    ...patterns.map((link) => withoutEnding(link, ".,;:!?")),
    ...foreignLinks(text),
    ...brokenUpLinks(text),
  ];
  return [...new Set(found)];
}

const SCHEME = /^[a-z][a-z0-9+-]*:/i;

/** The address that a link means; null when it means none that a browser opens. */
export function toUrl(link: string): URL | null {
  if (link.startsWith("//")) return URL.parse(`https:${link}`);
  if (/^https?:/i.test(link)) return URL.parse(link);
  const isOther = SCHEME.test(link) && !/^[^/:]+:\d/.test(link);
  return isOther ? null : URL.parse(`https://${link}`);
}

export const hostOf = (url: URL): string => withoutEnding(url.hostname.toLowerCase(), ".").replace(/^www\./, "");
export const normalised = (url: URL): string => `${hostOf(url)}${withoutEnding(url.pathname, "/")}${url.search}`;

/** The part of a host that one owner registers, such as `crumb.co.uk` or `crumb.github.io`; null for an ending alone. */
const ownerOf = (host: string): string | null => getDomain(host, { allowPrivateDomains: true });

const isShared = (host: string): boolean => SHARED_SITES.has(host) || SHARED_SITES.has(ownerOf(host) ?? "");

/** True for an address, or one below it. */
const isBelow = (address: string, own: string): boolean =>
  address === own || address.startsWith(`${own}/`) || address.startsWith(`${own}?`);

/** Sites that the owner named, and pages of them. */
export type Sites = { hosts: ReadonlySet<string>; addresses: ReadonlySet<string> };

/** True when a link leads to a site that belongs to whoever owns one that was named; on shared sites, to the very page. */
export function isWithin(link: string, { hosts, addresses }: Sites): boolean {
  const url = toUrl(link);
  if (url === null || url.username !== "" || url.password !== "") return false;
  const host = hostOf(url);
  if (isShared(host))
    return (
      [...addresses].some((own) => own.includes("/") && isBelow(normalised(url), own)) || addresses.has(normalised(url))
    );
  const owner = ownerOf(host);
  return hosts.has(host) || (owner !== null && [...hosts].some((own) => ownerOf(own) === owner));
}

/** Hosts of the owner's email addresses that are the owner's, not a post office's. */
export const ownMailHosts = (emails: readonly string[]): string[] =>
  emails.map((email) => email.slice(email.lastIndexOf("@") + 1)).filter((host) => !POST_OFFICES.has(host));

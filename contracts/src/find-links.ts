import { isTopLevelDomain } from "./tlds.ts";

/** A stretch of a text that a network turns into a link; `end` is the index after its last UTF-16 unit. */
export type Link = { start: number; end: number; address: string };

/*
 * The rules are those of X (twitter-text 3.1, config v3), which also links bare domains such as `shop.com/menu`. Written
 * as small steps, not as one expression, so that hostile text takes linear time. Names are bounded as in DNS.
 */
const NOT_IN_LABEL = String.raw`\s\u0085\u180e!'#%&()*+,\\\-./:;<=>?@[\]^_{|}~$\ufffe\ufeff\uffff\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069`;
const LABEL = `[^${NOT_IN_LABEL}](?:[^${NOT_IN_LABEL}]|[_-](?=[^.])){0,62}`;
const DOMAIN = new RegExp(
  String.raw`([^A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff]|^)(https?:\/\/)?((?:${LABEL}\.){1,126}${LABEL})`,
  "gi",
);

const LATIN = String.raw`\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff`;
const ASCII_DOMAIN = new RegExp(String.raw`(?:[-a-z0-9${LATIN}]{1,63}\.)+[^${NOT_IN_LABEL}]{1,63}`, "gi");

const IN_PATH = String.raw`a-z\u0400-\u04ff0-9!*';:=+,.$\/%#[\]\-\u2013_~@|&${LATIN}`;
const TAIL = new RegExp(
  String.raw`(?::[0-9]+)?(\/(?:[${IN_PATH}]|\((?:[${IN_PATH}]|\([${IN_PATH}]*\))*\))*)?(\?[-a-z0-9!?*'@();:&=+$\/%#[\]_.,~|]*[a-z0-9\-_&=#\/])?`,
  "iy",
);
/** Begins where such a run begins, or a long run that is not at the end would be tried from each of its letters. */
const PATH_ENDING = /(?<![!*';:,.$%[\]–~@|&])[!*';:,.$%[\]–~@|&]+$/;
const GOES_ON = /[0-9A-Za-z@+-]/;

/** Length of `domain` up to its last top-level domain, or 0 when there is none; `after` is the character behind it. */
function lengthWithTopLevel(domain: string, after: string): number {
  const lower = domain.toLowerCase();
  for (let dot = lower.lastIndexOf("."); dot > 0; dot = lower.lastIndexOf(".", dot - 1)) {
    const next = lower.indexOf(".", dot + 1);
    for (let end = next === -1 ? lower.length : next; end > dot + 1; end -= 1) {
      if (!GOES_ON.test(domain[end] ?? after) && isTopLevelDomain(lower.slice(dot + 1, end))) return end;
    }
  }
  return 0;
}

/** Extends a domain by port, path and query where they follow at once. */
function endOfTail(text: string, index: number): number {
  TAIL.lastIndex = index;
  const match = TAIL.exec(text);
  if (!match) return index;
  const [whole, path, query] = match;
  if (path === undefined || query !== undefined) return index + whole.length;
  return index + whole.length - path.length + Math.max(path.replace(PATH_ENDING, "").length, 1);
}

/** A bare domain is a link from its Latin part on only; letters of other scripts before it stay text. */
function bareLinks(text: string, start: number, domain: string, end: number): Link[] {
  const links: Link[] = [];
  ASCII_DOMAIN.lastIndex = 0;
  for (let match = ASCII_DOMAIN.exec(domain); match; match = ASCII_DOMAIN.exec(domain)) {
    const { 0: found, index } = match;
    const length = lengthWithTopLevel(found, domain.charAt(index + found.length));
    ASCII_DOMAIN.lastIndex = index + (length || found.lastIndexOf(".") + 1);
    if (length === 0) continue;
    links.push({ start: start + index, end: start + index + length, address: found.slice(0, length) });
  }
  const last = links.at(-1);
  if (last && last.end === start + domain.length) {
    last.end = end;
    last.address = text.slice(last.start, end);
  }
  return links;
}

/** Every link in a text, in order: with `http(s)://` or as a bare domain. */
export function findLinks(text: string): Link[] {
  const links: Link[] = [];
  DOMAIN.lastIndex = 0;
  for (let match = DOMAIN.exec(text); match; match = DOMAIN.exec(text)) {
    const [whole, before = "", scheme = "", candidate = ""] = match;
    const start = match.index + before.length;
    const domainStart = start + scheme.length;
    const length = lengthWithTopLevel(candidate, text.charAt(match.index + whole.length));
    if (length === 0) {
      // the last label may be the scheme of the next link, as in "bread.https://shop.com"
      DOMAIN.lastIndex = domainStart + candidate.lastIndexOf(".");
      continue;
    }
    const domainEnd = domainStart + length;
    const end = length === candidate.length ? endOfTail(text, domainEnd) : domainEnd;
    DOMAIN.lastIndex = end;
    if (scheme !== "") links.push({ start, end, address: text.slice(start, end) });
    else if (!"-_./".includes(before || " ")) links.push(...bareLinks(text, start, candidate.slice(0, length), end));
  }
  return links;
}

import type { Channel, Utm } from "@handbill/contracts";

/** A stretch of a text that is a whole address with http or https. */
type Stretch = { start: number; end: number; address: string };

const EXPLICIT = /https?:\/\/[^\s<>"'`[\]{}\\^|]+/giu;
const ENDING = /(?<![.,;:!?*_~…。、，！？」』»”’])[.,;:!?*_~…。、，！？」』»”’]+$/u;

/** A bracket that closes what was opened before the address is not a part of it. */
function upToForeignBracket(text: string): string {
  let open = 0;
  for (const [index, letter] of Array.from(text.matchAll(/[()]/g), (match) => [match.index, match[0]] as const)) {
    open += letter === "(" ? 1 : -1;
    if (open < 0) return text.slice(0, index);
  }
  return text;
}

/** Every address in a text that names its scheme, in order. A bare `shop.com` is a name that people read, and stays. */
export function addressesIn(text: string): Stretch[] {
  return Array.from(text.matchAll(EXPLICIT), ({ 0: found, index }) => {
    const address = upToForeignBracket(found).replace(ENDING, "");
    return { start: index, end: index + address.length, address };
  });
}

/** The text with other addresses in it; undefined leaves one as it is. */
export function withAddresses(text: string, replace: (address: string) => string | undefined): string {
  let [written, from] = ["", 0];
  for (const { start, end, address } of addressesIn(text)) {
    written += text.slice(from, start) + (replace(address) ?? address);
    from = end;
  }
  return written + text.slice(from);
}

/** The address as a visitor may be sent to it; undefined for what leads nowhere, or somewhere else than it says. */
export function safeAddress(address: string): URL | undefined {
  const url = URL.parse(address);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return undefined;
  if (url.username !== "" || url.password !== "" || url.hostname === "") return undefined;
  return url;
}

/** Whether clicks on this address can be counted: not those on our own doors, such as the one that unsubscribes. */
export function isCountable(address: string, publicUrl: string): boolean {
  const url = safeAddress(address);
  if (!url) return false;
  return url.origin !== new URL(publicUrl).origin || url.pathname.startsWith("/p/");
}

/** The address with what is not in its query yet added to it; the rest stays byte for byte. */
export function withQuery(address: string, more: Readonly<Record<string, string | undefined>>): string {
  const url = safeAddress(address);
  if (!url) return address;
  const added = Object.entries(more).flatMap(([name, value]) =>
    value === undefined || value === "" || url.searchParams.has(name)
      ? []
      : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  );
  if (added.length === 0) return url.href;
  const bare = url.href.slice(0, url.href.length - url.hash.length);
  const joint = url.search === "" ? (bare.endsWith("?") ? "" : "?") : "&";
  return `${bare}${joint}${added.join("&")}${url.hash}`;
}

export const utmQuery = ({ source, medium, campaign, content, term }: Utm) => ({
  utm_source: source,
  utm_medium: medium,
  utm_campaign: campaign,
  utm_content: content,
  utm_term: term,
});

const MEDIUM: Record<Channel, string> = {
  instagram: "social",
  facebook: "social",
  linkedin: "social",
  x: "social",
  bluesky: "social",
  threads: "social",
  email: "email",
  sms: "sms",
  blog: "blog",
  google_ads: "cpc",
};

/** What the owner's own statistics will say of a visitor of this piece. */
export const utmOf = (channel: Channel, campaign: string, topic: string): Utm => ({
  source: channel === "google_ads" ? "google" : channel,
  medium: MEDIUM[channel],
  campaign: slug(campaign),
  content: slug(topic),
});

const LONGEST_SLUG = 60;

/** Words in small letters with hyphens between, in whatever script. */
export const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, LONGEST_SLUG)
    .replaceAll(/^-+|-+$/g, "")
    .normalize("NFC")
    .toWellFormed();

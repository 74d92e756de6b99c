import { places as seen } from "../../api/places.ts";
import { messages } from "./messages.ts";

/** The path to go back to after signing in, or null. Only a page of this studio counts: never another site, never the sign-in itself. */
export function safeRedirect(raw: string | undefined, origin: string): string | null {
  if (!raw) return null;
  const address = URL.parse(raw, origin);
  if (!address || address.origin !== origin || !raw.startsWith("/") || raw.startsWith("//")) return null;
  // "/.//evil.example" is a path here and a site of its own once its dots are resolved.
  if (address.pathname.startsWith("//")) return null;
  if (/[\\\s]/.test(raw) || /^\/(login|signup)(\/|\?|#|$)/.test(address.pathname)) return null;
  return address.pathname + address.search + address.hash;
}

/** A page of one campaign is called by its name, where this device has seen it. */
const nameSeen = (path: string): string | null =>
  /\/campaigns\/[^/]+\/(board|strategy)/.test(path) ? seen.nameOf(path.split(/[?#]/)[0] ?? path) : null;

/** What the page is called in "We'll take you back to ...". */
export function placeName(path: string): string | null {
  const { places } = messages;
  const named: [RegExp, string][] = [
    [/\/board/, places.board],
    [/\/strategy/, places.strategy],
    [/\/campaigns\/new/, places.newCampaign],
    [/\/campaigns/, places.campaigns],
    [/\/usage/, places.usage],
    [/\/settings\/profile/, places.profile],
    [/^\/welcome/, places.welcome],
    [/^\/b\/[^/]+\/?$/, places.home],
  ];
  return nameSeen(path) ?? named.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

import { places as seen } from "../../api/places.ts";
import { places } from "./place-messages.ts";

/** A page of one campaign is called by its name, where this device has seen it. */
const nameSeen = (path: string): string | null =>
  /\/campaigns\/[^/]+\/(board|strategy)/.test(path) ? seen.nameOf(path.split(/[?#]/)[0] ?? path) : null;

/** What the page is called in "We'll take you back to ...". */
export function placeName(path: string): string | null {
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

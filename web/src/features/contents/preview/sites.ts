import { findLinks } from "@handbill/contracts";
import { hostOf } from "./handle.ts";

export type Stretch = { start: number; end: number };

const PATH = /^(?:\/[^\s,;:!?()"'“”‘’«»]*[^\s,;:.!?()"'“”‘’«»])?\/?/u;

/** Where the business's own site is named, whatever its domain ends in. */
function ownLinks(text: string, site: string): Stretch[] {
  const links: Stretch[] = [];
  for (let at = text.indexOf(site); at !== -1; at = text.indexOf(site, at + site.length)) {
    const scheme = /https?:\/\/(?:www\.)?$/.exec(text.slice(Math.max(at - 12, 0), at))?.[0] ?? "";
    const path = PATH.exec(text.slice(at + site.length))?.[0] ?? "";
    links.push({ start: at - scheme.length, end: at + site.length + path.length });
  }
  return links;
}

/** Every address that a network turns into a link, in order. */
export function sitesIn(text: string, ownSite: string): Stretch[] {
  const own = ownSite === "" ? [] : ownLinks(text, ownSite);
  const others = findLinks(text).filter(({ start, end }) => !own.some((site) => start < site.end && site.start < end));
  return [...own, ...others].toSorted((one, other) => one.start - other.start);
}

/** The site that the first address of a text leads to; null without one. */
export function firstSite(text: string, ownSite: string): string | null {
  const [link] = sitesIn(text, ownSite);
  if (link === undefined) return null;
  const address = text.slice(link.start, link.end);
  const host = hostOf(address.includes("://") ? address : `https://${address}`);
  return host === "" ? null : host;
}

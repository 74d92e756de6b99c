import { findLinks } from "@handbill/contracts";
import { countSigns } from "./post-text.ts";

/** A stretch of a text with a meaning. Bluesky counts in bytes of UTF-8, where JavaScript counts in halves of UTF-16. */
export type Facet = { index: { byteStart: number; byteEnd: number }; features: Feature[] };
type Feature =
  | { $type: "app.bsky.richtext.facet#link"; uri: string }
  | { $type: "app.bsky.richtext.facet#tag"; tag: string }
  | { $type: "app.bsky.richtext.facet#mention"; did: string };

type Stretch = { start: number; end: number };
export type Mention = Stretch & { handle: string };

const MAX_TAG = 64;
const TAG = /(?<=^|\s)[#＃](?=\S*[^\d\s\p{P}\p{S}])[^\s\u00ad\u2060\u200a-\u200d]+/gu;
const ADDRESS = /https?:\/\/[^\s<>"“”]+[^\s<>"“”.,;:!?'’)\]]/gi;
const ENDING = /(?<!\p{P})\p{P}+$/u;
const HANDLE = /(?<=^|[\s(])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)/gi;

const inBytes = (text: string, { start, end }: Stretch): Facet["index"] => {
  const byteStart = Buffer.byteLength(text.slice(0, start));
  return { byteStart, byteEnd: byteStart + Buffer.byteLength(text.slice(start, end)) };
};

const withScheme = (address: string): string => (/^https?:\/\//i.test(address) ? address : `https://${address}`);

/** Addresses in a text that readers can follow: written out in full, or known by their ending, as `bakery.com/menu`. */
export function linksIn(text: string): (Stretch & { uri: string })[] {
  const full = [...text.matchAll(ADDRESS)].map(({ 0: uri, index }) => ({ start: index, end: index + uri.length, uri }));
  const bare = findLinks(text).filter((link) => full.every(({ start, end }) => link.end <= start || link.start >= end));
  return [...full, ...bare.map(({ start, end, address }) => ({ start, end, uri: withScheme(address) }))].toSorted(
    (one, other) => one.start - other.start,
  );
}

/** Names of accounts in a text. */
export const mentionsIn = (text: string): Mention[] =>
  [...text.matchAll(HANDLE)].map(({ 0: whole, 1: handle = "", index }) => ({
    start: index,
    end: index + whole.length,
    handle: handle.toLowerCase(),
  }));

function tagsIn(text: string): (Stretch & { tag: string })[] {
  return [...text.matchAll(TAG)].flatMap(({ 0: whole, index }) => {
    const written = whole.replace(ENDING, "");
    const tag = written.slice(1);
    return tag === "" || countSigns(tag) > MAX_TAG ? [] : [{ start: index, end: index + written.length, tag }];
  });
}

/** What of a text is a link, a tag, or the name of an account that is known; in its order, none over another. */
export function facetsOf(text: string, known: ReadonlyMap<string, string>): Facet[] {
  const links = linksIn(text);
  const isFree = ({ start, end }: Stretch) => !links.some((link) => start < link.end && end > link.start);
  const facet = ({ start, end }: Stretch, feature: Feature): Facet => ({
    index: inBytes(text, { start, end }),
    features: [feature],
  });
  const facets = [
    ...links.map((link) => facet(link, { $type: "app.bsky.richtext.facet#link", uri: link.uri })),
    ...tagsIn(text)
      .filter(isFree)
      .map((found) => facet(found, { $type: "app.bsky.richtext.facet#tag", tag: found.tag })),
    ...mentionsIn(text).flatMap((mention) => {
      const did = known.get(mention.handle);
      return did === undefined ? [] : [facet(mention, { $type: "app.bsky.richtext.facet#mention", did })];
    }),
  ];
  return facets.toSorted((one, other) => one.index.byteStart - other.index.byteStart);
}

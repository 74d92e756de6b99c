import { randomInt } from "node:crypto";
import { checkFields, type Content } from "@handbill/contracts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { LinkRow } from "../../data/repositories/link-repository.ts";
import type { Repositories } from "../../data/store.ts";
import { isCountable, utmOf, withAddresses, addressesIn } from "./addresses.ts";

type Fields = Record<string, unknown>;
type Piece = Pick<Content, "id" | "campaignId" | "channel" | "topic">;

/** A text in which links are counted, and those links. */
export type TrackedText = { fields: Fields; links: LinkRow[] };
export type LinkMaker = ReturnType<typeof createLinkMaker>;

/** Letters and digits that nobody mistakes for another, since people type them from posters. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const CODE_LENGTH = 8;
export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

/** These are no text that anybody could follow a link from. */
const WITHOUT_LINKS = new Set(["altText", "hashtags", "topicTag"]);

/** All texts of a content, changed one by one. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, WITHOUT_LINKS.has(name) ? inner : mapTexts(inner, change)]),
  );
}

function addressesOf(fields: Fields): string[] {
  const found = new Set<string>();
  mapTexts(fields, (text) => {
    for (const { address } of addressesIn(text)) found.add(address);
    return text;
  });
  return [...found];
}

/** The same text with other addresses in it. */
export const replaceAddresses = <Same extends Fields>(
  fields: Same,
  urlOf: (address: string) => string | undefined,
): Same =>
  // Only texts are exchanged for texts, so the shape stays.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object stays an object
  mapTexts(fields, (text) => withAddresses(text, urlOf)) as Same;

/** A short link may be longer than what stood there: a text that would not fit any more stays as it was. */
const stillFits = (channel: Piece["channel"], before: Fields, after: Fields): boolean =>
  checkFields(channel, after).ok || !checkFields(channel, before).ok;

/** Gives the links of a text their codes. */
export function createLinkMaker({ publicUrl }: { publicUrl: string }) {
  // Nobody outside could follow a link to this machine. A mail leads here anyway, for whoever wants to leave the list.
  const isOnlyHere = /^(localhost|127\.|\[::1\])/.test(new URL(publicUrl).hostname);
  const shortUrl = (code: string): string => `${publicUrl}/l/${code}`;

  return {
    shortUrl,

    /**
     * The links of a content, made where they are missing; calling it again changes nothing. For the transaction in which the text
     * is claimed. Where the business wants nothing counted, the text stays as it is.
     */
    async linksOf(tx: Repositories, business: OwnedBusiness, content: Piece, fields: Fields): Promise<TrackedText> {
      const settings = await tx.links.settings(business);
      if (settings?.links === false || (isOnlyHere && content.channel !== "email")) return { fields, links: [] };
      const addresses = addressesOf(fields).filter((address) => isCountable(address, publicUrl));
      if (addresses.length === 0) return { fields, links: [] };
      const campaign = await tx.campaigns.find(business, content.campaignId);
      const utm = utmOf(content.channel, campaign?.name ?? "", content.topic);
      const links = await tx.links.make(
        business,
        addresses.map((address) => ({
          code: newCode(),
          address,
          campaignId: content.campaignId,
          contentId: content.id,
          utm,
        })),
      );
      const codes = new Map(links.map(({ address, code }) => [address, code]));
      const tracked = replaceAddresses(fields, (address) => {
        const code = codes.get(address);
        return code === undefined ? undefined : shortUrl(code);
      });
      return stillFits(content.channel, fields, tracked) ? { fields: tracked, links } : { fields, links: [] };
    },
  };
}

import type { FieldsOf } from "@handbill/contracts";
import type { LinkRow } from "../../data/repositories/link-repository.ts";
import { utmQuery, withQuery } from "./addresses.ts";
import { replaceAddresses } from "./link-maker.ts";
import type { MailIds, TrackingTokens } from "./tokens.ts";

type Needs = { tokens: TrackingTokens; publicUrl: string; nowMs(): number };
export type MailTracking = ReturnType<typeof createMailTracking>;

/** What stands in a mail for one recipient. */
export function createMailTracking({ tokens, publicUrl, nowMs }: Needs) {
  /** The address of a link in the mail to one recipient; it works for years, and also while the database is away. */
  const linkFor = (link: LinkRow, mail: MailIds): string => {
    const url = withQuery(link.destinations[0]?.url ?? link.address, utmQuery(link.utm));
    return `${publicUrl}/l/${link.code}/${tokens.linkToken({ ...mail, linkId: link.id, url })}`;
  };

  return {
    /** When a mail is handed over, by the clock by which its links are judged. */
    nowMs,

    /** The text with each counted link turned into that of one recipient. */
    fieldsFor(fields: FieldsOf<"email">, links: readonly LinkRow[], mail: MailIds): FieldsOf<"email"> {
      const own = new Map(links.map((link) => [`${publicUrl}/l/${link.code}`, link]));
      return replaceAddresses(fields, (address) => {
        const link = own.get(address);
        return link && linkFor(link, mail);
      });
    },

    /** The picture by which a mail says that it was opened; it goes at the very end of it. */
    pixelFor: (mail: MailIds): string => `${publicUrl}/o/${tokens.openToken(mail)}.gif`,
  };
}

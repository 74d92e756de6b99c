import type { LinkRow } from "../../data/repositories/link-repository.ts";
import { utmQuery, withQuery } from "./addresses.ts";
import type { MailIds, TrackingTokens } from "./tokens.ts";

type Needs = { tokens: TrackingTokens; publicUrl: string };

/** What stands in a mail for one recipient. */
export function createMailTracking({ tokens, publicUrl }: Needs) {
  return {
    /** The address of a link in the mail to one recipient; it works for years, and also while the database is away. */
    linkFor: (link: LinkRow, mail: MailIds): string => {
      const url = withQuery(link.destinations[0]?.url ?? link.address, utmQuery(link.utm));
      return `${publicUrl}/l/${link.code}/${tokens.linkToken({ ...mail, linkId: link.id, url })}`;
    },

    /** The picture by which a mail says that it was opened; it goes at the very end of it. */
    pixelFor: (mail: MailIds): string => `${publicUrl}/o/${tokens.openToken(mail)}.gif`,
  };
}

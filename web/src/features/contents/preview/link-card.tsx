import type { Business } from "@handbill/contracts";
import { Artwork } from "./artwork.tsx";
import { hostOf } from "./handle.ts";

type LinkCardProps = { business: Business; site: string };

/** The card that a network makes of a link: a picture, the site and the title of its page. */
export const LinkCard = ({ business, site }: LinkCardProps) => (
  <div className="pv-card">
    <div className="pv-card-picture">
      <Artwork business={business} />
    </div>
    <div className="pv-card-words">
      <bdi dir="ltr" className="pv-card-site">
        {site}
      </bdi>
      <bdi className="pv-card-title">{site === hostOf(business.website) ? business.name : site}</bdi>
    </div>
  </div>
);

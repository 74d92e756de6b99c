import type { ContentPicture } from "@handbill/contracts";
import { pictureUrl } from "../../../api/pictures.ts";

type OwnPictureProps = { businessId: string; picture: ContentPicture };

/** A picture of the owner's, as large as its frame; what does not fit is cut, as the networks do. */
export const OwnPicture = ({ businessId, picture: { id, width, height, alt } }: OwnPictureProps) => (
  <img
    src={pictureUrl(businessId, id, "whole")}
    width={width}
    height={height}
    alt={alt}
    className="size-full object-cover"
  />
);

/** Networks show four at once, and say how many more there are. */
const AT_ONCE = 4;

/** The pictures of a post below its text: one as it is, more of them side by side. */
export function PostPictures({ businessId, pictures }: { businessId: string; pictures: readonly ContentPicture[] }) {
  if (pictures.length === 0) return null;
  const more = pictures.length - AT_ONCE;
  return (
    <div data-count={Math.min(pictures.length, AT_ONCE)} className="pv-photos">
      {pictures.slice(0, AT_ONCE).map((picture, index) => (
        <span key={picture.id} className="pv-photo">
          <OwnPicture businessId={businessId} picture={picture} />
          {index === AT_ONCE - 1 && more > 0 && <span className="pv-photo-more">+{more}</span>}
        </span>
      ))}
    </div>
  );
}

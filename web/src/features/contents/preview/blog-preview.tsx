import { EllipsisVertical } from "lucide-react";
import { listAt, textAt } from "../fields/field-path.ts";
import { Artwork } from "./artwork.tsx";
import { Avatar } from "./avatar.tsx";
import { cutText } from "./cut-text.ts";
import { foldOf } from "./folds.ts";
import { hostOf } from "./handle.ts";
import { MarkdownView } from "./markdown-view.tsx";
import { previewMessages as copy } from "./messages.ts";
import { OwnPicture } from "./own-pictures.tsx";
import type { PreviewProps } from "./preview-props.ts";
import { Notes, Stage } from "./stage.tsx";
import "./papers.css";

/** Heights of the letters in a search result. */
const TITLE_PX = 20;
const DESCRIPTION_PX = 14;

const ending = ({ shown, hidden }: { shown: string; hidden: string }): string => (hidden === "" ? shown : `${shown} …`);

function Article({ fields, pictures: [first, ...others], business }: PreviewProps) {
  return (
    <Stage look="pv-article">
      <div className="pv-row pv-pad pv-article-head">
        <Avatar business={business} size="sm" />
        <bdi className="pv-name">{business.name}</bdi>
      </div>
      <div className="pv-article-picture">
        {first ? <OwnPicture businessId={business.id} picture={first} /> : <Artwork business={business} />}
      </div>
      <div className="pv-article-body">
        <p className="pv-article-title">{textAt(fields, "title")}</p>
        <p className="pv-article-lead">{textAt(fields, "description")}</p>
        {listAt(fields, "sections").map((section, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the place is the identity here
          <div key={index} className="grid gap-2">
            <p className="pv-article-heading">{textAt(section, "heading")}</p>
            <MarkdownView text={textAt(section, "body")} />
          </div>
        ))}
        {others.map((picture) => (
          <OwnPicture key={picture.id} businessId={business.id} picture={picture} />
        ))}
      </div>
    </Stage>
  );
}

/** An article twice: as a search result, and to read. */
export function BlogPreview(props: PreviewProps) {
  const { fields, business, device } = props;
  const title = cutText(textAt(fields, "title"), foldOf("blog", "title", device), TITLE_PX);
  const description = cutText(textAt(fields, "description"), foldOf("blog", "description", device), DESCRIPTION_PX);
  const host = hostOf(business.website);
  return (
    <>
      <div className="grid min-w-0 gap-1">
        <h4 className="text-xs font-medium text-muted">{copy.searchResult}</h4>
        <Stage look="pv-search">
          <div className="pv-row">
            <Avatar business={business} size="sm" />
            <span className="pv-names">
              <bdi>{business.name}</bdi>
              {host !== "" && (
                <bdi dir="ltr" className="pv-sub">
                  {`https://${host} › …`}
                </bdi>
              )}
            </span>
            <EllipsisVertical size={16} aria-hidden className="ms-auto self-start" />
          </div>
          <p className="pv-search-title">{ending(title)}</p>
          <p className="pv-search-words">{ending(description)}</p>
        </Stage>
        <Notes>
          {title.hidden !== "" && <p className="text-ai">{copy.titleCut}</p>}
          {description.hidden !== "" && <p className="text-ai">{copy.descriptionCut}</p>}
          {title.hidden === "" && description.hidden === "" && <p>{copy.searchFits}</p>}
          <p>{copy.searchNote}</p>
        </Notes>
      </div>
      <div className="grid min-w-0 gap-1">
        <h4 className="text-xs font-medium text-muted">{copy.article}</h4>
        <Article {...props} />
      </div>
    </>
  );
}

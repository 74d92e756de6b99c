import { Bookmark, Ellipsis, Heart, MessageCircle, Send } from "lucide-react";
import { useState } from "react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { textAt, textsAt } from "../fields/field-path.ts";
import { Artwork } from "./artwork.tsx";
import { Avatar } from "./avatar.tsx";
import { FeedText } from "./feed-text.tsx";
import { FoldNotes } from "./fold-notes.tsx";
import { handleOf } from "./handle.ts";
import { previewMessages as copy } from "./messages.ts";
import { OwnPicture } from "./own-pictures.tsx";
import { networkWords } from "./network-words.ts";
import type { PreviewProps } from "./preview-props.ts";
import { Notes, Stage } from "./stage.tsx";
import "./feeds.css";

/** Caption and hashtags are published as one text. */
const captionOf = (caption: string, tags: readonly string[]): string =>
  [caption.trimEnd(), tags.map((tag) => (tag.startsWith("#") ? tag : `#${tag}`)).join(" ")]
    .filter((part) => part !== "")
    .join("\n\n");

const SHAPES = ["portrait", "square"] as const;

/** A post with its picture: the place of the owner's own, with what is read aloud of it. */
export function InstagramPreview({ channel, fields, pictures, business, device }: PreviewProps) {
  const [picture] = pictures;
  const [shape, setShape] = useState<(typeof SHAPES)[number]>("portrait");
  const handle = handleOf(business);
  const altText = picture?.alt ?? textAt(fields, "altText");
  const text = captionOf(textAt(fields, "caption"), textsAt(fields, "hashtags"));
  const words = networkWords(business.language);
  return (
    <>
      <Stage look="pv-instagram">
        <div className="pv-row pv-pad">
          <Avatar business={business} shape="ring" size="sm" />
          <span className="pv-names">
            <bdi dir="ltr" className="pv-name">
              {handle}
            </bdi>
            {business.location !== "" && <bdi className="pv-sub truncate">{business.location}</bdi>}
          </span>
          <Ellipsis size={18} aria-hidden className="ms-auto shrink-0" />
        </div>
        <div className="pv-picture" data-shape={shape}>
          {picture ? <OwnPicture businessId={business.id} picture={picture} /> : <Artwork business={business} />}
          {!picture && (
            <span lang="en" dir="ltr" className="pv-chip pv-chip-start">
              {copy.picture}
            </span>
          )}
          {pictures.length > 1 && (
            <span lang="en" dir="ltr" className="pv-chip pv-chip-end">
              {copy.pictureOf(pictures.length)}
            </span>
          )}
          {altText !== "" && (
            <p className="pv-alt">
              <b lang="en">{copy.alt}</b> <bdi>{altText}</bdi>
            </p>
          )}
        </div>
        <div aria-hidden className="pv-actions pv-pad">
          <Heart size={23} />
          <MessageCircle size={23} />
          <Send size={23} />
          <Bookmark size={23} className="ms-auto" />
        </div>
        <div className="pv-pad pb-3">
          <FeedText
            channel={channel}
            field="caption"
            text={text}
            device={device}
            more={words.more}
            ownSite={null}
            lead={
              <>
                <bdi dir="ltr" className="pv-name">
                  {handle}
                </bdi>{" "}
              </>
            }
          />
        </div>
      </Stage>
      <Notes>
        <FoldNotes channel={channel} field="caption" text={text} device={device} business={business} />
        {altText === "" && <p className="text-ai">{copy.altMissing}</p>}
        <div role="group" aria-label={copy.pictureShape} className="flex items-center gap-1">
          {copy.pictureShape}
          {SHAPES.map((name) => (
            <PlainButton
              key={name}
              size="sm"
              variant={shape === name ? "secondary" : "quiet"}
              aria-pressed={shape === name}
              onClick={() => setShape(name)}
            >
              {copy[name]}
            </PlainButton>
          ))}
        </div>
      </Notes>
    </>
  );
}

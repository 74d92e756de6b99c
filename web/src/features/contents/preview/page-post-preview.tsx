import { Ellipsis, Globe, MessageCircle, MessageSquareText, Repeat2, Send, Share2, ThumbsUp } from "lucide-react";
import type { ReactNode } from "react";
import { textAt } from "../fields/field-path.ts";
import { Avatar } from "./avatar.tsx";
import { FeedText } from "./feed-text.tsx";
import { FoldNotes } from "./fold-notes.tsx";
import { hostOf } from "./handle.ts";
import { LinkCard } from "./link-card.tsx";
import { firstSite } from "./sites.ts";
import { previewMessages as copy } from "./messages.ts";
import { PostPictures } from "./own-pictures.tsx";
import { networkWords } from "./network-words.ts";
import type { PreviewProps } from "./preview-props.ts";
import { Notes, Stage } from "./stage.tsx";
import "./feeds.css";

type PagePostProps = PreviewProps & {
  look: string;
  avatar: "round" | "square";
  /** Under the name. */
  subtitle: string;
  more: string;
  actions: ReactNode;
};

function PagePost({ look, avatar, subtitle, more, actions, ...props }: PagePostProps) {
  const { channel, fields, pictures, business, device } = props;
  const text = textAt(fields, "text");
  const ownSite = hostOf(business.website);
  // A post with pictures has no card.
  const site = pictures.length > 0 ? null : firstSite(text, ownSite);
  return (
    <>
      <Stage look={look}>
        <div className="pv-row pv-pad">
          <Avatar business={business} shape={avatar} />
          <span className="pv-names">
            <bdi className="pv-name">{business.name}</bdi>
            {subtitle !== "" && <bdi className="pv-sub truncate">{subtitle}</bdi>}
            <span className="pv-sub pv-row-tight">
              {networkWords(business.language).now} · <Globe size={12} aria-hidden />
            </span>
          </span>
          <Ellipsis size={18} aria-hidden className="ms-auto shrink-0 self-start" />
        </div>
        <div className="pv-pad pb-3">
          <FeedText channel={channel} field="text" text={text} device={device} more={more} ownSite={ownSite} />
        </div>
        <PostPictures businessId={business.id} pictures={pictures} />
        {site !== null && <LinkCard business={business} site={site} />}
        <div aria-hidden className="pv-actions pv-actions-worded">
          {actions}
        </div>
      </Stage>
      <Notes>
        <FoldNotes channel={channel} field="text" text={text} device={device} business={business} />
        {site !== null && <p>{copy.linkCard}</p>}
      </Notes>
    </>
  );
}

const Action = ({ icon, word }: { icon: ReactNode; word: string }) => (
  <span>
    {icon}
    {word}
  </span>
);

/** A post of a page. */
export function FacebookPreview(props: PreviewProps) {
  const { seeMore, like, comment, share } = networkWords(props.business.language);
  return (
    <PagePost
      {...props}
      look="pv-facebook"
      avatar="round"
      subtitle=""
      more={seeMore}
      actions={
        <>
          <Action icon={<ThumbsUp size={18} />} word={like} />
          <Action icon={<MessageCircle size={18} />} word={comment} />
          <Action icon={<Share2 size={18} />} word={share} />
        </>
      }
    />
  );
}

/** A post of a company. */
export function LinkedinPreview(props: PreviewProps) {
  const { more, like, comment, repost, send } = networkWords(props.business.language);
  return (
    <PagePost
      {...props}
      look="pv-linkedin"
      avatar="square"
      subtitle={props.business.industry}
      more={more}
      actions={
        <>
          <Action icon={<ThumbsUp size={18} />} word={like} />
          <Action icon={<MessageSquareText size={18} />} word={comment} />
          <Action icon={<Repeat2 size={18} />} word={repost} />
          <Action icon={<Send size={18} />} word={send} />
        </>
      }
    />
  );
}

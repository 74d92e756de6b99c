import type { Channel } from "@handbill/contracts";
import {
  Bookmark,
  ChartNoAxesColumn,
  Ellipsis,
  Heart,
  MessageCircle,
  Repeat2,
  Send,
  Upload,
  type LucideIcon,
} from "lucide-react";
import type { ReactNode } from "react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { textAt, textsAt } from "../fields/field-path.ts";
import { Avatar } from "./avatar.tsx";
import { copyText } from "./copy-text.ts";
import { FeedText } from "./feed-text.tsx";
import { FoldNotes } from "./fold-notes.tsx";
import { handleOf, hostOf } from "./handle.ts";
import { LinkCard } from "./link-card.tsx";
import { firstSite } from "./sites.ts";
import { previewMessages as copy } from "./messages.ts";
import { PostPictures } from "./own-pictures.tsx";
import { networkWords } from "./network-words.ts";
import type { PreviewProps } from "./preview-props.ts";
import { Notes, Stage } from "./stage.tsx";
import "./feeds.css";

const ACTIONS: Partial<Record<Channel, readonly LucideIcon[]>> = {
  x: [MessageCircle, Repeat2, Heart, ChartNoAxesColumn, Bookmark, Upload],
  bluesky: [MessageCircle, Repeat2, Heart, Bookmark, Ellipsis],
  threads: [Heart, MessageCircle, Repeat2, Send],
};

const Actions = ({ channel }: { channel: Channel }) => (
  <div aria-hidden className="pv-actions pv-actions-spread">
    {ACTIONS[channel]?.map((Icon, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- a fixed row of icons
      <Icon key={index} size={18} />
    ))}
  </div>
);

const At = ({ children }: { children: string }) => (
  <bdi dir="ltr" className="pv-sub truncate">
    {children}
  </bdi>
);

function Names({ channel, business, topic }: Pick<PreviewProps, "channel" | "business"> & { topic: string }) {
  const handle = handleOf(business);
  const { now } = networkWords(business.language);
  if (channel === "threads") {
    return (
      <p className="pv-byline">
        <bdi dir="ltr" className="pv-name">
          {handle}
        </bdi>
        {topic !== "" && (
          <>
            <span aria-hidden className="pv-sub pv-flip">
              ›
            </span>
            <bdi className="pv-name pv-topic">{topic}</bdi>
          </>
        )}
        <span className="pv-sub">{now}</span>
      </p>
    );
  }
  return (
    <p className="pv-byline">
      <bdi className="pv-name truncate">{business.name}</bdi>
      <At>{channel === "bluesky" ? `@${handle}.bsky.social` : `@${handle}`}</At>
      <span className="pv-sub shrink-0">· {now}</span>
    </p>
  );
}

const NONE: PreviewProps["pictures"] = [];

type PostProps = Omit<PreviewProps, "fields"> & { text: string; topic: string; limitField: string; label: ReactNode };

function Post({ channel, pictures, business, device, text, topic, limitField, label }: PostProps) {
  const ownSite = hostOf(business.website);
  // A post with pictures has no card.
  const site = pictures.length > 0 ? null : firstSite(text, ownSite);
  return (
    <div className="pv-post">
      <div className="pv-rail">
        <Avatar business={business} />
      </div>
      <div className="min-w-0">
        <Names channel={channel} business={business} topic={topic} />
        {label}
        <FeedText
          channel={channel}
          field="text"
          limitField={limitField}
          text={text}
          device={device}
          ownSite={ownSite}
          more={networkWords(business.language).more}
        />
        <PostPictures businessId={business.id} pictures={pictures} />
        {site !== null && <LinkCard business={business} site={site} />}
        <Actions channel={channel} />
      </div>
    </div>
  );
}

/** A short post, or a thread of them, each tied to the next. */
export function MicroPreview({ channel, fields, pictures, business, device }: PreviewProps) {
  const thread = textsAt(fields, "thread");
  const isThread = thread.length > 0;
  const posts = isThread ? thread : [textAt(fields, "text")];
  const common = { channel, business, device, topic: textAt(fields, "topicTag") };
  return (
    <>
      <Stage look={`pv-micro pv-${channel}`}>
        {posts.map((text, index) => (
          <Post
            // oxlint-disable-next-line react/no-array-index-key -- the place in the thread is the identity
            key={index}
            {...common}
            // A thread shows them with its first post.
            pictures={index === 0 ? pictures : NONE}
            text={text}
            limitField={isThread ? "thread.*" : "text"}
            label={
              isThread && (
                <span lang="en" className="sr-only">
                  {copy.postOf(index + 1, posts.length)}
                </span>
              )
            }
          />
        ))}
      </Stage>
      <Notes>
        {!isThread && (
          <FoldNotes channel={channel} field="text" text={posts[0] ?? ""} device={device} business={business} />
        )}
        {pictures.length === 0 && posts.some((text) => firstSite(text, hostOf(business.website)) !== null) && (
          <p>{copy.linkCard}</p>
        )}
        {isThread && (
          <div className="flex flex-wrap items-center gap-1">
            {copy.copyThread}
            {posts.map((text, index) => (
              <PlainButton
                // oxlint-disable-next-line react/no-array-index-key -- the place in the thread is the identity
                key={index}
                size="sm"
                variant="quiet"
                onClick={() => copyText(text, copy.copiedPost(index + 1))}
              >
                {copy.copyPost(index + 1)}
              </PlainButton>
            ))}
          </div>
        )}
      </Notes>
    </>
  );
}

import type { Channel } from "@handbill/contracts";
import { Bookmark, Heart, Image, MessageCircle, Repeat2, Send, ThumbsUp, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { textAt, textsAt } from "../fields/field-path.ts";
import { Avatar, handleOf } from "./avatar.tsx";
import type { PreviewProps } from "./preview-props.ts";
import { foldText } from "./fold.ts";
import { LinkedText } from "./linked-text.tsx";
import { previewMessages as copy } from "./messages.ts";

const ACTIONS: Partial<Record<Channel, readonly LucideIcon[]>> = {
  instagram: [Heart, MessageCircle, Send, Bookmark],
  facebook: [ThumbsUp, MessageCircle, Repeat2],
  linkedin: [ThumbsUp, MessageCircle, Repeat2, Send],
  x: [MessageCircle, Repeat2, Heart, Bookmark],
  bluesky: [MessageCircle, Repeat2, Heart],
  threads: [Heart, MessageCircle, Repeat2, Send],
};

const Actions = ({ channel }: { channel: Channel }) => (
  <div aria-hidden className="flex gap-5 text-muted">
    {ACTIONS[channel]?.map((Icon, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- a fixed row of icons
      <Icon key={index} size={17} />
    ))}
  </div>
);

/** Text as a feed shows it: what stands behind "more" is set off by a line at the very place of the cut. */
function FeedText({ channel, text }: { channel: Channel; text: string }) {
  const { shown, hidden } = foldText(channel, text);
  if (text.trim() === "") return <p className="text-muted">{copy.empty}</p>;
  return (
    <div className="grid gap-1.5 break-words">
      <p className="whitespace-pre-wrap">
        <LinkedText text={shown} />
        {hidden !== "" && (
          <span title={copy.moreNote} className="text-muted">
            {" "}
            {copy.more}
          </span>
        )}
      </p>
      {hidden !== "" && (
        <p className="border-t border-dashed border-control pt-1.5 whitespace-pre-wrap text-muted">
          <LinkedText text={hidden.trimStart()} />
        </p>
      )}
    </div>
  );
}

const Picture = ({ description }: { description: string }) => (
  <div className="grid aspect-4/5 max-h-64 w-full place-content-center justify-items-center gap-2 rounded-control bg-sunk p-4 text-center text-muted">
    <Image size={28} aria-hidden />
    <span className="text-xs">{description === "" ? copy.picture : copy.pictureWith(description)}</span>
  </div>
);

function Post({ channel, name, children }: { channel: Channel; name: string; children: ReactNode }) {
  const isHandleFirst = channel === "instagram" || channel === "threads";
  const handle = handleOf(name);
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
      <Avatar name={name} />
      <div className="grid gap-2">
        <p className="leading-tight">
          <bdi className="font-bold">{isHandleFirst ? handle : name}</bdi>{" "}
          <span className="text-xs text-muted">
            {channel === "x" || channel === "bluesky" ? <bdi>@{handle}</bdi> : null} · {copy.now}
          </span>
        </p>
        {children}
        <Actions channel={channel} />
      </div>
    </div>
  );
}

/** A post of a social network, or its thread. */
export function SocialPreview({ channel, fields, businessName }: PreviewProps) {
  const thread = textsAt(fields, "thread");
  const posts = thread.length > 0 ? thread : [textAt(fields, channel === "instagram" ? "caption" : "text")];
  const tags = textsAt(fields, "hashtags").map((tag) => (tag.startsWith("#") ? tag : `#${tag}`));
  const topic = textAt(fields, "topicTag");
  return (
    <div className="grid gap-4">
      {posts.map((text, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the place in the thread is the identity
        <Post key={index} channel={channel} name={businessName}>
          {channel === "instagram" && <Picture description={textAt(fields, "altText")} />}
          {topic !== "" && <p className="text-xs text-info">{topic}</p>}
          <FeedText channel={channel} text={text} />
          {tags.length > 0 && <p className="text-info">{tags.join(" ")}</p>}
        </Post>
      ))}
    </div>
  );
}

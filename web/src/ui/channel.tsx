import type { Channel } from "@handbill/contracts";
import { AtSign, Camera, Cloud, Mail, Megaphone, MessageSquareText, Newspaper } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./classes.ts";
import { messages } from "./messages.ts";

export const channelName = (channel: Channel): string => messages.channels[channel];

const size = 15;
const marks: Record<Channel, ReactNode> = {
  instagram: <Camera size={size} aria-hidden />,
  facebook: "f",
  linkedin: "in",
  x: "X",
  bluesky: <Cloud size={size} aria-hidden />,
  threads: <AtSign size={size} aria-hidden />,
  email: <Mail size={size} aria-hidden />,
  sms: <MessageSquareText size={size} aria-hidden />,
  blog: <Newspaper size={size} aria-hidden />,
  google_ads: <Megaphone size={size} aria-hidden />,
};

/** Small tile that stands for a channel; always beside its name, which may be for screen readers only. */
export const ChannelMark = ({ channel, isSmall = false }: { channel: Channel; isSmall?: boolean }) => (
  <span
    aria-hidden
    className={cx(
      "inline-grid shrink-0 place-items-center rounded-control bg-sunk text-xs font-bold text-ink",
      isSmall ? "size-5" : "size-6",
    )}
  >
    {marks[channel]}
  </span>
);

/** Mark and name of a channel. */
export const ChannelLabel = ({ channel }: { channel: Channel }) => (
  <span className="inline-flex items-center gap-2">
    <ChannelMark channel={channel} />
    {channelName(channel)}
  </span>
);

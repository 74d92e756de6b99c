import type { Channel } from "./channels.ts";

/** How a limit is counted; the functions are in the measure files. */
export type Counter =
  | "codePoints"
  | "graphemes"
  | "bytes"
  | "xWeight"
  | "threadsCharacters"
  | "smsSegments"
  | "adsWidth"
  | "items"
  | "links";

export type ChannelLimit = {
  channel: Channel;
  /** Name in `fields`; `headlines.*` is every item of a list. */
  field: string;
  counter: Counter;
  max: number;
  /** Fewest items. */
  min?: number;
  /** Where the trade advises to stay below. */
  target?: number;
  source: string;
  checkedOn: string;
};

export const CHANNEL_NAMES = {
  instagram: "Instagram",
  facebook: "Facebook",
  linkedin: "LinkedIn",
  x: "X",
  bluesky: "Bluesky",
  threads: "Threads",
  email: "Email",
  sms: "SMS",
  blog: "Blog",
  google_ads: "Google Ads",
} as const satisfies Record<Channel, string>;

const checkedOn = "2026-11-22";
const limit = (
  channel: Channel,
  field: string,
  counter: Counter,
  max: number,
  source: string,
  advice: { min?: number; target?: number } = {},
): ChannelLimit => ({ channel, field, counter, max, ...advice, source, checkedOn });

const INSTAGRAM = "developers.facebook.com: Instagram content publishing; five hashtags announced 2025-12-18";
const THREADS = "developers.facebook.com: Threads posts; at most 5 links since 2025-12-22";
const X = "docs.x.com: counting characters, config v3";
const BLUESKY = "lexicon app.bsky.feed.post";
const SMS = "3GPP TS 23.038; two parts are the most that a campaign message should cost";
const MAIL = "what mail programs show of it; RFC 5322 recommends lines of 78";
const SEARCH = "what search results show: about 600 pixels of title, 920 of description";
const ADS = "support.google.com/google-ads: responsive search ads";

/** The one table of channel limits. Where a field has several rows, all of them hold. */
export const CHANNEL_LIMITS: readonly ChannelLimit[] = [
  /** Caption and hashtags are published as one text, so they are counted as one. */
  limit("instagram", "caption", "codePoints", 2200, INSTAGRAM),
  limit("instagram", "hashtags", "items", 5, INSTAGRAM),
  limit("instagram", "altText", "codePoints", 1000, INSTAGRAM, { target: 200 }),
  limit("facebook", "text", "codePoints", 63_206, "facebook.com: longest post; a target that is read", { target: 500 }),
  limit("linkedin", "text", "codePoints", 3000, "learn.microsoft.com: LinkedIn posts API"),
  limit("x", "text", "xWeight", 280, X),
  limit("x", "thread", "items", 10, "ours: a longer thread is not read"),
  limit("x", "thread.*", "xWeight", 280, X),
  limit("bluesky", "text", "graphemes", 300, BLUESKY),
  limit("bluesky", "text", "bytes", 3000, BLUESKY),
  limit("threads", "text", "threadsCharacters", 500, THREADS),
  limit("threads", "text", "links", 5, THREADS),
  limit("threads", "topicTag", "codePoints", 50, THREADS),
  limit("email", "subject", "codePoints", 78, MAIL, { target: 50 }),
  limit("email", "preheader", "codePoints", 110, MAIL, { target: 90 }),
  limit("sms", "text", "smsSegments", 2, SMS, { target: 1 }),
  limit("blog", "title", "codePoints", 70, SEARCH, { target: 60 }),
  limit("blog", "description", "codePoints", 160, SEARCH, { target: 155 }),
  limit("google_ads", "headlines", "items", 15, ADS, { min: 3 }),
  limit("google_ads", "headlines.*", "adsWidth", 30, ADS),
  limit("google_ads", "descriptions", "items", 4, ADS, { min: 2 }),
  limit("google_ads", "descriptions.*", "adsWidth", 90, ADS),
];

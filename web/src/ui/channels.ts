import type { Channel } from "@handbill/contracts";

/** What each channel is called on screen. */
export const CHANNEL_NAMES: Record<Channel, string> = {
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
};

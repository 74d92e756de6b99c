import { type Approach, type BusinessProfile, CHANNEL_NAMES, type Channel } from "@handbill/contracts";

/** How each version begins. One of them is told to one call, so that versions side by side differ in more than words. */
const WORDS: Record<Approach, string> = {
  question:
    "Begin with the question that customers really ask about this (what, how, when, which; never one that no answers), and answer it in the next sentence.",
  offer: "Begin with the offer: what it is and its price, exactly as in the facts. Then why it is worth the way.",
  story:
    "Begin in the middle of a small scene at the business, with hands, a time or a sound out of the facts. The point comes after it.",
  detail: "Begin with the one detail that only this business can tell, plainly, and build everything on it.",
  moment: "Begin where the reader is at that moment of the day. The business comes in with the second sentence.",
  lesson:
    "Begin with what the business has learnt or does otherwise than before, as an admission. Only what the facts hold.",
  benefit: "Begin with what the reader has of it, as a plain statement. What makes it so comes right after.",
};

/** Which approaches suit a channel, the best first. More than three, since an offer can only be made where there is one. */
const BY_CHANNEL: Record<Channel, readonly Approach[]> = {
  instagram: ["story", "detail", "question", "moment"],
  facebook: ["question", "story", "offer", "detail"],
  linkedin: ["lesson", "detail", "question", "benefit"],
  x: ["detail", "question", "offer", "moment"],
  bluesky: ["detail", "question", "moment", "offer"],
  threads: ["question", "moment", "detail", "offer"],
  email: ["story", "offer", "question", "benefit"],
  sms: ["offer", "moment", "benefit", "detail"],
  blog: ["question", "lesson", "story", "benefit"],
  google_ads: ["offer", "benefit", "question", "detail"],
};

/** So many ways into a text for this channel, each another one. */
export const approachesFor = (
  channel: Channel,
  { offers }: Pick<BusinessProfile, "offers">,
  count: number,
): Approach[] => BY_CHANNEL[channel].filter((approach) => approach !== "offer" || offers.length > 0).slice(0, count);

export const approachInWords = (approach: Approach, channel: Channel): string =>
  `This is one of several versions for ${CHANNEL_NAMES[channel]} that the owner will choose from; each goes about it in its own way. ${WORDS[approach]}`;

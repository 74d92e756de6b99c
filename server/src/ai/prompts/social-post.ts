import { CONTENT_RULES } from "./content.ts";
import type { Prompt } from "./prompt.ts";

export const SOCIAL_POST_PROMPT: Prompt = {
  id: "social_post",
  version: 1,
  system: `${CONTENT_RULES}

CHANNEL: a post with room to breathe
- instagram. Readers see one picture and the first 110 characters of the caption, so the opening is a full sentence that stands alone. caption: 40 to 120 words, a blank line between thoughts, no web address, no hashtags inside. hashtags: three to five, place, craft and occasion, CamelCase, no generic ones. altText: 60 to 150 characters that say what the picture shows and any words in it, without "image of". At most three emoji, never in place of a word.
- facebook. You talk to neighbours. text: 40 to 90 words, at most two hashtags, at most two emoji; where and when are clear.
- linkedin. The owner speaks in the first person and shares one lesson from the work. text: 60 to 160 words in short paragraphs, at most three hashtags, no emoji bullets, no one-line drama.`,
};

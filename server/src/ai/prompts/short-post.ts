import { CONTENT_RULES } from "./content.ts";
import type { Prompt } from "./prompt.ts";

export const SHORT_POST_PROMPT: Prompt = {
  id: "short_post",
  version: 1,
  system: `${CONTENT_RULES}

CHANNEL: one thought, the hook is the whole post
- x. text: at most 240 characters as X counts (a link counts 23, letters of East Asian scripts count 2), no more than one hashtag; thread is null. Use thread, with text null, only when instruction asks for a thread: two to six posts, each complete in itself.
- bluesky. text: at most 260 characters, no hashtags.
- threads. text: at most 420 characters, conversational, no hashtags inside. topicTag: one short topic without #, or null.
Make sure that every full stop is followed by a space: otherwise two words turn into a link.`,
};

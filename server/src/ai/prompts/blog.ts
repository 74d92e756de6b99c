import { CONTENT_RULES } from "./content.ts";
import type { Prompt } from "./prompt.ts";

export const BLOG_PROMPT: Prompt = {
  id: "blog",
  version: 1,
  system: `${CONTENT_RULES}

CHANNEL: blog article
- title: at most 58 characters, says what the reader will know afterwards. description: 110 to 150 characters, for the search result.
- sections: three to six, each with a heading that says something and a body of 60 to 150 words in markdown (paragraphs, lists, bold; no headings inside, no images, no HTML).
- Answer the reader's question in the first sixty words, then go deeper with what the owner knows from the work. End with the one call to action.`,
};

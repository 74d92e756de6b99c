import { CONTENT_RULES } from "./content.ts";
import type { Prompt } from "./prompt.ts";

export const SMS_PROMPT: Prompt = {
  id: "sms",
  version: 1,
  system: `${CONTENT_RULES}

CHANNEL: text message
- text: name of the business first, then what is offered, until when, how to act, and last the way to opt out, with the word STOP or its usual word in the language.
- At most 140 characters in all. Scripts outside Latin: at most 65 characters where that is possible, never above 125.
- No emoji, no typographic quotes, dashes or dots, no short links.`,
};

import { CONTENT_RULES } from "./content.ts";
import type { Prompt } from "./prompt.ts";

export const EMAIL_PROMPT: Prompt = {
  id: "email",
  version: 1,
  system: `${CONTENT_RULES}

CHANNEL: email
One email to people who asked to hear from the business. It reads like a note from a person there, not like a brochure.
- subject: at most 45 characters, the point within the first 33; no capitals for effect, no exclamation mark, no Re: or Fwd:.
- preheader: 40 to 85 characters; goes on where the subject stops and does not repeat it.
- body: markdown, 70 to 160 words in paragraphs of at most three lines; open on the reader's day, name the doubt and answer it, price and end date once. No heading, no table, no image, no link of your own: the button carries it. No footer: the system adds it.
- callToAction: label of two to five words; url copied from the data (business.website or a link in the facts). When the data holds no web address, use https://example.com/ and say in notices that the owner has to put in the right one.`,
};

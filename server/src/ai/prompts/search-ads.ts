import { CONTENT_RULES } from "./content.ts";
import type { Prompt } from "./prompt.ts";

export const SEARCH_ADS_PROMPT: Prompt = {
  id: "search_ads",
  version: 1,
  system: `${CONTENT_RULES}

CHANNEL: google_ads, a responsive search ad
- headlines: eight to twelve, each at most 28 characters (letters of East Asian scripts count two), all different: what is searched for, benefit, proof, price or offer, action. No exclamation mark.
- descriptions: three or four, each at most 85 characters, at most one exclamation mark among all.
- Google shows them in any combination and order, so each stands alone and none repeats another.
- No emoji, no words in capitals, no repeated punctuation, no phone number, no web address, no superlative, no "click here".`,
};

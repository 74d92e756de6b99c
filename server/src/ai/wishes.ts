import type { Channel, Wish } from "@handbill/contracts";

/** What each tap says to the writer. */
const WORDS: Record<Wish, string> = {
  shorter:
    "Make it shorter: about two thirds of the length. Cut what the reader would not miss; the news, the facts and the call to action stay.",
  warmer:
    "Make it warmer: the owner talks to somebody known from across the counter. One small human detail that the data holds, the reader before the business. No flattery, no exclamation marks.",
  specific:
    "Make it more specific: every general word gives way to a thing, a place, a time, a material or a name out of facts. Where no fact fits, the general word goes.",
  offer:
    "Add the offer: the one of business.offers that fits best, its name, price and terms exactly as they are given, once, where the reader needs it.",
  no_emoji: "Take out every emoji. Mend what is left so that it reads on, and change nothing else.",
  simplify:
    "Simplify it: words that a neighbour uses, one thought to a sentence, under fifteen words each. Leave out nothing that counts.",
  rephrase: "Rephrase it: the same facts in other words and another build of sentence, about as long as before.",
  shorten_to_fit:
    "Make it shorter until it fits: it is too long for the channel. Bring it below every limit with a little to spare and change as little as you can. Asides go first, then adjectives; facts and the call to action stay.",
};

/** What a wish means where a channel has habits of its own. */
const ON: Partial<Record<Channel, Partial<Record<Wish, string>>>> = {
  instagram: {
    shorter: "The opening sentence stays the strongest; hashtags stay as they are.",
    offer: "In the flow of the caption, without a web address.",
  },
  x: { shorter: "One thought, said once." },
  bluesky: { shorter: "One thought, said once." },
  threads: { shorter: "One thought, said once." },
  linkedin: { warmer: "First person, as one owner to others." },
  email: {
    shorter: "Every paragraph has three lines at most; the greeting and the signature stay.",
    offer: "The body says it in full; the subject may name it.",
  },
  sms: {
    shorter: "One part is the goal; the name of the business and the way to opt out stay.",
    offer: "It comes first, right after the name of the business.",
  },
  blog: { specific: "A reader who searches wants the answer in the first sixty words." },
  google_ads: { offer: "One headline names it, another says its price." },
};

export const wishInWords = (wish: Wish, channel: Channel): string =>
  [WORDS[wish], ON[channel]?.[wish]].filter((words) => words !== undefined).join(" ");

/** Pictures in a text; signs that are letters to a reader, as ™ and ©, are none. */
const EMOJI = String.raw`(?:\p{RGI_Emoji}|\p{Emoji_Presentation}|[\p{Extended_Pictographic}--[\u0000-\u22ff]])`;
const HAS_EMOJI = new RegExp(EMOJI, "v");
const RUNS = new RegExp(String.raw`(?<![ \t])([ \t]*)(?:${EMOJI}[\ufe0e\ufe0f]?([ \t]*))+`, "gv");
const CLOSING = /^(?:$|[\n.,;:!?…)\]»”’。、！？،؟])/u;

export const hasEmoji = (text: string): boolean => HAS_EMOJI.test(text);

/** The same text without emoji, and without the gaps they would leave. */
export const withoutEmoji = (text: string): string =>
  text.replace(RUNS, (run: string, before: string, after: string, at: number) => {
    const isFirst = at === 0 || text[at - 1] === "\n";
    if (isFirst || CLOSING.test(text.slice(at + run.length))) return "";
    return before + after === "" ? "" : " ";
  });

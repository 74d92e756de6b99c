import { type BusinessProfile, type Channel, CHANNEL_LIMITS, CHANNEL_NAMES, type Counter } from "@handbill/contracts";
import { factList } from "./facts.ts";
import { COMMON_RULES, type Prompt } from "./prompt.ts";

/** What every content prompt says before its channel's own part. */
export const CONTENT_RULES = `${COMMON_RULES}

TASK
You write one piece for one channel. content names the topic, the angle, the call to action and the day; strategy says what the campaign stands for and for whom. One reader, one moment, one message, one action.

THINK, one field after the other. Working notes of one sentence each, which only the studio reads.
- moment: where the reader is and what has just happened when this piece reaches them.
- angle: why this reader would be glad of it on that day. One idea.
- doubt: the one thing that holds them back: price, time, the way there, trust, the fear of looking foolish.
- factsUsed: the ids of the facts that carry the piece. Two or three do more than ten.
- hooks: three openings with three different ideas: a figure from a fact, an admission, a local observation, a mistake and what it costs, a small scene. Not three wordings of one.

WRITE fields from the best hook.
- The first sentence carries the news or the scene. A detail that only this business can tell stands in the first two sentences.
- Benefit before feature, proof right after the claim, the answer to the doubt before the ask.
- Exactly one call to action: verb, object, what makes it easy. The planned one, put into the flow of the text. Where it leads (link, place, phone) is a fact.
- alreadySaid holds openings and calls to action of the other pieces of this campaign. Open otherwise, build otherwise, ask in other words.
- Limits are hard and counted as the channel counts. Stay below them; nothing is cut for you.
- Plain text without markup, except where the channel's part allows markdown. A link only as it stands in the facts.

REWRITE when the data holds current.
- With field: only that field is new. Copy every other field from current letter for letter.
- With instruction: current is the version to improve on. Do what instruction says, keep what works.
- With neither: the owner wants another text. Same facts, another opening, another idea, another build.
- In every case keep the voice: person, form of address, sentence length, humour.

notices: what the owner must know before approving (a missing fact, a wish you could not fulfil), one short sentence each in business.language, three at most. Usually empty.`;

/** A small business that lends a prompt its facts, so that the good answer can be checked like any other. */
type ExampleBusiness = Pick<BusinessProfile, "name" | "location" | "website" | "offers" | "facts">;

/** A good answer, and the fields of a bad one to the same task. */
export type Example = {
  business: ExampleBusiness;
  good: {
    moment: string;
    angle: string;
    doubt: string;
    factsUsed: string[];
    hooks: string[];
    fields: Record<string, unknown>;
    notices: string[];
  };
  bad: Record<string, unknown>;
  /** Why the bad one is bad. */
  because: string;
};

/** The parts of a channel's prompt, in the order in which they are read. */
type ChannelText = {
  channel: Channel;
  version: number;
  role: string;
  job: string;
  think: string;
  form: readonly string[];
  does: readonly string[];
  avoids: readonly string[];
  example: Example;
};

/** `craft` is what the channel asks of any text: its form, its limits, what to do and what not. */
export type ChannelPrompt = Prompt & { example: Example; craft: string };

const UNITS = {
  codePoints: "characters",
  graphemes: "characters as people see them",
  bytes: "bytes",
  xWeight: "as X counts: a link 23, letters of East Asian scripts and most emoji 2, others 1",
  threadsCharacters: "characters, emoji counted as their bytes",
  smsSegments:
    "parts (160 plain letters make one, two are 153 each; one letter outside the basic set makes that 70 and 67)",
  adsWidth: "letters, those of East Asian scripts counted twice",
  items: "items",
  links: "links",
} as const satisfies Record<Counter, string>;

/** The channel's limits out of the one table, in words. */
const limitLines = (channel: Channel): string[] =>
  CHANNEL_LIMITS.filter((row) => row.channel === channel).map(({ field, counter, max, min }) => {
    const name = field.endsWith(".*") ? `each of ${field.slice(0, -2)}` : field;
    return `${name}: ${min === undefined ? "" : `${min} to `}${max} ${UNITS[counter]}`;
  });

const listed = (title: string, lines: readonly string[]): string =>
  [title, ...lines.map((line) => `- ${line}`)].join("\n");

/** The facts of an example as the data would list them. */
const factLines = (business: ExampleBusiness): string =>
  factList({ ...business, description: "", language: "en" })
    .map(({ id, kind, text }) => `${id} (${kind}) ${text}`)
    .join("; ");

/** One prompt per channel: the rules that all share come first and never differ by a byte, the channel's own part comes last. */
export function channelPrompt({
  channel,
  version,
  role,
  job,
  think,
  form,
  does,
  avoids,
  example,
}: ChannelText): ChannelPrompt {
  const craft = [
    listed("FORM", form),
    listed("LIMITS, at most", limitLines(channel)),
    listed("DO", does),
    listed("DON'T", avoids),
  ].join("\n");
  const own = [
    `CHANNEL: ${CHANNEL_NAMES[channel]}`,
    `ROLE ${role}`,
    `JOB ${job}`,
    `THINK ${think}`,
    craft,
    `EXAMPLE of another business, ${example.business.name}. Learn the craft from it; its words and facts are not yours.`,
    `FACTS ${factLines(example.business)}`,
    `GOOD ${JSON.stringify(example.good)}`,
    `BAD ${JSON.stringify(example.bad)}`,
    `WHY BAD ${example.because}`,
  ];
  return { id: channel, version, system: `${CONTENT_RULES}\n\n${own.join("\n")}`, example, craft };
}

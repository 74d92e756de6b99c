import { type Channel, CHANNEL_NAMES, CHANNELS } from "@handbill/contracts";
import { z } from "zod";
import { CONTENT_PROMPTS } from "./catalogue.ts";
import { COMMON_RULES, type Prompt } from "./prompt.ts";

/** Raised with every change below; a change to a channel's craft raises it as well. */
const VERSION = 1;

const PASSAGE_RULES = `${COMMON_RULES}

TASK
You rewrite one passage of a finished piece, and nothing else. passage.text is the passage. passage.before and passage.after stand around it in the same text, others are the other texts of the piece: they are printed already and cannot be changed.

THE JOINT
- Your passage is put in the place of passage.text exactly as you write it. Read before + passage + after aloud: one text, in one voice.
- Begin as passage.text begins and end as it ends: in the middle of a sentence or at its start, with or without a full stop, a capital letter only where one stood or a new sentence begins.
- Number, gender, tense, person and form of address fit what stands around it.
- Never repeat or take along words of before, after or others. A thing that is said there is not said again.
- A heading stays a heading, a headline a headline, a hashtag a hashtag, a list a list. One line stays one line. Markdown only where passage.markdown is true.

THE CHANGE
- instruction says what is to be different. Do that, and leave the rest of the passage as good as it is. Without an instruction: the same in other words.
- What the instruction does not touch stays: facts, figures, names, links, the call to action, the tone.
- The answer is never passage.text again. Where it is already as instruction wants it, write the next best wording.
- A new fact comes from facts and is copied exactly. When the instruction asks for something the data does not hold, do without it and say so in notices.
- room, when present, is hard: so much may the passage have, counted as it says, or the whole is too long for the channel.

ANSWER, one field after the other.
- change: one sentence, only for the studio: what will be different, and how it joins on.
- factsUsed: the ids of the facts that the new passage rests on; often none.
- passage: the new passage, nothing around it, no quotation marks that were not there.
- notices: what the owner must know before approving, one short sentence each in business.language, two at most. Usually empty.

EXAMPLE of another business. FACTS F1 (statement) The rye is baked twelve hours after it is mixed.
passage {"before":"On Saturday the door opens at nine. ","text":"We offer a wide variety of delicious bread, baked with love by our team.","after":" Come by until noon."} instruction "Make it more specific."
GOOD {"change":"The rye and its twelve hours instead of adjectives; still one sentence between two others.","factsUsed":["F1"],"passage":"The rye on the shelf was mixed twelve hours before.","notices":[]}
BAD {"passage":"On Saturday the door opens at nine. Our amazing artisanal bread awaits you, made with love! Come by until noon."}
WHY BAD it takes the sentences around it along, says nothing that a fact holds, and any bakery could print it.`;

export const PassageAnswer = z.strictObject({
  change: z.string(),
  factsUsed: z.array(z.string()),
  passage: z.string(),
  notices: z.array(z.string()),
});
export type PassageAnswer = z.infer<typeof PassageAnswer>;

const promptFor = (channel: Channel): Prompt => ({
  id: `passage_${channel}`,
  version: VERSION,
  system: `${PASSAGE_RULES}\n\nCHANNEL: ${CHANNEL_NAMES[channel]}. What holds for a whole piece there:\n${CONTENT_PROMPTS[channel].craft}`,
});

/** One prompt per channel: the rules that all share come first, what the channel asks of a piece comes last. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.fromEntries forgets the names, which are exactly these
export const PASSAGE_PROMPTS = Object.fromEntries(CHANNELS.map((channel) => [channel, promptFor(channel)])) as Record<
  Channel,
  Prompt
>;

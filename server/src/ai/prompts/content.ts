import { COMMON_RULES } from "./prompt.ts";

/** What every content prompt says before its channel's own rules. */
export const CONTENT_RULES = `${COMMON_RULES}

TASK
You write one piece for one channel: the data's content says which channel, topic, angle and call to action; strategy says what the campaign stands for. One reader, one moment, one message, one action.
- moment: the reader's situation when they see it. angle: why they would be glad to. hooks: three first lines with different ideas. These are working notes of one sentence each.
- fields: the piece itself, from the best hook. The first sentence carries the point. Answer the reader's one doubt before you ask for something. Exactly one call to action.
- limits are hard and counted as the channel counts them; stay well below.
- factsUsed: ids of the facts and offers that the piece relies on.
- alreadySaid lists what other pieces of the campaign say: do not repeat openings or phrasing.
- When field is present, the owner wants only that field rewritten: return all fields, with the others copied from current, and follow instruction. When current is present without field, it is the version to improve on.
- Plain text without markup, except where the channel's rules allow markdown. A link only when the data holds it, written exactly so.`;

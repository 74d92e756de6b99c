import { type Fact, factList } from "./prompts/facts.ts";
import type { ReplyRequest } from "./ai-requests.ts";
import { sanitiseAll } from "./guard/input.ts";
import { type Draft, present, shapeOf, speakerOf } from "./prompt-builder.ts";
import { REPLY_PROMPT, ReplyAnswer } from "./prompts/reply.ts";
import { boundedThread } from "./rules/thread.ts";

/** How long a reply may be where it is sent, in characters as the prompt says them. */
export const REPLY_ROOM = { email: 4000, form: 4000, whatsapp: 1500, sms: 300 } as const;

/** Everything that a reply may cite: the owner's facts, and the approved answers as Q1 to Qn. */
export const citableFacts = ({
  business,
  faq,
}: Pick<ReplyRequest, "business" | "faq">): Pick<Fact, "id" | "text">[] => [
  ...factList(business),
  ...faq.map(({ question, answer }, index) => ({ id: `Q${index + 1}`, text: `${question} ${answer}` })),
];

/** The request for a reply: everything that people wrote is data, and each message is a text of its own in it. */
export function replyDraft(request: ReplyRequest): Draft<ReplyAnswer> {
  const { business, faq, conversation, instruction, previous, today } = request;
  const { turn, earlier, leftOut } = boundedThread(request.messages);
  const { channel, subject, customer, about } = conversation;
  const sections = {
    task: "reply",
    business: speakerOf(business),
    facts: factList(business),
    faq:
      faq.length === 0 ? null : faq.map(({ question, answer }, index) => ({ id: `Q${index + 1}`, question, answer })),
    conversation: { channel, subject, customer, about },
    earlierLeftOut: leftOut === 0 ? null : leftOut,
    earlier: earlier.length === 0 ? null : earlier,
    messages: turn,
    draft: previous,
    instruction,
    today,
    room: [{ most: REPLY_ROOM[channel], unit: "characters" }],
  };
  return {
    purpose: "reply",
    prompt: REPLY_PROMPT,
    shape: shapeOf("reply", ReplyAnswer),
    data: sanitiseAll(present(sections)),
    optional: ["earlier"],
  };
}

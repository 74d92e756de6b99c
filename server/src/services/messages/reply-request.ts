import type { ReplyRequest } from "../../ai/ai-requests.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { AnsweredConversation, SaidMessage } from "../../data/repositories/reply-draft-repository.ts";
import type { Repositories } from "../../data/store.ts";
import { profileOf } from "../campaign-service.ts";
import { helpfulAnswers } from "./faq-choice.ts";

/** What of a piece the customer answers goes along; a blog post would fill the request. */
const LONGEST_PIECE = 2000;

const textIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textIn) : [];
};

type Wish = { instruction: string | null; previous: string | null };

/** What the owner approved as answers, as far as it may help here. */
export async function answersFor(
  { faq }: Pick<Repositories, "faq">,
  business: OwnedBusiness,
  said: readonly SaidMessage[],
): Promise<ReplyRequest["faq"]> {
  const approved = await faq.list(business, "approved");
  return helpfulAnswers(
    approved,
    unanswered(said).map(({ body }) => body),
  );
}

/** The request for a reply in a conversation: of any other one, nothing goes along. */
export function replyRequestOf(
  business: OwnedBusiness,
  { channel, subject, customer, campaignName, topic, fields, today }: AnsweredConversation,
  said: readonly SaidMessage[],
  faq: ReplyRequest["faq"],
  wish: Wish,
): ReplyRequest {
  const text = textIn(fields).join("\n").slice(0, LONGEST_PIECE).toWellFormed();
  const turn = unanswered(said);
  return {
    ...wish,
    business: profileOf(business),
    faq,
    conversation: {
      channel,
      subject,
      customer,
      about: topic === null ? null : { campaign: campaignName ?? "", topic, text },
    },
    // What is still to be answered comes last, even where a reply left after it came.
    messages: [...said.filter((message) => !turn.includes(message)), ...turn].map(({ direction, at, body }) => ({
      direction,
      at,
      text: body,
    })),
    today,
  };
}

/** What the customer said since the business last spoke. A reply that was on its way when they wrote knew nothing of it. */
export function unanswered(said: readonly SaidMessage[]): readonly SaidMessage[] {
  const last = said.findLastIndex(({ direction }) => direction === "outbound");
  const asked = said[last]?.askedAt ?? null;
  return said.filter(
    ({ direction, receivedAt }, at) =>
      direction === "inbound" && (at > last || (asked !== null && receivedAt !== null && receivedAt > asked)),
  );
}

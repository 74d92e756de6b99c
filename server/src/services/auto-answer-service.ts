import { type AutoAnswer, type AutoAnswerQuery, MAX_AUTO_ANSWERS, type ReplyDraft } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { DueConversation } from "../data/repositories/auto-answer-repository.ts";
import type { Page } from "../data/repositories/cursor.ts";
import type { KnownQuestion } from "../data/repositories/faq-repository.ts";
import type { SaidMessage } from "../data/repositories/reply-draft-repository.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { automaticNote } from "./messages/automatic-note.ts";
import { holdReply } from "./messages/hold-reply.ts";
import { newEntry } from "./messages/new-entry.ts";
import { unanswered } from "./messages/reply-request.ts";
import { type SureAnswer, sureAnswerTo } from "./messages/sure-answer.ts";

type Needs = {
  store: Store;
  /** For what nobody waits for. */
  workStore: Store;
  businesses: BusinessService;
};
export type AutoAnswerService = ReturnType<typeof createAutoAnswerService>;

const MOST_A_ROUND = 50;

/**
 * Answers by itself where the owner switched that on for a conversation: with an answer that the owner approved, where it fits for sure,
 * so often and no more. It is held like any reply, says that it is automatic, and each decision is on record. No model has a part in it.
 */
export function createAutoAnswerService({ store, workStore, businesses }: Needs) {
  let running: Promise<void> | null = null;

  const round = async (): Promise<void> => {
    await workStore.transaction((tx) => tx.autoAnswers.withdraw());
    const failures: unknown[] = [];
    for (const due of await workStore.autoAnswers.due(MOST_A_ROUND)) {
      // One that cannot be decided is looked at again, and does not stand in the way of the others.
      await workStore.transaction((tx) => decide(tx, due)).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, "Some conversations could not be decided about.");
  };

  return {
    /** Looks at what was written since the last time. A second call while one runs waits for it. */
    work(): Promise<void> {
      running ??= round().finally(() => (running = null));
      return running;
    },

    /** What was decided, and why. */
    async list(userId: string, businessId: string, query: AutoAnswerQuery): Promise<Page<AutoAnswer>> {
      return store.autoAnswers.list(await businesses.requireOwned(userId, businessId), query);
    },
  };
}

type Decision = Pick<AutoAnswer, "outcome" | "sentence" | "detail"> & Partial<Pick<AutoAnswer, "messageId" | "faqId">>;

/** Decides about one turn of a customer, once; what comes of it is noted with who wanted it. */
async function decide(tx: Repositories, { id: conversationId, businessId, userId }: DueConversation): Promise<void> {
  const business = await tx.businesses.findForWork(userId, businessId);
  if (!business) return;
  await tx.faq.oneAtATime(business); // so many a day are so many
  const taken = await tx.autoAnswers.take(business, conversationId);
  const turn = taken ? unanswered(await tx.replyDrafts.said(business, conversationId)) : [];
  if (!taken || turn.length === 0) return; // somebody answered meanwhile
  const decision = await decisionOn(tx, business, conversationId, { turn, customer: taken.customer });
  await tx.autoAnswers.note(business, {
    messageId: null,
    faqId: null,
    ...decision,
    conversationId,
    switchedOnBy: taken.autoBy,
  });
}

type Asked = { turn: readonly SaidMessage[]; customer: string };

async function decisionOn(
  tx: Repositories,
  business: OwnedBusiness,
  conversationId: string,
  asked: Asked,
): Promise<Decision> {
  const found = await answerFor(tx, business, conversationId, asked);
  if ("why" in found) return { outcome: "unsure", sentence: found.sentence, detail: found.why };
  const { entry, sentence } = found;
  const count = await tx.autoAnswers.ofToday(business, conversationId);
  const { ofConversation, ofBusiness } = MAX_AUTO_ANSWERS;
  if (count.ofConversation >= ofConversation) return atLimit(found, `in this conversation (${ofConversation})`);
  if (count.ofBusiness >= ofBusiness) return atLimit(found, `for this business (${ofBusiness})`);
  return hold(tx, business, conversationId, { entry, sentence });
}

const atLimit = ({ entry, sentence }: SureAnswer<KnownQuestion>, where: string): Decision => ({
  outcome: "limit",
  faqId: entry.id,
  sentence,
  detail: `Enough answers have gone out by themselves today ${where}. This one is yours.`,
});

const lowered = (address: string): string => address.toLowerCase();

/** Addresses at which nobody reads. */
const NOBODY = /^(?:no-?reply|do-?not-?reply|noreply.*|mailer-daemon|postmaster|bounces?)(?:\+.*)?@/iu;

const unsure = (why: string) => ({ why, sentence: "" });

async function answerFor(tx: Repositories, business: OwnedBusiness, conversationId: string, { turn, customer }: Asked) {
  const places = new Set(
    turn.flatMap(({ fromAddress, replyTo }) => [fromAddress, replyTo || fromAddress].map(lowered)),
  );
  if (places.size !== 1)
    return unsure("It came from one address and is to be answered to another, or several people wrote.");
  if ([...places].some((place) => NOBODY.test(place))) return unsure("Nobody reads at the address it came from.");
  const ids = turn.map(({ id }) => id);
  if (await tx.autoAnswers.haveFiles(business, ids)) return unsure("A file came with it.");
  const conversation = await tx.conversations.lock(business, conversationId);
  const texts = turn.map(({ body }) => body);
  const language = conversation?.language ?? null;
  const approved = await tx.faq.list(business, "approved");
  return sureAnswerTo({ texts, language, customer, business: business.name }, approved);
}

/** Holds the answer as any reply is held. What stands in the way of every reply stands in its way, too. */
async function hold(
  tx: Repositories,
  business: OwnedBusiness,
  conversationId: string,
  { entry, sentence }: SureAnswer<KnownQuestion>,
): Promise<Decision> {
  const conversation = await tx.conversations.lock(business, conversationId);
  const about = { faqId: entry.id, sentence };
  if (!conversation) return { ...about, outcome: "refused", detail: "The conversation was removed." };
  const messageId = await newEntry(tx, business, conversation, {
    kind: "reply",
    body: `${entry.answer.trim()}\n\n${automaticNote(entry.language)}`,
    author: { kind: "faq", id: null },
    language: entry.language,
    draft: restingOn(entry, sentence, conversation.revision),
  });
  try {
    await holdReply(tx, business, messageId);
    return { ...about, messageId, outcome: "held", detail: `It asks what you answered: ${entry.question}` };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await tx.drafts.remove(business, messageId);
    return { ...about, outcome: "refused", detail: error.message };
  }
}

const restingOn = ({ question, answer }: KnownQuestion, sentence: string, revision: number): ReplyDraft => {
  const fact = `${question} ${answer}`;
  const cites = [{ sentence, answeredBy: answer, facts: [fact] }];
  return { cites, facts: [fact], isUnsure: false, reason: null, revision, jobId: null };
};

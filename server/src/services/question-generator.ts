import { type FaqEntry, MAX_FAQ_ENTRIES } from "@handbill/contracts";
import type { NamedQuestions } from "../ai/ai-requests.ts";
import type { QuestionNamer } from "../ai/question-namer.ts";
import type { Store } from "../data/store.ts";
import type { Generator } from "./generation-service.ts";
import { countKnown, findQuestions, groupIdOf, requestForQuestions } from "./messages/new-questions.ts";
import { isKnownAs, type Recurring } from "./messages/recurring.ts";

type Needs = { store: Store; questions: QuestionNamer };

/**
 * Looks for what customers ask again and again, and proposes entries of the FAQ and contents about them. Only the owner approves, and
 * only the owner puts a content into a campaign. Where there is nothing new, no model is asked.
 */
export function createQuestionGenerator({ store, questions }: Needs): Generator {
  return {
    async generate(business, _job, run) {
      const { known, unknown } = await findQuestions(store, business);
      if (unknown.length === 0) return (tx) => countKnown(tx, business, known);
      const request = await requestForQuestions(store, business, unknown);
      const named = await questions.name(request, run);
      await run.onStage("saving");
      return async (tx) => {
        await tx.faq.oneAtATime(business);
        await countKnown(tx, business, known);
        const entries = await tx.faq.list(business);
        const room = MAX_FAQ_ENTRIES - entries.length;
        // Somebody may have written one down while the model was asked.
        const fresh = unknown
          .map((found) => ({ found, proposal: proposalFor(found, named) }))
          .filter(({ found }) => !entries.some((entry) => isKnownAs(entry, found)))
          .slice(0, Math.max(0, room));
        for (const { found, proposal } of fresh) {
          const { people: askedCount, messageIds, keys, language } = found;
          await tx.faq.add(business, { ...proposal, language, keys, askedCount, messageIds });
        }
      };
    },

    async undo() {
      // Nothing was touched before there was an answer.
    },
  };
}

/**
 * What is noted of one group. All are, or the model would be asked for them every day anew: what asks no one thing as dismissed, what
 * has no name that can be shown in the words of a customer.
 */
function proposalFor(found: Recurring, { questions, skipped }: Pick<NamedQuestions, "questions" | "skipped">) {
  const id = groupIdOf(found);
  const named = questions.find(({ groupId }) => groupId === id);
  if (!named) {
    const status: FaqEntry["status"] = skipped.includes(id) ? "dismissed" : "proposed";
    return { question: found.sentences[0], answer: "", status };
  }
  const { groupId: _id, ...proposal } = named;
  return { ...proposal, status: "proposed" as const };
}

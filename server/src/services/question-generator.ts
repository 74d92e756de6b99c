import type { QuestionNamer } from "../ai/question-namer.ts";
import { MAX_FAQ_ENTRIES } from "@handbill/contracts";
import type { Store } from "../data/store.ts";
import type { Generator } from "./generation-service.ts";
import { countKnown, findQuestions, requestForQuestions } from "./messages/new-questions.ts";
import { isKnownAs } from "./messages/recurring.ts";

type Needs = { store: Store; questions: QuestionNamer };

/**
 * Looks for what customers ask again and again, and proposes entries of the FAQ and contents about them. Only the owner approves, and
 * only the owner puts a content into a campaign. Where there is nothing new, no model is asked.
 */
export function createQuestionGenerator({ store, questions }: Needs): Generator {
  return {
    async generate(business, job, run) {
      const { known, unknown } = await findQuestions(store, business);
      if (unknown.length === 0) return (tx) => countKnown(tx, business, known);
      const request = await requestForQuestions(store, business, unknown);
      const named = await questions.name(request, run);
      await run.onStage("saving");
      return async (tx) => {
        await tx.faq.oneAtATime(business);
        await countKnown(tx, business, known);
        const entries = await tx.faq.list(business);
        let room = MAX_FAQ_ENTRIES - entries.length;
        for (const { group, ...proposal } of named.questions) {
          const found = unknown[group];
          // Somebody may have written it down while the model was asked.
          if (!found || room <= 0 || entries.some((entry) => isKnownAs(entry, found))) continue;
          room -= 1;
          const { people: askedCount, messageIds, keys, language } = found;
          await tx.faq.add(business, { ...proposal, language, keys, askedCount, messageIds, status: "proposed" });
        }
      };
    },

    async undo() {
      // Nothing was touched before there was an answer.
    },
  };
}

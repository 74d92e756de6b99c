import type { Ai } from "../ai/ai.ts";
import type { Store } from "../data/store.ts";
import { createContentGenerator } from "./content-generator.ts";
import type { Generators } from "./generation-service.ts";
import { createPassageGenerator } from "./passage-generator.ts";
import { createStrategyGenerator } from "./plan-service.ts";
import { createQuestionGenerator } from "./question-generator.ts";
import { createReplyGenerator } from "./reply-generator.ts";
import { createVariantGenerator } from "./variant-generator.ts";

/** Who does which kind of job. */
export const createGenerators = (
  store: Store,
  { strategist, writer, passages, replies, questions }: Omit<Ai, "reviewer" | "models">,
): Generators => ({
  strategy: createStrategyGenerator({ store, strategist }),
  content: createContentGenerator({ store, writer }),
  passage: createPassageGenerator({ store, passages }),
  variant: createVariantGenerator({ store, writer }),
  reply: createReplyGenerator({ store, replies }),
  questions: createQuestionGenerator({ store, questions }),
});

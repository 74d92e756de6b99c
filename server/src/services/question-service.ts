import { AppError } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Repositories, Store } from "../data/store.ts";
import { acceptWork, BY_ITSELF, type Origin } from "./accept-work.ts";
import type { BusinessService } from "./business-service.ts";
import type { StartedWork } from "./idempotency-service.ts";
import { countKnown, findQuestions } from "./messages/new-questions.ts";
import type { ProviderHealth } from "./provider-health-service.ts";

type Needs = { store: Store; businesses: BusinessService; provider: Pick<ProviderHealth, "refusal"> };
export type QuestionService = ReturnType<typeof createQuestionService>;

const BATCH = 100;
const FIRST = "00000000-0000-0000-0000-000000000000";

/** Starts the search for questions that come again: at a press, and once a day by itself. */
export function createQuestionService({ store, businesses, provider }: Needs) {
  /** Once a day, and a model is asked only where somebody asks something new: who waits for nothing pays for nothing. */
  const lookAt = async (business: OwnedBusiness): Promise<void> => {
    if (!(await store.faq.isTime(business))) return;
    const { known, unknown } = await findQuestions(store, business);
    if (unknown.length === 0) {
      await store.transaction(async (tx) => {
        await tx.faq.oneAtATime(business);
        await countKnown(tx, business, known);
      });
      return;
    }
    if (await provider.refusal("content")) return;
    await acceptWork(store, BY_ITSELF, async (tx) => startIn(tx, business, null));
  };

  return {
    /** Queues the search, or returns the job that is at it. */
    async start(userId: string, businessId: string, origin: Origin): Promise<StartedWork> {
      const business = await businesses.requireOwned(userId, businessId);
      const refusal = await provider.refusal("content");
      return acceptWork(store, origin, async (tx) => {
        await tx.faq.oneAtATime(business);
        if (refusal && !(await tx.faq.running(business))) throw refusal;
        return startIn(tx, business, origin.requestId);
      });
    },

    /** The same for every business that people wrote to in the last day. */
    async sweep(): Promise<void> {
      for (let last = FIRST; ;) {
        const batch = await store.faq.heardLately(last, BATCH);
        for (const { id, userId } of batch) {
          const business = await store.businesses.findForWork(userId, id);
          if (business) await lookAt(business).catch(unlessFull);
        }
        const end = batch.at(-1);
        if (!end || batch.length < BATCH) return;
        last = end.id;
      }
    },
  };
}

async function startIn(tx: Repositories, business: OwnedBusiness, requestId: string | null) {
  await tx.faq.oneAtATime(business);
  const resource = `/api/v1/businesses/${business.id}/faq?status=proposed`;
  const running = await tx.faq.running(business);
  if (running) return { jobId: running.id, resource };
  const jobId = newId();
  const input = { instruction: null, field: null };
  const place = { campaignId: null, contentId: null, parentId: null };
  await tx.jobs.add(business, [{ id: jobId, kind: "questions", ...place, input, requestId }]);
  return { jobId, resource };
}

/** A queue that is full takes it on another day. */
function unlessFull(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

import type { Campaign, Content } from "@handbill/contracts";
import type { ContentWriter } from "../ai/content-writer.ts";
import { notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { JobRow } from "../data/models/job.ts";
import type { Store } from "../data/store.ts";
import { campaignOf } from "./campaign-of-job.ts";
import { briefOf, profileOf, strategyOf } from "./campaign-service.ts";
import { shaped } from "./passage-wish.ts";
import { hooksOf } from "./said-before.ts";
import type { Generator } from "./generation-service.ts";

type Needs = { store: Store; writer: ContentWriter };

/** Writes one content: its text, its version and its new state are saved together. */
export function createContentGenerator({ store, writer }: Needs): Generator {
  return {
    async generate(business, job, run) {
      const { content, campaign } = await read(store, business, job);
      const texts = await store.contents.otherTexts(business, campaign.id, content.id);
      const written = await writer.write(
        {
          business: profileOf(business),
          campaign: briefOf(campaign),
          strategy: strategyOf(campaign),
          content,
          alreadySaid: texts.flatMap(hooksOf),
          instruction: job.input.instruction,
          wish: job.input.wish ?? null,
          field: job.input.field,
          current: shaped(content, job.input.unsaved?.fields ?? content.fields),
          claims: content.claims,
        },
        run,
      );
      await run.onStage("saving");
      return async (tx) => {
        const saved = await tx.contents.saveWritten(business, content.id, job.id, written);
        if (saved) await tx.contentVersions.keep(business, saved, { author: "ai", ...job.input });
      };
    },

    async undo(tx, business, job, { code, detail, retryable, retryAfter }) {
      const times = await tx.jobs.countFailures(job);
      const failure = { code, detail, retryable, times, ...(retryAfter !== undefined && { retryAfter }) };
      await tx.contents.endWithoutText(business, [job.id], failure);
    },
  };
}

async function read(
  store: Store,
  business: OwnedBusiness,
  job: JobRow,
): Promise<{ content: Content; campaign: Campaign }> {
  const content = job.contentId ? await store.contents.findForWork(business, job.contentId) : undefined;
  const campaign = await store.campaigns.findForWork(business, campaignOf(job));
  if (!content || !campaign) throw notFound("Content");
  return { content, campaign };
}

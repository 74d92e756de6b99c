import type { ContentWriter } from "../ai/content-writer.ts";
import { notFound } from "../core/errors.ts";
import type { JobRow } from "../data/models/job.ts";
import type { VariantKey } from "../data/repositories/content-variant-repository.ts";
import type { Store } from "../data/store.ts";
import { campaignOf } from "./campaign-of-job.ts";
import { briefOf, profileOf, strategyOf } from "./campaign-service.ts";
import type { Generator } from "./generation-service.ts";
import { shaped } from "./passage-wish.ts";
import { hooksOf } from "./said-before.ts";

type Needs = { store: Store; writer: ContentWriter };

/** Writes one of several versions of a text. The text itself is not touched. */
export function createVariantGenerator({ store, writer }: Needs): Generator {
  return {
    async generate(business, job, run) {
      const key = requireKey(job);
      const content = await store.contents.findForWork(business, key.contentId);
      const campaign = await store.campaigns.findForWork(business, campaignOf(job));
      if (!content || !campaign) throw notFound("Content");
      const present = shaped(content, content.fields);
      const said = await store.contents.otherTexts(business, campaign.id, content.id);
      const versions = await store.contentVariants.textsOf(business, content.id, key.setId);
      const own = [...versions, ...(present ? [present] : [])];
      const { instruction, wish = null } = job.input;
      const written = await writer.write(
        {
          business: profileOf(business),
          campaign: briefOf(campaign),
          strategy: strategyOf(campaign),
          content,
          alreadySaid: [...own.map((fields) => ({ fields, callToAction: "" })), ...said].flatMap(hooksOf),
          instruction,
          wish,
          approach: key.approach,
          others: own.map((fields) => shaped(content, fields)).filter((fields) => fields !== null),
          field: null,
          // Without a wish each version is a fresh start; with one, it is the present text that is to be changed.
          current: instruction !== null || wish !== null ? present : null,
          claims: content.claims,
        },
        run,
      );
      await run.onStage("saving");
      return (tx) => tx.contentVariants.save(business, key, written);
    },

    undo: (tx, business, job, error) => tx.contentVariants.saveFailure(business, requireKey(job), error),
  };
}

function requireKey({ contentId, parentId, input }: JobRow): VariantKey {
  if (!contentId || !parentId || !input.variant) throw notFound("Content");
  return { contentId, setId: parentId, ...input.variant };
}

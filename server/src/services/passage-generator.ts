import type { Content, Fields } from "@handbill/contracts";
import type { PassageWriter } from "../ai/passage-writer.ts";
import { AppError, notFound } from "../core/errors.ts";
import type { JobRow } from "../data/models/job.ts";
import type { Store } from "../data/store.ts";
import { campaignOf } from "./campaign-of-job.ts";
import { briefOf, profileOf, strategyOf } from "./campaign-service.ts";
import type { Generator } from "./generation-service.ts";
import { shaped } from "./passage-wish.ts";

type Needs = { store: Store; passages: PassageWriter };

/**
 * Rewrites one passage. It is put into the text as it is when the answer is there: its words are looked for again, and where others
 * stand in their place nothing is overwritten.
 */
export function createPassageGenerator({ store, passages }: Needs): Generator {
  return {
    async generate(business, job, run) {
      const { contentId, input } = job;
      const { selection, instruction, wish = null } = input;
      const content = contentId && (await store.contents.findForWork(business, contentId));
      const campaign = await store.campaigns.findForWork(business, campaignOf(job));
      if (!content || !campaign || !selection) throw notFound("Content");
      const requestFor = (present: Content) => ({
        business: profileOf(business),
        campaign: briefOf(campaign),
        strategy: strategyOf(campaign),
        content: present,
        current: requireBase(job, present),
        selection,
        instruction,
        wish,
        claims: present.claims,
      });
      const passage = await passages.rewrite(requestFor(content), run);
      await run.onStage("saving");
      return async (tx) => {
        const present = await tx.rewrites.lockForWork(business, content.id);
        if (present?.status !== "generating" || present.jobId !== job.id) throw changedElsewhere();
        const saved = await tx.rewrites.save(business, present.id, await passages.place(passage, requestFor(present)));
        if (saved) await tx.contentVersions.keep(business, saved, { author: "ai", ...input });
      };
    },

    undo: (tx, business, job, { code, detail, retryable }) =>
      tx.contents.endWithoutText(business, [job.id], { code, detail, retryable }),
  };
}

/** The text that the passage is a part of: the one the request brought along, as long as nobody saved another, or the saved one. */
function requireBase({ input }: JobRow, content: Content): Fields {
  const isAnother = input.unsaved !== undefined && content.version !== input.unsaved.version;
  const fields = isAnother ? null : shaped(content, input.unsaved?.fields ?? content.fields);
  if (fields) return fields;
  throw changedElsewhere();
}

const changedElsewhere = () =>
  new AppError(
    "selection_changed",
    "The text was changed elsewhere while the passage was being rewritten. Nothing was overwritten. Select the passage again.",
  );

import type { Receipt, Rating } from "@handbill/contracts";
import type { Kysely } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

export type NewRating = {
  campaignId: string;
  contentId: string | null;
  jobId: string | null;
  rating: Rating | null;
  note: string;
  receipt: Receipt | null;
};

/** The history of what people thought of what the AI made, with the prompt and the model that made it. */
export function createAiRatingRepository(db: Kysely<Tables>) {
  return {
    async add(business: OwnedBusiness, { receipt, ...rating }: NewRating): Promise<void> {
      await db
        .insertInto("aiRatings")
        .values({
          ...rating,
          id: newId(),
          businessId: business.id,
          userId: business.userId,
          promptId: receipt?.promptId ?? null,
          promptVersion: receipt?.promptVersion ?? null,
          model: receipt?.model ?? null,
        })
        .execute();
    },
  };
}

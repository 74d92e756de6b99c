import { type Found, MAX_FOUND } from "@handbill/contracts";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { textOf } from "./content-texts.ts";

/** What was found, with its whole text: whoever shows it cuts it. */
export type Hit = Omit<Found, "excerpt" | "channel" | "status"> &
  Partial<Pick<Found, "channel" | "status">> & { text: string };

/** Letters without capitals and accents, as `fold` of the search service writes them. */
const folded = (text: RawBuilder<string>) =>
  sql<string>`regexp_replace(normalize(lower(${text}), NFKD), '[\u0300-\u036f]', '', 'g')`;

const anywhere = (word: string): string => `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`;

const everyWordIn = (text: RawBuilder<string>, words: readonly string[]) =>
  sql<boolean>`${folded(text)} like all (${words.map(anywhere)}::text[])`;

export function createSearchRepository(db: Kysely<Tables>) {
  return {
    /** Campaigns with all these folded words; those named so come first, the newest first. */
    async campaigns(business: OwnedBusiness, words: readonly string[]): Promise<Hit[]> {
      return db
        .selectFrom("campaigns")
        .select(["id", "id as campaignId", "name as title"])
        .select(sql<"campaign">`'campaign'`.as("kind"))
        .select(sql<string>`concat_ws(' ', goal, audience, notes)`.as("text"))
        .where("businessId", "=", business.id)
        .where("deletedAt", "is", null)
        .where(everyWordIn(sql`concat_ws(' ', name, goal, audience, notes)`, words))
        .orderBy(everyWordIn(sql`name`, words), "desc")
        .orderBy("createdAt", "desc")
        .limit(MAX_FOUND.campaigns)
        .execute();
    },

    /** The same for contents: by their topic, their angle and their text. */
    async contents(business: OwnedBusiness, words: readonly string[]): Promise<Hit[]> {
      return db
        .selectFrom("contents")
        .select(sql<"content">`'content'`.as("kind"))
        .innerJoin("campaigns", "campaigns.id", "contents.campaignId")
        .select([
          "contents.id",
          "contents.campaignId",
          "contents.channel",
          "contents.status",
          "contents.topic as title",
        ])
        .select(sql<string>`concat_ws(' ', ${textOf}, contents.angle)`.as("text"))
        .where("contents.businessId", "=", business.id)
        .where("contents.deletedAt", "is", null)
        .where("campaigns.deletedAt", "is", null)
        .where(everyWordIn(sql`concat_ws(' ', contents.topic, contents.angle, ${textOf})`, words))
        .orderBy(everyWordIn(sql`contents.topic`, words), "desc")
        .orderBy("contents.createdAt", "desc")
        .orderBy("contents.id")
        .limit(MAX_FOUND.contents)
        .execute();
    },
  };
}

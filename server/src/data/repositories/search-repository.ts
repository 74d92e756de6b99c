import { FIELDS, type Found, MAX_FOUND } from "@handbill/contracts";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { textOf } from "./content-texts.ts";

/** What was found, with its whole text: whoever shows it cuts it. */
export type Hit = Omit<Found, "excerpt" | "channel" | "status"> &
  Partial<Pick<Found, "channel" | "status">> & { text: string };

const CANDIDATES = 200;

/** What the parts of a text are called, at whatever depth. */
const { callToAction } = FIELDS.email.shape;
const section = FIELDS.blog.shape.sections.def.element;
const NAMES = new Set([...Object.values(FIELDS), callToAction, section].flatMap(({ shape }) => Object.keys(shape)));

/**
 * The same pattern for a text inside JSON: quotation marks and backslashes have a backslash before them there. A word that is found
 * in the name of a field does not count there, or the rows that only have the name would leave no room for those that say it.
 */
function inJson(pattern: string): string {
  const escaped = pattern.replaceAll(/\\(.)/gsu, (mark, letter) =>
    letter === '"' ? '\\\\?"' : letter === "\\" ? "\\\\+" : mark,
  );
  const isName = [...NAMES].some((name) => new RegExp(pattern).test(name));
  return isName ? `(?:${escaped})(?![A-Za-z]*": )` : escaped;
}

const everyPatternIn = (text: RawBuilder<string>, patterns: readonly string[]) =>
  sql<boolean>`${text} ~ all (${patterns}::text[])`;

export function createSearchRepository(db: Kysely<Tables>) {
  return {
    /** Campaigns in which all these regular expressions are found; those named so come first, the newest first. */
    campaigns: (business: OwnedBusiness, patterns: readonly string[]): Promise<Hit[]> =>
      db
        .selectFrom("campaigns")
        .select(["id", "id as campaignId", "name as title"])
        .select(sql<"campaign">`'campaign'`.as("kind"))
        .select(sql<string>`concat_ws(' ', goal, audience, notes)`.as("text"))
        .where("businessId", "=", business.id)
        .where("deletedAt", "is", null)
        .where(everyPatternIn(sql`concat_ws(' ', name, goal, audience, notes)`, patterns))
        .orderBy(everyPatternIn(sql`name`, patterns), "desc")
        .orderBy("createdAt", "desc")
        .limit(MAX_FOUND.campaigns)
        .execute(),

    /**
     * The same for contents: by their topic, their angle and their text. A row as JSON is read many times as fast as its texts one
     * by one, but has the names of its fields in it: what is found in the JSON is looked at again, the likeliest rows alone.
     */
    contents: (business: OwnedBusiness, patterns: readonly string[]): Promise<Hit[]> =>
      db
        .selectFrom((candidates) =>
          candidates
            .selectFrom("contents")
            .selectAll("contents")
            .where("contents.businessId", "=", business.id)
            .where("contents.deletedAt", "is", null)
            // As a list, not as a join: nothing tells the planner how many rows a pattern finds.
            .where(sql<boolean>`contents.campaign_id = any(array(
              select id from campaigns where business_id = ${business.id} and deleted_at is null))`)
            .where(
              everyPatternIn(
                sql`concat_ws(' ', contents.topic, contents.angle, contents.fields::text)`,
                patterns.map(inJson),
              ),
            )
            .orderBy(everyPatternIn(sql`contents.topic`, patterns), "desc")
            .orderBy("contents.createdAt", "desc")
            .orderBy("contents.id")
            .limit(CANDIDATES)
            .as("contents"),
        )
        .select(["id", "campaignId", "channel", "status", "topic as title"])
        .select(sql<"content">`'content'`.as("kind"))
        .select(sql<string>`concat_ws(' ', ${textOf}, angle)`.as("text"))
        .where(everyPatternIn(sql`concat_ws(' ', topic, angle, ${textOf})`, patterns))
        .orderBy(everyPatternIn(sql`topic`, patterns), "desc")
        .orderBy("createdAt", "desc")
        .orderBy("id")
        .limit(MAX_FOUND.contents)
        .execute(),
  };
}

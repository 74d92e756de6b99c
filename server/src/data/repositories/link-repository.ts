import type { Utm } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Destination, LinkTable } from "../models/link.ts";
import type { Tables } from "../models/tables.ts";

/** A link as whoever answers to a click needs it. */
export type LinkRow = Pick<LinkTable, "id" | "businessId" | "campaignId" | "contentId" | "code" | "address"> & {
  destinations: Destination[];
  utm: Utm;
  createdAt: string;
  updatedAt: string;
  /** Whether a visitor brings the number of the click along. */
  clickIds: boolean;
};

export type NewLink = {
  code: string;
  address: string;
  campaignId: string | null;
  contentId: string | null;
  utm: Utm;
};

export type LinkCount = {
  linkId: string;
  variant: number;
  clicks: number;
  visitors: number;
  bots: number;
  conversions: number;
};

export function createLinkRepository(db: Kysely<Tables>) {
  const links = () =>
    db
      .selectFrom("links")
      .leftJoin("trackingSettings", "trackingSettings.businessId", "links.businessId")
      .select([
        "links.id",
        "links.businessId",
        "links.campaignId",
        "links.contentId",
        "links.code",
        "links.address",
        "links.destinations",
        "links.utm",
        "links.createdAt",
        "links.updatedAt",
      ])
      .select(sql<boolean>`coalesce(tracking_settings.click_ids, true)`.as("clickIds"));

  return {
    /** Makes the links that are not there yet; one content has one link for an address. Returns all of them. */
    async make(business: OwnedBusiness, wanted: readonly NewLink[]): Promise<LinkRow[]> {
      if (wanted.length === 0) return [];
      const rows = wanted.map((link) => ({
        ...link,
        id: newId(),
        businessId: business.id,
        destinations: JSON.stringify([{ url: link.address, weight: 1 }]),
        utm: JSON.stringify(link.utm),
      }));
      await db
        .insertInto("links")
        .values(rows)
        .onConflict((conflict) => conflict.columns(["contentId", "address"]).doNothing())
        .execute();
      const addresses = wanted.map(({ address }) => address);
      const contentId = wanted[0]?.contentId ?? null;
      return links()
        .where("links.businessId", "=", business.id)
        .where(
          contentId === null
            ? sql<boolean>`links.id = any(${rows.map(({ id }) => id)}::uuid[])`
            : sql<boolean>`links.content_id = ${contentId} and links.address = any(${addresses}::text[])`,
        )
        .execute();
    },

    ofContent: (business: OwnedBusiness, contentId: string): Promise<LinkRow[]> =>
      links()
        .where("links.businessId", "=", business.id)
        .where("links.contentId", "=", contentId)
        .orderBy("links.createdAt")
        .orderBy("links.id")
        .execute(),

    /** Links that stand in no content, newest first. */
    ofBusiness: (business: OwnedBusiness, limit: number): Promise<LinkRow[]> =>
      links()
        .where("links.businessId", "=", business.id)
        .where("links.contentId", "is", null)
        .orderBy("links.createdAt", "desc")
        .limit(limit)
        .execute(),

    find: (business: OwnedBusiness, linkId: string): Promise<LinkRow | undefined> =>
      links().where("links.businessId", "=", business.id).where("links.id", "=", linkId).executeTakeFirst(),

    findLocked: (business: OwnedBusiness, linkId: string) =>
      db
        .selectFrom("links")
        .select(["id", "destinations"])
        .where("businessId", "=", business.id)
        .where("id", "=", linkId)
        .forUpdate()
        .executeTakeFirst(),

    async setDestinations(business: OwnedBusiness, linkId: string, destinations: Destination[]): Promise<void> {
      await db
        .updateTable("links")
        .set({ destinations: JSON.stringify(destinations), updatedAt: sql<string>`now()` })
        .where("businessId", "=", business.id)
        .where("id", "=", linkId)
        .execute();
    },

    /** What came of links of one content, or of none; each destination for itself. */
    async counts(business: OwnedBusiness, contentId: string | null, linkIds: readonly string[]): Promise<LinkCount[]> {
      if (linkIds.length === 0) return [];
      const ofContent = contentId === null ? sql`content_id is null` : sql`content_id = ${contentId}`;
      const { rows } = await sql<LinkCount>`
        select link_id, coalesce(variant, 0) as variant,
          count(*) filter (where kind = 'click' and bot is null) as clicks,
          count(distinct visitor) filter (where kind = 'click' and bot is null) as visitors,
          count(*) filter (where kind = 'click' and bot is not null) as bots,
          count(*) filter (where kind = 'conversion' and bot is null) as conversions
        from events where business_id = ${business.id} and ${ofContent} and link_id = any(${linkIds}::uuid[])
        group by 1, 2`.execute(db);
      return rows;
    },

    /** Of whichever business: whoever has the code may go where it leads. */
    byCode: (code: string): Promise<LinkRow | undefined> => links().where("links.code", "=", code).executeTakeFirst(),

    /** The newest links of all businesses. */
    newest: (limit: number): Promise<LinkRow[]> => links().orderBy("links.updatedAt", "desc").limit(limit).execute(),

    /** Links that were made or changed since a moment, of all businesses. */
    changedSince: (moment: string, limit: number): Promise<LinkRow[]> =>
      links().where("links.updatedAt", ">=", moment).orderBy("links.updatedAt").limit(limit).execute(),

    /** Those of these codes that there are. */
    async existing(codes: readonly string[]): Promise<string[]> {
      const rows = await db
        .selectFrom("links")
        .select("code")
        .where("code", "=", sql<string>`any(${codes}::text[])`)
        .execute();
      return rows.map(({ code }) => code);
    },

    settings: (business: OwnedBusiness): Promise<{ links: boolean; opens: boolean; clickIds: boolean } | undefined> =>
      db
        .selectFrom("trackingSettings")
        .select(["links", "opens", "clickIds"])
        .where("businessId", "=", business.id)
        .executeTakeFirst(),

    /** Keeps what a business wants counted. Its links are looked at again by whoever keeps them in memory. */
    async saveSettings(
      business: OwnedBusiness,
      settings: { links: boolean; opens: boolean; clickIds: boolean },
    ): Promise<void> {
      await db
        .insertInto("trackingSettings")
        .values({ ...settings, businessId: business.id })
        .onConflict((conflict) => conflict.column("businessId").doUpdateSet({ ...settings, updatedAt: sql`now()` }))
        .execute();
      await db
        .updateTable("links")
        .set({ updatedAt: sql<string>`now()` })
        .where("businessId", "=", business.id)
        .execute();
    },
  };
}

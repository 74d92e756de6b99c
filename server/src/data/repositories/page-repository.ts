import type { HostedPageUpdate } from "@handbill/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { PageTable } from "../models/page.ts";
import type { Tables } from "../models/tables.ts";
import { withoutUndefined } from "./columns.ts";

export type PageRow = Omit<Selectable<PageTable>, "businessId" | "createdAt">;

const WIRE = [
  "slug",
  "live",
  "firstLiveAt",
  "headline",
  "intro",
  "color",
  "showOffers",
  "showFacts",
  "email",
  "phone",
  "imprint",
  "updatedAt",
] as const satisfies (keyof PageRow)[];

/** How many addresses a business may keep for itself. */
const MOST_ADDRESSES = 10;

/** The page of a business, as its owner sets it. */
export function createPageRepository(db: Kysely<Tables>) {
  return {
    find: (business: OwnedBusiness): Promise<PageRow | undefined> =>
      db.selectFrom("pages").select(WIRE).where("businessId", "=", business.id).executeTakeFirst(),

    /** Whose page has or had this address; undefined when nobody's. */
    async holderOf(slug: string): Promise<string | undefined> {
      const row = await db.selectFrom("pageAddresses").select("businessId").where("slug", "=", slug).executeTakeFirst();
      return row?.businessId;
    },

    /** Takes an address for this business; false when it is another's. Call it in a transaction. */
    async takeAddress(business: OwnedBusiness, slug: string): Promise<boolean> {
      const taken = await db
        .insertInto("pageAddresses")
        .values({ slug, businessId: business.id })
        .onConflict((conflict) => conflict.doNothing())
        .returning("slug")
        .executeTakeFirst();
      if (taken !== undefined) return true;
      const own = await db
        .updateTable("pageAddresses")
        .set({ createdAt: sql`now()` })
        .where("slug", "=", slug)
        .where("businessId", "=", business.id)
        .returning("slug")
        .executeTakeFirst();
      return own !== undefined;
    },

    /** Gives back the oldest addresses of a business that has had many. */
    async forgetOldAddresses(business: OwnedBusiness): Promise<void> {
      await sql`
        delete from page_addresses where business_id = ${business.id}
          and slug not in (select slug from pages where business_id = ${business.id})
          and slug not in (
            select slug from page_addresses where business_id = ${business.id}
            order by created_at desc limit ${sql.lit(MOST_ADDRESSES)})`.execute(db);
    },

    /** Keeps the page; makes it where there was none. The address must be taken. */
    async save(business: OwnedBusiness, slug: string, change: HostedPageUpdate): Promise<PageRow> {
      const firstLiveAt = change.live ? sql<string>`coalesce(pages.first_live_at, now())` : undefined;
      const set = withoutUndefined({ ...change, slug });
      return db
        .insertInto("pages")
        .values({ ...set, slug, businessId: business.id, ...(change.live && { firstLiveAt: sql<string>`now()` }) })
        .onConflict((conflict) =>
          conflict
            .column("businessId")
            .doUpdateSet({ ...set, ...(firstLiveAt && { firstLiveAt }), updatedAt: sql`now()` }),
        )
        .returning(WIRE)
        .executeTakeFirstOrThrow();
    },
  };
}

import type { Approach, ContentVariant, FailedVariant } from "@handbill/contracts";
import type { Kysely } from "kysely";
import type { Validated } from "../../core/validated.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import type { Written } from "./content-repository.ts";

/** Which version of which set: the set is named after the job that started it. */
export type VariantKey = { contentId: string; setId: string; number: number; approach: Approach };

export type VariantSet = { variants: ContentVariant[]; failed: FailedVariant[] };

/** Versions of a text side by side. The latest set with a version that came out well counts; it stays until the next such one. */
export function createContentVariantRepository(db: Kysely<Tables>) {
  const of = (business: OwnedBusiness, contentId: string) =>
    db.selectFrom("contentVariants").where("businessId", "=", business.id).where("contentId", "=", contentId);

  return {
    async latest(business: OwnedBusiness, contentId: string): Promise<VariantSet> {
      const set = of(business, contentId)
        .select("setId")
        .where("fields", "is not", null)
        .orderBy("setId", "desc")
        .limit(1);
      const rows = await of(business, contentId)
        .select(["number", "approach", "fields", "claims", "receipt", "failure", "createdAt"])
        .where("setId", "=", set)
        .orderBy("number")
        .execute();
      return {
        variants: rows.flatMap(({ fields, receipt, failure: _none, ...row }) =>
          fields && receipt ? [{ ...row, fields, receipt }] : [],
        ),
        failed: rows.flatMap(({ number, approach, failure }) => (failure ? [{ number, approach, ...failure }] : [])),
      };
    },

    /** What other versions of a set say so far. */
    async textsOf(business: OwnedBusiness, contentId: string, setId: string): Promise<Record<string, unknown>[]> {
      const rows = await of(business, contentId).select("fields").where("setId", "=", setId).execute();
      return rows.flatMap(({ fields }) => (fields ? [fields] : []));
    },

    /** Keeps a version that came out well; what there was of earlier sets goes. */
    async save(
      business: OwnedBusiness,
      key: VariantKey,
      { fields, claims, receipt }: Validated<Written>,
    ): Promise<void> {
      await db
        .deleteFrom("contentVariants")
        .where("businessId", "=", business.id)
        .where("contentId", "=", key.contentId)
        .where("setId", "<", key.setId)
        .execute();
      await db
        .insertInto("contentVariants")
        .values({
          ...key,
          businessId: business.id,
          fields: JSON.stringify(fields),
          claims: JSON.stringify(claims),
          receipt: JSON.stringify(receipt),
        })
        .execute();
    },

    /** Keeps why a version did not come out well. */
    async saveFailure(
      business: OwnedBusiness,
      key: VariantKey,
      { code, detail }: Pick<FailedVariant, "code" | "detail">,
    ): Promise<void> {
      await db
        .insertInto("contentVariants")
        .values({ ...key, businessId: business.id, failure: JSON.stringify({ code, detail }) })
        .onConflict((conflict) => conflict.columns(["contentId", "setId", "number"]).doNothing())
        .execute();
    },
  };
}

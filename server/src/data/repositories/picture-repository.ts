import type { Picture } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { PictureTable } from "../models/picture.ts";
import type { Tables } from "../models/tables.ts";

export type NewPicture = Pick<PictureTable, "width" | "height" | "whole" | "small">;

/** Long enough to be chosen again after it was taken out of a content, or for the content to be brought back. */
const UNUSED_DAYS = 40;
const BATCH = 100;

export function createPictureRepository(db: Kysely<Tables>) {
  const own = (business: OwnedBusiness) => db.selectFrom("pictures").where("businessId", "=", business.id);

  return {
    count: async (business: OwnedBusiness): Promise<number> => {
      const row = await own(business)
        .select(sql<number>`count(*)::integer`.as("count"))
        .executeTakeFirstOrThrow();
      return row.count;
    },

    insert: (business: OwnedBusiness, picture: NewPicture): Promise<Picture> =>
      db
        .insertInto("pictures")
        .values({ ...picture, id: newId(), businessId: business.id, size: picture.whole.length })
        .returning(["id", "width", "height"])
        .executeTakeFirstOrThrow(),

    /** Those of these that are there. */
    named: (business: OwnedBusiness, ids: readonly string[]): Promise<Picture[]> =>
      own(business)
        .select(["id", "width", "height"])
        .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
        .execute(),

    /** The bytes of one; undefined where it is not there. */
    async bytes(business: OwnedBusiness, pictureId: string, size: "small" | "whole"): Promise<Buffer | undefined> {
      const row = await own(business).select(`${size} as bytes`).where("id", "=", pictureId).executeTakeFirst();
      return row?.bytes;
    },

    /** As they are published, in the order of their names. */
    async whole(business: OwnedBusiness, ids: readonly string[]): Promise<Buffer[]> {
      if (ids.length === 0) return [];
      const rows = await own(business)
        .select("whole")
        .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
        .orderBy(sql`array_position(${[...ids]}::uuid[], id)`)
        .execute();
      return rows.map(({ whole }) => whole);
    },

    /** One that everybody may see: a content that carries it is out, or on its way. */
    async published(pictureId: string): Promise<Buffer | undefined> {
      const row = await db
        .selectFrom("pictures")
        .select("whole")
        .where("id", "=", pictureId)
        .where(
          sql<boolean>`exists (select from contents where contents.business_id = pictures.business_id
            and contents.pictures <> '[]'::jsonb and contents.status in ('publishing', 'published')
            and contents.deleted_at is null
            and contents.pictures @> jsonb_build_array(jsonb_build_object('id', pictures.id)))`,
        )
        .executeTakeFirst();
      return row?.whole;
    },

    /** Erases some that no content has carried for long, of all businesses. How many there were. */
    async eraseUnused(): Promise<number> {
      const { numDeletedRows } = await db
        .deleteFrom("pictures")
        .where(
          "id",
          "in",
          sql<string>`(
            select id from pictures as old where created_at < now() - make_interval(days => ${sql.lit(UNUSED_DAYS)})
              and not exists (select from contents where contents.business_id = old.business_id
                and contents.pictures <> '[]'::jsonb and contents.pictures @> jsonb_build_array(jsonb_build_object('id', old.id)))
            limit ${sql.lit(BATCH)})`,
        )
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

import type { FieldsOf } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";

type Page = { slug: string; live: boolean };

/**
 * Articles on the pages of businesses, as they were published. For who publishes: a content that was claimed says itself whose it
 * is.
 */
export function createPagePostRepository(db: Kysely<Tables>) {
  return {
    /** The page of the business that a content is of; undefined where it has none. */
    pageOf: (contentId: string): Promise<Page | undefined> =>
      db
        .selectFrom("contents")
        .innerJoin("pages", "pages.businessId", "contents.businessId")
        .select(["pages.slug", "pages.live"])
        .where("contents.id", "=", contentId)
        .executeTakeFirst(),

    /** The page of the business that a connection is of. */
    pageBehind: (connectionId: string): Promise<Page | undefined> =>
      db
        .selectFrom("connections")
        .innerJoin("pages", "pages.businessId", "connections.businessId")
        .select(["pages.slug", "pages.live"])
        .where("connections.id", "=", connectionId)
        .executeTakeFirst(),

    /**
     * Puts an article there, or its later text, which keeps the address it has. Where it is; undefined when another article has this
     * address.
     */
    async put(contentId: string, slug: string, fields: FieldsOf<"blog">): Promise<string | undefined> {
      const text = JSON.stringify(fields);
      const { rows } = await sql<{ slug: string }>`
        insert into page_posts (content_id, business_id, slug, fields)
        select id, business_id, ${slug}, ${text}::jsonb from contents where id = ${contentId} and not exists (
          select from page_posts as other
          where other.business_id = contents.business_id and other.slug = ${slug} and other.content_id <> contents.id)
        on conflict (content_id) do update set fields = excluded.fields, updated_at = now()
        returning slug`.execute(db);
      return rows[0]?.slug;
    },
  };
}

import type { ContentPicture, FieldsOf, Offer, PageColor, Sender } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";

/** What everybody may read of a business: nothing else of it is selected here. */
export type PublicSite = {
  businessId: string;
  slug: string;
  live: boolean;
  wasLive: boolean;
  /** People can enter themselves for its mails, and are asked to confirm it. */
  takesSubscribers: boolean;
  /** Everybody can write by its form. */
  takesMessages: boolean;
  name: string;
  industry: string;
  description: string;
  location: string;
  website: string | null;
  language: string;
  timezone: string;
  sample: boolean;
  offers: Offer[];
  facts: string[];
  headline: string;
  intro: string;
  color: PageColor;
  email: string;
  phone: string;
  imprint: string;
  sender: Sender;
  updatedAt: string;
  posts: PublicPost[];
};

/** An article without its text. */
export type PublicPost = {
  contentId: string;
  campaignId: string;
  slug: string;
  title: string;
  description: string;
  publishedAt: string;
  updatedAt: string;
  pictures: ContentPicture[];
};

export type PublicArticle = PublicPost & { sections: FieldsOf<"blog">["sections"] };

/** As many as the start page and the map of a site name. */
const MOST_POSTS = 500;

const isOut = sql<boolean>`contents.status = 'published' and contents.deleted_at is null and exists (
  select from campaigns where campaigns.id = contents.campaign_id and campaigns.deleted_at is null)`;

/** The pages as everybody sees them. */
export function createPublicPageRepository(db: Kysely<Tables>) {
  const articles = (businessId: string) =>
    db
      .selectFrom("pagePosts")
      .innerJoin("contents", "contents.id", "pagePosts.contentId")
      .select([
        "pagePosts.contentId",
        "contents.campaignId",
        "contents.pictures",
        "pagePosts.slug",
        "pagePosts.updatedAt",
      ])
      .select(sql<string>`page_posts.fields ->> 'title'`.as("title"))
      .select(sql<string>`page_posts.fields ->> 'description'`.as("description"))
      .select(sql<string>`coalesce(contents.published_at, page_posts.created_at)`.as("publishedAt"))
      .where("pagePosts.businessId", "=", businessId)
      .where(isOut)
      .orderBy(sql`coalesce(contents.published_at, page_posts.created_at)`, "desc")
      .orderBy("pagePosts.contentId");

  return {
    /** The page that has or had this address; undefined when there is none. What is removed is not there. */
    async site(slug: string): Promise<PublicSite | undefined> {
      const row = await db
        .selectFrom("pageAddresses")
        .innerJoin("pages", "pages.businessId", "pageAddresses.businessId")
        .innerJoin("businesses", "businesses.id", "pages.businessId")
        .select([
          "pages.businessId",
          "pages.slug",
          "pages.live",
          "businesses.name",
          "businesses.industry",
          "businesses.description",
          "businesses.location",
          "businesses.website",
          "businesses.language",
          "businesses.timezone",
          "businesses.sample",
          "businesses.sender",
          "pages.headline",
          "pages.intro",
          "pages.color",
          "pages.email",
          "pages.phone",
          "pages.imprint",
        ])
        .select(sql<boolean>`pages.first_live_at is not null`.as("wasLive"))
        .select(
          sql<boolean>`not businesses.sample and exists (select from connections
            where connections.business_id = businesses.id and kind = 'email' and off_reason is null)`.as(
            "takesSubscribers",
          ),
        )
        .select(
          sql<boolean>`not businesses.sample and exists (select from contact_forms
            where contact_forms.business_id = businesses.id and is_on)`.as("takesMessages"),
        )
        .select(sql<string>`greatest(pages.updated_at, businesses.updated_at)`.as("updatedAt"))
        .select(sql<Offer[]>`case when pages.show_offers then businesses.offers else '[]' end`.as("offers"))
        .select(sql<string[]>`case when pages.show_facts then businesses.facts else '[]' end`.as("facts"))
        .where("pageAddresses.slug", "=", slug)
        .where("businesses.deletedAt", "is", null)
        .executeTakeFirst();
      return row && { ...row, posts: await articles(row.businessId).limit(MOST_POSTS).execute() };
    },

    /** Articles that are out, newest first, with their text. */
    async newest(businessId: string, limit: number): Promise<PublicArticle[]> {
      return articles(businessId)
        .select(sql<PublicArticle["sections"]>`page_posts.fields -> 'sections'`.as("sections"))
        .limit(limit)
        .execute();
    },

    /** One article that is out. */
    article: (businessId: string, slug: string): Promise<PublicArticle | undefined> =>
      articles(businessId)
        .select(sql<PublicArticle["sections"]>`page_posts.fields -> 'sections'`.as("sections"))
        .where("pagePosts.slug", "=", slug)
        .executeTakeFirst(),

    /** Whether an article that is not out has been there. */
    async wasArticle(businessId: string, slug: string): Promise<boolean> {
      const row = await db
        .selectFrom("pagePosts")
        .select("slug")
        .where("businessId", "=", businessId)
        .where("slug", "=", slug)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

import { createHash } from "node:crypto";
import type { PublicSite } from "../data/repositories/public-page-repository.ts";
import type { Store } from "../data/store.ts";
import { articlePage, gonePage } from "./pages/article-page.ts";
import { feedOf, siteMap } from "./pages/feed.ts";
import type { Frame } from "./pages/frame.ts";
import { createKeptAnswers } from "./pages/kept-answers.ts";
import { pageStyle } from "./pages/page-style.ts";
import { startPage } from "./pages/start-page.ts";

type Needs = { store: Pick<Store, "publicPages">; publicUrl: string };
export type PublicPageService = ReturnType<typeof createPublicPageService>;

/** What can be asked of a page: its start, one of its articles, the feed of all, the map of all. */
export type PublicAddress = { slug: string; part: "start" | "feed" | "map" | "article"; post: string };

/** What everybody gets. */
export type PublicAnswer = {
  status: 200 | 301 | 404 | 410;
  type: "html" | "rss" | "xml";
  text: string;
  /** Of the text; by it a browser knows that it has it already. */
  tag: string;
  /** Hash of the one style that the page may have, as a content policy names it. */
  style: string | null;
  /** Where it is now. */
  location: string | null;
  /** What was looked at. */
  about: { businessId: string; contentId: string | null; campaignId: string | null } | null;
};

const IN_FEED = 20;
/** What can stand in an address at all; capital letters come from posters. */
const ADDRESS_PART = /^[a-z0-9-]{1,100}$/i;

/** The hosted pages of businesses, as everybody sees them. */
export function createPublicPageService({ store, publicUrl }: Needs) {
  const frameOf = (site: PublicSite): Frame => ({ site, address: pageAddress(publicUrl, site.slug) });

  const load = async (key: string): Promise<PublicAnswer> => {
    const address = readKey(key);
    const site = await store.publicPages.site(address.slug.toLowerCase());
    if (!site?.wasLive) return nothing;
    const frame = frameOf(site);
    if (!site.live) return { ...page(frame, gonePage(frame)), status: 410, about: null };
    if (site.slug !== address.slug) return moved(frame, address);
    if (address.part === "map") return plain(siteMap(frame), "xml");
    if (address.part === "feed")
      return plain(feedOf(frame, await store.publicPages.newest(site.businessId, IN_FEED)), "rss");
    if (address.part === "start") return page(frame, startPage(frame));
    return article(frame, address.post.toLowerCase());
  };

  const article = async (frame: Frame, post: string): Promise<PublicAnswer> => {
    const { businessId } = frame.site;
    const found = await store.publicPages.article(businessId, post);
    if (found) {
      const { contentId, campaignId } = found;
      return { ...page(frame, articlePage(frame, found)), about: { businessId, contentId, campaignId } };
    }
    if (!(await store.publicPages.wasArticle(businessId, post))) return nothing;
    return { ...page(frame, gonePage(frame)), status: 410, about: null };
  };

  const answers = createKeptAnswers({ load, isFound: ({ status }) => status !== 404 });

  return {
    /** The answer to an address; one that was kept when the database is away. */
    async read(address: PublicAddress): Promise<PublicAnswer> {
      const isPossible =
        ADDRESS_PART.test(address.slug) && (address.part !== "article" || ADDRESS_PART.test(address.post));
      return isPossible ? answers.get(keyOf(address)) : nothing;
    },

    /** The page of a business has changed: the next one who asks sees it. */
    forget: (slug: string): void => answers.forget(`${slug}/`),
  };
}

/** The address of a page. */
export const pageAddress = (publicUrl: string, slug: string): string => `${publicUrl.replace(/\/$/, "")}/p/${slug}`;

/** A page as the owner sees it before it is there for everybody. */
export const previewAnswer = (frame: Frame): PublicAnswer => page(frame, startPage(frame, true));

const keyOf = (address: PublicAddress): string => `${address.slug}/${address.part}/${address.post}`;

function readKey(key: string): PublicAddress {
  const [slug = "", part, post = ""] = key.split("/", 3);
  return { slug, part: part === "feed" || part === "map" || part === "start" ? part : "article", post };
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64");

const nothing: PublicAnswer = {
  status: 404,
  type: "html",
  text: "",
  tag: "",
  style: null,
  location: null,
  about: null,
};

const plain = (text: string, type: "rss" | "xml"): PublicAnswer => ({
  ...nothing,
  status: 200,
  type,
  text,
  tag: hashOf(text),
});

const page = ({ site }: Frame, text: string): PublicAnswer => ({
  ...nothing,
  status: 200,
  text,
  tag: hashOf(text),
  style: hashOf(pageStyle(site.color)),
  about: { businessId: site.businessId, contentId: null, campaignId: null },
});

/** The page has another address now; what was asked for is under it. */
function moved({ address }: Frame, wanted: PublicAddress): PublicAnswer {
  const ends = { start: "", feed: "/feed.xml", map: "/sitemap.xml", article: `/${wanted.post}` };
  return { ...nothing, status: 301, location: `${address}${ends[wanted.part]}` };
}

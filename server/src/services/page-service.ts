import type { ConnectionCreate, Content, HostedPage, HostedPageUpdate, PagePost } from "@handbill/contracts";
import { actAsNobody } from "../core/acting.ts";
import { AppError } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { PageRow } from "../data/repositories/page-repository.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import type { ConnectionService } from "./connection-service.ts";
import { act, type ContentPath, createContentChange } from "./content-change.ts";
import { articleAddress } from "./pages/article-page.ts";
import { requirePermission } from "./permissions.ts";
import { otherName, pageNameFor } from "./pages/slugs.ts";
import { pageAddress, previewAnswer, type PublicAnswer, type PublicPageService } from "./public-page-service.ts";

type Needs = {
  store: Store;
  businesses: BusinessService;
  connections: ConnectionService;
  publicPages: PublicPageService;
  publicUrl: string;
};
export type PageService = ReturnType<typeof createPageService>;

const MOST_POSTS = 50;

/** The page as a place that articles go out to. */
const CONNECTION: ConnectionCreate = {
  kind: "page",
  name: "Your page",
  channels: ["blog"],
  settings: {},
  secrets: {},
};

/** A page that nobody saved yet. */
const UNSAVED: Omit<PageRow, "slug"> = {
  live: false,
  firstLiveAt: null,
  headline: "",
  intro: "",
  color: "ink",
  showOffers: true,
  showFacts: false,
  email: "",
  phone: "",
  imprint: "",
  updatedAt: "",
};

/** The hosted page of a business, as its owner sets it. */
export function createPageService({ store, businesses, connections, publicPages, publicUrl }: Needs) {
  const asOwnerSeesIt = async (business: OwnedBusiness, row: PageRow): Promise<HostedPage> => {
    const { firstLiveAt: _, updatedAt, ...page } = row;
    const url = pageAddress(publicUrl, row.slug);
    const articles = await store.publicPages.newest(business.id, MOST_POSTS);
    const posts = articles.map(({ contentId, title, slug, publishedAt }): PagePost => ({
      contentId,
      title,
      url: articleAddress(url, slug),
      publishedAt,
    }));
    return { ...page, url, feedUrl: `${url}/feed.xml`, posts, updatedAt: updatedAt === "" ? null : updatedAt };
  };

  const present = async (business: OwnedBusiness): Promise<PageRow> =>
    (await store.pages.find(business)) ?? { ...UNSAVED, slug: await freeName(store, business) };

  /** Articles go out to it like other contents to their places, from when it is first seen. */
  const connect = async (userId: string, businessId: string): Promise<void> => {
    const there = await connections.list(userId, businessId);
    if (there.some(({ kind }) => kind === "page")) return;
    await connections.create(userId, businessId, CONNECTION, null);
  };
  const changing = createContentChange({ store, businesses });

  return {
    async get(userId: string, businessId: string): Promise<HostedPage> {
      const business = await businesses.requireOwned(userId, businessId);
      return asOwnerSeesIt(business, await present(business));
    },

    async update(userId: string, businessId: string, change: HostedPageUpdate): Promise<HostedPage> {
      const business = await businesses.requireOwned(userId, businessId);
      if (change.live === true && business.sample) throw sampleStaysHere();
      const before = await present(business);
      const slug = change.slug ?? before.slug;
      const row = await store.transaction(async (tx) => {
        if (!(await tx.pages.takeAddress(business, slug))) throw addressTaken(slug);
        const saved = await tx.pages.save(business, slug, change);
        await tx.pages.forgetOldAddresses(business);
        const details = { fields: Object.keys(change), ...(change.live !== undefined && { live: change.live }) };
        await tx.audit.append(business, { action: "page.changed", details });
        return saved;
      });
      if (change.live === true) await connect(userId, businessId);
      for (const changed of new Set([before.slug, row.slug])) publicPages.forget(changed);
      return asOwnerSeesIt(business, row);
    },

    /** Takes an article off the page: its content is approved again, and its address says that it is gone. */
    async takeDown(userId: string, path: ContentPath): Promise<Content> {
      const content = await changing(userId, path, undefined, async (tx, business, shown) => {
        const { id, status, channel, scheduledOn } = shown;
        requirePermission(business, "publish");
        if (status !== "published" || channel !== "blog" || !(await tx.pagePosts.pageOf(id))) throw notThere();
        const place = { status: "approved", scheduledOn, scheduledAt: null, timezone: null } as const;
        await tx.audit.append(business, act("content.taken_back", shown));
        return tx.schedules.unpublish(business, id, place);
      });
      const page = await store.pagePosts.pageOf(path.contentId);
      if (page) publicPages.forget(page.slug);
      return content;
    },

    /** The start page as everybody would see it. */
    async preview(userId: string, businessId: string): Promise<PublicAnswer> {
      const business = await businesses.requireOwned(userId, businessId);
      const page = await present(business);
      const posts = await store.publicPages.newest(business.id, MOST_POSTS);
      const { offers, facts } = {
        offers: page.showOffers ? business.offers : [],
        facts: page.showFacts ? business.facts : [],
      };
      const takesSubscribers = await store.confirmations.hasAccount(business.id);
      const takesMessages = (await store.contactForms.findOpen(business.id)) !== undefined;
      const shown = { businessId: business.id, wasLive: true, takesSubscribers, takesMessages, offers, facts, posts };
      const site = { ...business, ...page, ...shown };
      return previewAnswer({ site, address: pageAddress(publicUrl, page.slug) });
    },
  };
}

/** A name that nobody has: the one of the business where it is free. */
async function freeName({ pages }: Pick<Repositories, "pages">, { id, name }: OwnedBusiness): Promise<string> {
  const wanted = pageNameFor(name, id);
  const holder = await actAsNobody(() => pages.holderOf(wanted));
  return holder === undefined || holder === id ? wanted : otherName(wanted, id);
}

const sampleStaysHere = () =>
  new AppError(
    "conflict",
    "The sample business is for trying things out: nothing of it goes to the outside. Describe your own business to open a page.",
  );

const notThere = () => new AppError("conflict", "This is not on your page, so it cannot be taken down there.");

const addressTaken = (slug: string) =>
  new AppError(
    "address_taken",
    `Another page has the address “${slug}”. Choose another one, for example with your town in it.`,
    {
      errors: [{ path: "slug", message: "Another page has this address." }],
    },
  );

import { FIELDS } from "@handbill/contracts";
import type { Store } from "../../data/store.ts";
import type { Outcome, Publisher } from "../../infrastructure/publishers/publisher.ts";
import { pageAddress } from "../public-page-service.ts";
import { articleAddress } from "./article-page.ts";
import { postNameFor } from "./slugs.ts";

type Needs = { store: Pick<Store, "pagePosts">; publicUrl: string };

const NOT_ONLINE = "Your page is not online. Put it online under Settings, Your page, and publish this again.";

const refused = (errorKind: string, excerpt: string, retryable = false): Outcome => ({
  kind: "refused",
  errorKind,
  retryable,
  excerpt,
});

/**
 * Puts articles on the hosted page of their business. The place is our own database: a content has one article, so that a second try
 * writes the same once more. It can be read from the moment on at which its content says that it is out.
 */
export function createPagePublisher({ store, publicUrl }: Needs): Publisher {
  const put = async (contentId: string, fields: Record<string, unknown>): Promise<Outcome> => {
    const page = await store.pagePosts.pageOf(contentId);
    if (!page?.live) return refused("page_off", NOT_ONLINE);
    const article = FIELDS.blog.safeParse(fields);
    if (!article.success) return refused("invalid", "Only an article can stand on the page.");
    for (const attempt of [0, 1]) {
      const slug = await store.pagePosts.put(
        contentId,
        postNameFor(article.data.title, contentId, attempt),
        article.data,
      );
      if (slug === undefined) continue;
      return { kind: "accepted", externalId: slug, url: articleAddress(pageAddress(publicUrl, page.slug), slug) };
    }
    return refused("address_taken", "Another article has this address.");
  };

  return {
    kind: "page",
    async check({ id }) {
      const page = await store.pagePosts.pageBehind(id);
      if (!page?.live) return { ok: false, detail: NOT_ONLINE };
      return { ok: true, detail: `It is online at ${pageAddress(publicUrl, page.slug)}.` };
    },
    publish: ({ contentId, fields }) =>
      put(contentId, fields).catch(() => refused("database", "The database was away for a moment.", true)),
  };
}

import type { PublicArticle } from "../../data/repositories/public-page-repository.ts";
import { articleAddress, articleText } from "./article-page.ts";
import { type Frame, shortened } from "./frame.ts";
import { markup } from "./html.ts";

/** A moment as RSS wants it, which has the English names of days and months in every language. */
const mailDate = (moment: string): string => new Date(moment).toUTCString().replace("GMT", "+0000");

/** The newest articles as RSS 2.0 with their whole text, newest first. */
export function feedOf({ site, address }: Frame, articles: readonly PublicArticle[]): string {
  const [newest] = articles;
  const items = articles.map((article) => {
    const link = articleAddress(address, article.slug);
    const text = articleText(article)
      .map(({ html }) => html)
      .join("\n");
    return markup`<item>
<title>${article.title}</title>
<link>${link}</link>
<guid isPermaLink="true">${link}</guid>
<pubDate>${mailDate(article.publishedAt)}</pubDate>
<description>${shortened(article.description) || article.title}</description>
<content:encoded>${text}</content:encoded>
</item>
`;
  });
  const feed = markup`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>${site.name}</title>
<link>${address}</link>
<atom:link href="${address}/feed.xml" rel="self" type="application/rss+xml"/>
<description>${shortened(site.headline || site.description) || site.name}</description>
<language>${site.language}</language>
${
  newest !== undefined &&
  markup`<lastBuildDate>${mailDate(newest.updatedAt)}</lastBuildDate>
`
}${items}</channel>
</rss>
`;
  return feed.html;
}

/** What a search engine may look at, as sitemaps.org says it. */
export function siteMap({ site, address }: Frame): string {
  const rows = [
    { address, at: site.updatedAt },
    ...site.posts.map(({ slug, updatedAt }) => ({ address: articleAddress(address, slug), at: updatedAt })),
  ];
  const map = markup`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${rows.map(
  (row) => markup`<url><loc>${row.address}</loc><lastmod>${row.at}</lastmod></url>
`,
)}</urlset>
`;
  return map.html;
}

import type { PublicArticle } from "../../data/repositories/public-page-repository.ts";
import { markdownHtml } from "./article-html.ts";
import { dayIn, type Frame, pageHtml, pictureAddress, type ShownPicture, shortened } from "./frame.ts";
import { type Html, markup } from "./html.ts";
import { wordsIn } from "./page-words.ts";

/** The text of an article, as its page and the feed have it. */
export const articleText = ({ sections }: PublicArticle): Html[] =>
  sections.map(({ heading, body }) => markup`<h2>${heading}</h2>${markdownHtml(body)}`);

/** Where an article is read. */
export const articleAddress = (address: string, slug: string): string => `${address}/${encodeURIComponent(slug)}`;

/** One article with a page of its own. */
export function articlePage(frame: Frame, article: PublicArticle): string {
  const { site, address } = frame;
  const words = wordsIn(site.language);
  const canonical = articleAddress(address, article.slug);
  const description = shortened(article.description) || article.title;
  // Putting it there twice within a minute is one publishing; a later text is an update.
  const isUpdated = Date.parse(article.updatedAt) - Date.parse(article.publishedAt) > 60_000;
  const pictures = article.pictures.map((picture) => ({ ...picture, src: pictureAddress(address, picture.id) }));
  const modified = isUpdated ? article.updatedAt : article.publishedAt;
  const data = {
    "@context": "https://schema.org",
    "@type": "BlogPosting",
    headline: article.title,
    description,
    inLanguage: site.language,
    datePublished: article.publishedAt,
    dateModified: modified,
    mainEntityOfPage: canonical,
    ...(pictures.length > 0 && { image: pictures.map(({ src }) => src) }),
    author: { "@type": "Organization", name: site.name, url: address },
    publisher: { "@type": "Organization", name: site.name, url: address },
  };
  const extra = markup`<meta property="article:published_time" content="${article.publishedAt}">
<meta property="article:modified_time" content="${modified}">`;
  const [first, ...others] = pictures;
  const title = `${article.title} · ${site.name}`;
  return pageHtml(
    { frame, title, description, canonical, kind: "article", extra, data, ...(first && { picture: first }) },
    markup`<article>
<header>
<time datetime="${article.publishedAt}">${dayIn(site, article.publishedAt)}</time>
<h1>${article.title}</h1>
${article.description !== "" && markup`<p class="lead">${article.description}</p>`}
</header>
${first && shown(first)}
<div class="text">
${articleText(article)}
${others.map(shown)}
${isUpdated && markup`<p><small>${words.updated} <time datetime="${article.updatedAt}">${dayIn(site, article.updatedAt)}</time></small></p>`}
</div>
</article>
<p><a href="${address}#posts">${words.back}</a></p>`,
  );
}

const shown = ({ src, width, height, alt }: ShownPicture): Html =>
  markup`<img src="${src}" width="${width}" height="${height}" alt="${alt}">`;

/** What stands where something has been. */
export function gonePage(frame: Frame): string {
  const words = wordsIn(frame.site.language);
  const { live } = frame.site;
  return pageHtml(
    { frame, title: words.gone, description: words.goneText, canonical: frame.address, kind: "website", hidden: true },
    markup`<div class="hero"><h1>${words.gone}</h1>
<div class="intro"><p>${words.goneText}</p></div>
${live && markup`<div class="acts"><a class="act" href="${frame.address}">${words.toPage}</a></div>`}</div>`,
  );
}

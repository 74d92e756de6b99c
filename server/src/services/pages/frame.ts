import { textDirection } from "@handbill/contracts";
import type { PublicSite } from "../../data/repositories/public-page-repository.ts";
import { asIs, type Html, markup, jsonInPage } from "./html.ts";
import { pageStyle } from "./page-style.ts";
import { publicPictureUrl } from "../public-pictures.ts";
import { wordsIn } from "./page-words.ts";

/** What of a business stands on every page of its site. */
export type Frame = {
  /** The address of the start page, without an ending slash. */
  address: string;
  site: PublicSite;
};

/** A picture, and where everybody can fetch it. */
export type ShownPicture = { src: string; width: number; height: number; alt: string };

/** Where a picture is, on the same server as the page. */
export const pictureAddress = (pageAddress: string, pictureId: string): string =>
  publicPictureUrl(new URL("/", pageAddress).href, pictureId);

type Head = {
  frame: Frame;
  title: string;
  description: string;
  /** Where this page is found; the one address by which search engines know it. */
  canonical: string;
  kind: "website" | "article";
  /** Left out of search engines: a preview, a page that is gone. */
  hidden?: boolean;
  extra?: Html;
  /** What is shown where somebody passes the address on. */
  picture?: ShownPicture;
  /** What the page is about, in the words of schema.org. */
  data?: unknown;
};

const MAX_DESCRIPTION = 200;

/** As much of a text as a search engine shows, in one line and cut between words. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length <= MAX_DESCRIPTION) return line;
  return `${line
    .slice(0, MAX_DESCRIPTION)
    .toWellFormed()
    .replace(/\s\S*$/, "")}…`;
}

/** A day as people of that language write it, where the business is. */
export const dayIn = ({ language, timezone }: PublicSite, moment: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: timezone }).format(new Date(moment));

const initialOf = (name: string): string => {
  const [first] = new Intl.Segmenter().segment(name.trim().toLocaleUpperCase());
  return first?.segment ?? "";
};

/** A whole page of the site around its main part. */
export function pageHtml(head: Head, main: Html): string {
  const { frame, title, description, canonical, kind, hidden = false, extra, picture, data } = head;
  const { site, address } = frame;
  const words = wordsIn(site.language);
  const imprint = imprintOf(site);
  const page = markup`<!doctype html>
<html lang="${site.language}" dir="${textDirection(site.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
${hidden && markup`<meta name="robots" content="noindex">`}
<link rel="canonical" href="${canonical}">
<link rel="alternate" type="application/rss+xml" title="${site.name}" href="${address}/feed.xml">
<meta property="og:type" content="${kind}">
<meta property="og:site_name" content="${site.name}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${canonical}">
<meta property="og:locale" content="${site.language.replaceAll("-", "_")}">
${picture && pictureTags(picture)}
<meta name="twitter:card" content="${picture ? "summary_large_image" : "summary"}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
${extra}
${asIs(`<style>${pageStyle(site.color)}</style>`)}
${data !== undefined && markup`<script type="application/ld+json">${jsonInPage(data)}</script>`}
</head>
<body>
<a class="skip" href="#content">${words.toContent}</a>
<div class="wrap">
<header class="top">
<a class="name" href="${address}"><span class="mark" aria-hidden="true">${initialOf(site.name)}</span><bdi>${site.name}</bdi></a>
${navigation(frame)}
</header>
<main id="content" tabindex="-1">
${main}
</main>
<footer>
${imprint !== "" && markup`<h2 id="imprint">${words.imprint}</h2><p class="small">${imprint}</p>`}
<ul class="links"><li><a href="${address}/feed.xml">${words.feed}</a></li></ul>
</footer>
</div>
</body>
</html>
`;
  return page.html;
}

const pictureTags = ({ src, width, height, alt }: ShownPicture): Html =>
  markup`<meta property="og:image" content="${src}">
<meta property="og:image:width" content="${width}">
<meta property="og:image:height" content="${height}">
<meta property="og:image:alt" content="${alt}">`;

/** Who is responsible: as written for the page, or as the mails of the business say it. */
function imprintOf({ imprint, sender: { legalName, postalAddress, registration } }: PublicSite): string {
  if (imprint.trim() !== "") return imprint.trim();
  return [legalName, postalAddress, registration].filter((line) => line.trim() !== "").join("\n");
}

/** The ways to what the start page has. */
function navigation({ address, site }: Frame): Html | false {
  const words = wordsIn(site.language);
  const ways = [
    site.offers.length > 0 && markup`<li><a href="${address}#offers">${words.offers}</a></li>`,
    site.posts.length > 0 && markup`<li><a href="${address}#posts">${words.posts}</a></li>`,
    hasContact(site) && markup`<li><a href="${address}#contact">${words.contact}</a></li>`,
  ];
  return ways.some(Boolean) && markup`<nav aria-label="${site.name}"><ul class="links">${ways}</ul></nav>`;
}

export const hasContact = ({ email, phone, location, website, takesSubscribers, takesMessages }: PublicSite): boolean =>
  takesSubscribers || takesMessages || [email, phone, location, website ?? ""].some((text) => text.trim() !== "");

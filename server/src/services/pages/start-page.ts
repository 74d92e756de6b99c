import type { PublicPost, PublicSite } from "../../data/repositories/public-page-repository.ts";
import { markdownHtml, safeAddress } from "./article-html.ts";
import { dayIn, type Frame, hasContact, pageHtml, shortened } from "./frame.ts";
import { type Html, markup } from "./html.ts";
import { wordsIn } from "./page-words.ts";

/** More are in the feed and in the map of the site. */
const MOST_LISTED = 30;

/** The start page of a business: who it is, what it offers, what is new, and how to reach it. */
export function startPage(frame: Frame, hidden = false): string {
  const { site, address } = frame;
  const description = shortened(introOf(site)) || site.name;
  const title = site.headline.trim() === "" ? site.name : `${site.name} · ${site.headline.trim()}`;
  const head = { frame, title, description, canonical: address, kind: "website" as const, hidden };
  return pageHtml({ ...head, data: aboutBusiness(frame) }, mainOf(frame));
}

const introOf = ({ intro, description }: PublicSite): string => (intro.trim() === "" ? description : intro);
const telephone = (phone: string): string => phone.replaceAll(/[^\d+]/g, "");

function mainOf(frame: Frame): Html {
  const { site } = frame;
  const headline = site.headline.trim();
  return markup`<div class="hero">
${site.industry.trim() !== "" && markup`<p class="kind">${site.industry}</p>`}
<h1>${headline === "" ? site.name : headline}</h1>
<div class="intro">${markdownHtml(introOf(site))}</div>
${acts(site)}
</div>
${offers(site)}
${facts(site)}
${news(frame)}
${contact(site)}`;
}

function acts(site: PublicSite): Html | false {
  const words = wordsIn(site.language);
  const website = safeAddress(site.website ?? "");
  const ways = [
    site.phone !== "" &&
      markup`<a class="act" href="tel:${telephone(site.phone)}"><bdi dir="ltr">${site.phone}</bdi></a>`,
    site.email !== "" && markup`<a class="act" href="mailto:${site.email}"><bdi dir="ltr">${site.email}</bdi></a>`,
    website !== undefined && markup`<a class="act" href="${website}" rel="noopener">${words.website}</a>`,
  ];
  return ways.some(Boolean) && markup`<div class="acts">${ways}</div>`;
}

function offers(site: PublicSite): Html | false {
  const cards = site.offers.map(
    ({ name, price, terms }) => markup`<li class="card"><h3>${name}</h3>
${price !== "" && markup`<p class="price">${price}</p>`}
${terms !== "" && markup`<p>${terms}</p>`}</li>`,
  );
  const title = wordsIn(site.language).offers;
  return (
    cards.length > 0 &&
    markup`<section aria-labelledby="offers"><h2 id="offers">${title}</h2><ul class="cards">${cards}</ul></section>`
  );
}

function facts(site: PublicSite): Html | false {
  const lines = site.facts.map((fact) => markup`<li>${fact}</li>`);
  const title = wordsIn(site.language).goodToKnow;
  return (
    lines.length > 0 &&
    markup`<section aria-labelledby="facts"><h2 id="facts">${title}</h2><ul class="facts">${lines}</ul></section>`
  );
}

function news({ site, address }: Frame): Html | false {
  const row = (
    post: PublicPost,
  ): Html => markup`<li><time datetime="${post.publishedAt}">${dayIn(site, post.publishedAt)}</time>
<h3><a href="${address}/${encodeURIComponent(post.slug)}">${post.title}</a></h3>
${post.description !== "" && markup`<p>${post.description}</p>`}</li>`;
  const rows = site.posts.slice(0, MOST_LISTED).map(row);
  const title = wordsIn(site.language).posts;
  return (
    rows.length > 0 &&
    markup`<section aria-labelledby="posts"><h2 id="posts">${title}</h2><ol class="posts" role="list">${rows}</ol></section>`
  );
}

function contact(site: PublicSite): Html | false {
  if (!hasContact(site)) return false;
  const words = wordsIn(site.language);
  const map = `https://www.openstreetmap.org/search?query=${encodeURIComponent(site.location.toWellFormed())}`;
  const website = safeAddress(site.website ?? "");
  const ways = [
    site.takesMessages && markup`<a class="act" href="/f/${site.businessId}">${words.write}</a>`,
    site.takesSubscribers && markup`<a class="act" href="/join/${site.businessId}">${words.subscribe}</a>`,
  ];
  return markup`<section aria-labelledby="contact"><h2 id="contact">${words.contact}</h2>
${(site.takesMessages || site.takesSubscribers) && markup`<p class="acts">${ways}</p>`}
<address>
${site.location.trim() !== "" && markup`<p>${site.location}</p><p><a href="${map}" rel="noopener">${words.map}</a></p>`}
${site.phone !== "" && markup`<p><a href="tel:${telephone(site.phone)}"><bdi dir="ltr">${site.phone}</bdi></a></p>`}
${site.email !== "" && markup`<p><a href="mailto:${site.email}"><bdi dir="ltr">${site.email}</bdi></a></p>`}
${website !== undefined && markup`<p><a href="${website}" rel="noopener"><bdi dir="ltr">${new URL(website).host}</bdi></a></p>`}
</address></section>`;
}

const given = (value: string) => (value.trim() === "" ? undefined : value);

function aboutBusiness({ site, address }: Frame) {
  return {
    "@context": "https://schema.org",
    "@type": "LocalBusiness",
    "@id": `${address}#business`,
    name: site.name,
    description: given(shortened(introOf(site))),
    url: address,
    sameAs: given(safeAddress(site.website ?? "") ?? ""),
    telephone: given(site.phone),
    email: given(site.email),
    address: given(site.location),
    makesOffer:
      site.offers.length === 0
        ? undefined
        : site.offers.map(({ name, price, terms }) => ({
            "@type": "Offer",
            name,
            description: given([price, terms].filter(Boolean).join(" · ")),
          })),
  };
}

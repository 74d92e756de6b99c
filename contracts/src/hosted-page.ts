import * as z from "zod/mini";
import { text } from "./text.ts";

/** Colours of a hosted page; each has its shades for light and dark. */
export const PAGE_COLORS = ["ink", "forest", "ocean", "plum", "rust", "rose"] as const;
const PageColor = z.enum(PAGE_COLORS);
export type PageColor = z.infer<typeof PageColor>;

export const MAX_PAGE_NAME = 48;
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The last part of the page's address. */
const pageName = z.string().check(
  z.minLength(3),
  z.maxLength(MAX_PAGE_NAME),
  z.regex(NAME, {
    error: "Use small letters a to z, digits and single hyphens between them, for example corner-bakery.",
  }),
);

const emailAddress = z.union([
  z.literal(""),
  z.email({ error: "This is not an email address." }).check(z.maxLength(254)),
]);
const phoneNumber = z.string().check(
  z.maxLength(40),
  z.regex(/^(\+?[\s()./-]*\d[\d\s()./-]*)?$/, {
    error: "Write the number with digits, for example +351 21 000 0000.",
  }),
);

/** `PATCH .../page`: what is named changes. */
export const HostedPageUpdate = z.partial(
  z.strictObject({
    slug: pageName,
    live: z.boolean(),
    headline: text(120),
    intro: text(2000),
    color: PageColor,
    showOffers: z.boolean(),
    showFacts: z.boolean(),
    email: emailAddress,
    phone: phoneNumber,
    imprint: text(2000),
  }),
);
export type HostedPageUpdate = z.infer<typeof HostedPageUpdate>;

/** An article that can be read on the hosted page. */
export const PagePost = z
  .object({
    contentId: z.string(),
    title: z.string(),
    url: z.string(),
    publishedAt: z.string(),
  })
  .register(z.globalRegistry, { id: "PagePost" });
export type PagePost = z.infer<typeof PagePost>;

/** The public page of a business: what it shows beside the profile, and whether it can be seen. */
export const HostedPage = z
  .object({
    /** Proposed from the name until it is first saved. */
    slug: z.string(),
    url: z.string(),
    feedUrl: z.string(),
    /** Whether everybody can read it. */
    live: z.boolean(),
    /** In large letters; the name of the business when empty. */
    headline: z.string(),
    /** The description of the business when empty. */
    intro: z.string(),
    color: PageColor,
    showOffers: z.boolean(),
    showFacts: z.boolean(),
    email: z.string(),
    phone: z.string(),
    /** Who is responsible: name, address, register, as the law of the country asks. */
    imprint: z.string(),
    /** Newest first, at most 50. */
    posts: z.array(PagePost),
    updatedAt: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: "HostedPage" });
export type HostedPage = z.infer<typeof HostedPage>;

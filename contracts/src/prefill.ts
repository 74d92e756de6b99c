import * as z from "zod/mini";
import { requiredText } from "./text.ts";

/** `POST /businesses/prefill`: the address as somebody types it, with or without https in front. */
export const PrefillWish = z.strictObject({ url: requiredText(2000) });
export type PrefillWish = z.infer<typeof PrefillWish>;

const PREFILL_FIELDS = ["name", "industry", "description", "location", "language", "offer", "fact"] as const;
const PREFILL_SOURCES = ["structured", "description", "title", "contact", "language"] as const;
export type PrefillSource = (typeof PREFILL_SOURCES)[number];

/** What one field of the profile may be, and where on the page it stands. */
const PrefillProposal = z.object({
  field: z.enum(PREFILL_FIELDS),
  value: z.string(),
  /** Of an offer: with its currency. */
  price: z.optional(z.string()),
  source: z.enum(PREFILL_SOURCES),
});
export type PrefillProposal = z.infer<typeof PrefillProposal>;

/** What a website says of its business. Nothing of it is saved: the owner takes what is right. */
export const Prefill = z
  .object({
    /** Where the page was in the end. */
    website: z.string(),
    proposals: z.array(PrefillProposal),
  })
  .register(z.globalRegistry, { id: "Prefill" });
export type Prefill = z.infer<typeof Prefill>;

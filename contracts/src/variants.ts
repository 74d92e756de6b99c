import * as z from "zod/mini";
import { Claim } from "./content.ts";
import { ERROR_CODES } from "./errors.ts";
import { ContentGenerate, Wish } from "./rewrite.ts";
import { Receipt } from "./strategy.ts";
import { requiredText } from "./text.ts";

/** How a version of a text goes about it: what it begins with. */
export const APPROACHES = [
  /** The question that customers really ask, answered. */
  "question",
  "offer",
  /** A small scene. */
  "story",
  /** One thing that only this business can tell. */
  "detail",
  /** Where the reader is right now. */
  "moment",
  /** What the business has learnt, also the hard way. */
  "lesson",
  /** What the reader has of it. */
  "benefit",
] as const;
export const Approach = z.enum(APPROACHES);
export type Approach = z.infer<typeof Approach>;

const count = z.int().check(z.minimum(2), z.maximum(3));

/** `POST .../variants`: two or three versions of one text side by side. The text itself stays as it is. */
export const VariantsCreate = z.strictObject({
  instruction: z.optional(requiredText(1000)),
  wish: z.optional(Wish),
  count: z._default(count, 3),
});
export type VariantsCreate = z.infer<typeof VariantsCreate>;

/** One version to choose from. It is kept until the next ones are there, also after it was used. */
export const ContentVariant = z
  .object({
    number: z.int(),
    approach: Approach,
    fields: z.record(z.string(), z.unknown()),
    claims: z.array(Claim),
    receipt: Receipt,
    createdAt: z.string(),
  })
  .register(z.globalRegistry, { id: "ContentVariant" });
export type ContentVariant = z.infer<typeof ContentVariant>;

/** `POST .../variants/:number/use`: with the time of the version that was seen, none is taken that came in its place since. */
export const VariantUse = z.strictObject({ createdAt: z.optional(z.string().check(z.maxLength(40))) });
export type VariantUse = z.infer<typeof VariantUse>;

/** A version that did not come out well, and why. */
export const FailedVariant = z.object({
  number: z.int(),
  approach: Approach,
  code: z.enum(ERROR_CODES),
  detail: z.string(),
});
export type FailedVariant = z.infer<typeof FailedVariant>;

/** `GET .../variants`: the latest that came out well, by number, and beside them those of the same set that did not. */
export const VariantList = z.object({ data: z.array(ContentVariant), failed: z.array(FailedVariant) });
export type VariantList = z.infer<typeof VariantList>;

/** `POST .../contents/:contentId/estimate`: the same wish as for `generate`; with `variants`, for so many versions. */
export const ContentEstimateWish = z.extend(z.strictObject(ContentGenerate.shape), { variants: z.optional(count) });
export type ContentEstimateWish = z.infer<typeof ContentEstimateWish>;

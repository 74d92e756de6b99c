import * as z from "zod/mini";
import { requiredText } from "./text.ts";

/** What an owner asks for with one tap. The words that the writer gets for each are the server's. */
export const WISHES = [
  "shorter",
  "warmer",
  "specific",
  /** Says an offer of the profile; refused where there is none. */
  "offer",
  "no_emoji",
  "simplify",
  "rephrase",
  /** Until it fits the channel. */
  "shorten_to_fit",
] as const;
export const Wish = z.enum(WISHES);
export type Wish = z.infer<typeof Wish>;

/** In UTF-16 units, the most of a text that can be rewritten as a selection. */
export const LONGEST_SELECTION = 4000;

/** One text of a content's fields, as `text`, `headlines.2`, `sections.0.body` or `callToAction.label`. */
export const FieldPath = z
  .string()
  .check(
    z.maxLength(60),
    z.regex(/^[A-Za-z]+(\.(\d{1,2}|[A-Za-z]+)){0,2}$/, { error: "Name a text, for example sections.0.body." }),
  );

const offset = z.int().check(z.nonnegative(), z.maximum(200_000));

/**
 * A part of one text, by positions in UTF-16 units as `selectionStart` and `selectionEnd` of a text field give them. `text` is what
 * stands there: where it does not any more, nothing is rewritten (`selection_changed`).
 */
export const Selection = z.strictObject({
  path: FieldPath,
  start: offset,
  end: offset,
  text: requiredText(LONGEST_SELECTION),
});
export type Selection = z.infer<typeof Selection>;

/** `POST .../generate`: write or rewrite one. Everything is optional; `field` and `selection` exclude each other. */
export const ContentGenerate = z
  .strictObject({
    instruction: z.optional(requiredText(1000)),
    wish: z.optional(Wish),
    /** Only this field, or only one text of it (`sections.1.body`); all else stays as it is. */
    field: z.optional(FieldPath),
    /** Only this passage; all else stays as it is, byte for byte. */
    selection: z.optional(Selection),
    /**
     * The text to rewrite where it is not saved yet, above all one that is too long to be saved. It has the shape of the channel, and
     * is kept as a version of its own, so that no word of it is lost.
     */
    fields: z.optional(z.record(z.string(), z.unknown())),
  })
  .check(
    z.refine(({ field, selection }) => field === undefined || selection === undefined, {
      error: "Name either a field or a selection.",
      path: ["field"],
    }),
  );
export type ContentGenerate = z.infer<typeof ContentGenerate>;

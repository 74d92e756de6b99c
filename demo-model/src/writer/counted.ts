import type { Counted } from "../languages/language.ts";

/** A number with its noun, in the form the language wants for it. */
export const counted = (forms: Counted, count: number, language: string): string =>
  (forms[new Intl.PluralRules(language).select(count)] ?? forms.other).replace("{n}", String(count));

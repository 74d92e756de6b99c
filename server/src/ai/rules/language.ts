import { isPlainly } from "./common-words.ts";

/** Says which language a text is in: null when that is what was asked for, or cannot be told. */
export type LanguageCheck = (texts: readonly string[], expected: string, names: readonly string[]) => string | null;

/** Judges no language; for a model that says so itself when it has not the right one. */
export const anyLanguage: LanguageCheck = () => null;

/** The languages told apart. More would mistake short texts for rare ones. */
export const COMMON = [
  "ar",
  "bg",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "es",
  "fi",
  "fr",
  "he",
  "hi",
  "hu",
  "it",
  "ja",
  "ko",
  "nl",
  "no",
  "pl",
  "pt",
  "ro",
  "ru",
  "sv",
  "th",
  "tr",
  "uk",
  "vi",
  "zh",
];
const RELATED = [
  ["pt", "es"],
  ["no", "da"],
  ["cs", "sk"],
  ["ru", "uk", "bg"],
  ["hr", "sr", "bs", "sl"],
  ["id", "ms"],
];

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LETTER = /\p{L}/u;
const SIGN = new RegExp(`${LETTER.source}|${DENSE.source}`, "gu");
const NOT_PROSE = /(?:https?:\/\/|www\.)\S+|[^\s@]{1,64}@\S+|[#@]\S+|\d+/gu;

const LEAST_WEIGHT = 20;

/** How near the expected language has to come to the likeliest one to be believed; a short text has to be clearer to be doubted. */
const MARGINS = { short: { related: 0.8, other: 0.9 }, long: { related: 0.93, other: 0.97 } } as const;
export const LONG_WEIGHT = 40;

/** How much there is to judge, counted until it is a lot: letters, those of East Asian scripts four times. */
export function weight(text: string): number {
  let sum = 0;
  for (const [sign] of text.matchAll(SIGN)) {
    sum += (LETTER.test(sign) ? 1 : 0) + (DENSE.test(sign) ? 3 : 0);
    if (sum >= LONG_WEIGHT) break;
  }
  return sum;
}
/** More tells nothing more. */
const LONG_ENOUGH = 5000;

const MOST_DETECTORS = 40;

export const areRelated = (one: string, other: string): boolean =>
  RELATED.some((family) => family.includes(one) && family.includes(other));

/** What of texts tells their language: neither addresses and numbers, nor names. */
export function proseOf(texts: readonly string[], names: readonly string[]): string {
  const joined = texts.join("\n").slice(0, LONG_ENOUGH).replace(NOT_PROSE, " ");
  return names.filter((name) => name !== "").reduce((text, name) => text.replaceAll(name, " "), joined);
}

/** Loads the language data, some 2 MB, so it is done once and not at import. */
export async function loadLanguageCheck(): Promise<LanguageCheck> {
  const { eld } = await import("eld/medium");
  const detectors = new Map<string, Pick<typeof eld, "detect"> | null>();

  /** One for each expected language, because choosing the languages takes longer than judging a text. */
  function detectorFor(language: string) {
    const known = detectors.get(language);
    if (known !== undefined) return known;
    const detector = eld.newInstance();
    const subset = Object.values(detector.setLanguageSubset([...new Set([...COMMON, language])]));
    const usable = subset.includes(language) ? detector : null;
    if (detectors.size < MOST_DETECTORS) detectors.set(language, usable);
    return usable;
  }

  return (texts, expected, names) => {
    const language = expected.split("-")[0] ?? expected;
    const detector = detectorFor(language);
    if (!detector) return null;
    const prose = proseOf(texts, names);
    if (isPlainly(prose, language)) return null;
    const letters = weight(prose);
    if (letters < LEAST_WEIGHT) return null;
    const result = detector.detect(prose);
    if (result.language === "" || result.language === language) return null;
    const scores = result.getScores();
    const share = (scores[language] ?? 0) / (scores[result.language] || 1);
    const margins = letters < LONG_WEIGHT ? MARGINS.short : MARGINS.long;
    return share >= (areRelated(language, result.language) ? margins.related : margins.other) ? null : result.language;
  };
}

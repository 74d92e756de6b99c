/** Says which language a text is in: null when that is what was asked for, or cannot be told. */
export type LanguageCheck = (texts: readonly string[], expected: string, names: readonly string[]) => string | null;

/** Judges no language; for a model that says so itself when it has not the right one. */
export const anyLanguage: LanguageCheck = () => null;

/** The languages told apart. More would mistake short texts for rare ones. */
const COMMON = [
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

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const NOT_PROSE = /(?:https?:\/\/|www\.)\S+|\S+@\S+|[#@]\S+|\d+/gu;

/** Enough text to judge: letters, those of East Asian scripts counted four times. */
const weight = (text: string): number => (text.match(/\p{L}/gu)?.length ?? 0) + 3 * (text.match(DENSE)?.length ?? 0);
const LEAST_WEIGHT = 40;

const areRelated = (one: string, other: string): boolean =>
  RELATED.some((family) => family.includes(one) && family.includes(other));

/** Loads the language data, some 2 MB, so it is done once and not at import. */
export async function loadLanguageCheck(): Promise<LanguageCheck> {
  const { eld } = await import("eld/medium");
  return (texts, expected, names) => {
    const language = expected.split("-")[0] ?? expected;
    const detector = eld.newInstance();
    const known = Object.values(detector.setLanguageSubset([...new Set([...COMMON, language])]));
    if (!known.includes(language)) return null;
    const joined = texts.join("\n").replace(NOT_PROSE, " ");
    const prose = names.filter((name) => name !== "").reduce((text, name) => text.replaceAll(name, " "), joined);
    if (weight(prose) < LEAST_WEIGHT) return null;
    const result = detector.detect(prose);
    if (result.language === "" || result.language === language) return null;
    const scores = result.getScores();
    const share = (scores[language] ?? 0) / (scores[result.language] || 1);
    return share >= (areRelated(language, result.language) ? 0.93 : 0.97) ? null : result.language;
  };
}

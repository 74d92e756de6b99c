/** Languages whose words PostgreSQL knows to belong together: "house" and "houses". */
const CONFIGS: Readonly<Record<string, string>> = {
  ar: "arabic",
  ca: "catalan",
  da: "danish",
  de: "german",
  el: "greek",
  en: "english",
  es: "spanish",
  eu: "basque",
  fi: "finnish",
  fr: "french",
  ga: "irish",
  hi: "hindi",
  hu: "hungarian",
  hy: "armenian",
  id: "indonesian",
  it: "italian",
  lt: "lithuanian",
  nb: "norwegian",
  ne: "nepali",
  nl: "dutch",
  nn: "norwegian",
  no: "norwegian",
  pt: "portuguese",
  ro: "romanian",
  ru: "russian",
  sr: "serbian",
  sv: "swedish",
  ta: "tamil",
  tr: "turkish",
  yi: "yiddish",
};

/** By which words of PostgreSQL a text of a language is searched; "simple" knows the words as they are written. */
export const searchConfigOf = (language: string | null): string =>
  CONFIGS[language?.split("-")[0]?.toLowerCase() ?? ""] ?? "simple";

/** Scripts that are written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/** Puts spaces where there are none between words: every two letters that follow each other are a word that can be found. */
export const spaced = (text: string): string =>
  text.normalize("NFKC").replaceAll(UNSPACED, (run) => {
    const letters = Array.from(run);
    if (letters.length < 3) return ` ${run} `;
    return ` ${letters
      .slice(1)
      .map((letter, index) => `${letters[index] ?? ""}${letter}`)
      .join(" ")} `;
  });

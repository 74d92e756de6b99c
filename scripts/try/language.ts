import { eld } from "eld/large";

const SCRIPTS: Partial<Record<string, RegExp>> = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu,
  zh: /\p{Script=Han}/gu,
  ko: /\p{Script=Hangul}/gu,
  ar: /\p{Script=Arabic}/gu,
  he: /\p{Script=Hebrew}/gu,
  th: /\p{Script=Thai}/gu,
  el: /\p{Script=Greek}/gu,
};
const LATIN = ["en", "pt", "de", "es", "fr", "it", "nl", "pl", "sv", "da", "no", "fi"];

/** Every text inside the fields of a content, without addresses, tags and the names given. */
export function textOf(fields: unknown, names: readonly string[]): string {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === "string") texts.push(value);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(collect);
  };
  collect(fields);
  const words = texts.join("\n").replaceAll(/https?:\/\/\S+|[#@][\p{L}\p{N}_]+/gu, " ");
  return names.reduce((text, name) => text.replaceAll(name, " "), words);
}

/** The language that a text is most likely in, or null when there is too little of it to say. */
export function languageOf(text: string, expected: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return null;
  const script = SCRIPTS[expected];
  if (script) return (text.match(script)?.length ?? 0) > letters / 2 ? expected : "another script";
  const detector = eld.newInstance();
  detector.setLanguageSubset([...new Set([...LATIN, expected])]);
  return detector.detect(text).language || null;
}

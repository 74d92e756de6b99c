import { arabic } from "./ar/ar.ts";
import { german } from "./de/de.ts";
import { english } from "./en/en.ts";
import { japanese } from "./ja/ja.ts";
import type { Language } from "./language.ts";
import { portuguese } from "./pt/pt.ts";

const LANGUAGES: readonly Language[] = [english, portuguese, german, japanese, arabic];

/** The bank for a language tag. `fallback` says that the language has none and English stands in. */
export function languageFor(tag: string): { bank: Language; fallback: boolean } {
  const code = tag.toLowerCase().split("-")[0];
  const bank = LANGUAGES.find((language) => language.code === code);
  return { bank: bank ?? english, fallback: bank === undefined };
}

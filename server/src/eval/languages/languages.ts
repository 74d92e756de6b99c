import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { ja } from "./ja.ts";
import type { LanguageData } from "./language.ts";
import { pt } from "./pt.ts";

const LANGUAGES: Readonly<Record<string, LanguageData>> = { ar, de, en, es, fr, ja, pt };

export const codeOf = (tag: string): string => tag.split("-")[0] ?? tag;

/** What is known of a language, or null: then the checks that need lists do not apply. */
export const languageDataOf = (tag: string): LanguageData | null => LANGUAGES[codeOf(tag)] ?? null;

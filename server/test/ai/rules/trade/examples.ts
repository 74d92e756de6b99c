import type { WordFinder } from "../../../../src/ai/rules/trade/find-words.ts";

/** Texts that say what a list is for, and texts that only look as if they did, by language. */
export type Examples = { finder: WordFinder; says: Record<string, string[]>; not: Record<string, string[]> };

export const negatable = { negatable: true };

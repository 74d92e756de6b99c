import { areRelated, COMMON, LONG_WEIGHT, proseOf, weight } from "./language.ts";

/** Which language somebody writes: null where that cannot be told, as of two words. `expected` is believed where it may well be. */
export type SpokenLanguage = (text: string, expected: string, names: readonly string[]) => string | null;

/** "Haben Sie Brot?" can be told, "ok danke" is too little. */
const LEAST_WEIGHT = 11;
/** How near the expected language may come to the likeliest one, before it is believed instead. */
const BELIEVED = { short: { related: 0.8, other: 0.85 }, long: { related: 0.93, other: 0.95 } } as const;

type Detector = {
  detect(text: string): { language: string; isReliable(): boolean; getScores(): Record<string, number> };
};

async function loadDetector(): Promise<Detector> {
  const { eld } = await import("eld/extrasmall");
  eld.setLanguageSubset([...COMMON]);
  return eld;
}

/** Loaded with the first message, some 30 MB: who gets none has them not. */
let loading: Promise<Detector> | undefined;

export async function loadSpokenLanguage(): Promise<SpokenLanguage> {
  loading ??= loadDetector();
  const detector = await loading;
  return (text, expected, names) => {
    const prose = proseOf([text], names);
    const letters = weight(prose);
    if (letters < LEAST_WEIGHT) return null;
    const result = detector.detect(prose);
    const base = expected.split("-")[0] ?? expected;
    if (result.language === "" || !result.isReliable()) return null;
    if (result.language === base) return expected;
    const scores = result.getScores();
    const share = (scores[base] ?? 0) / (scores[result.language] || 1);
    const believed = letters < LONG_WEIGHT ? BELIEVED.short : BELIEVED.long;
    return share >= (areRelated(base, result.language) ? believed.related : believed.other) ? null : result.language;
  };
}

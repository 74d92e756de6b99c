import { countSms } from "@handbill/contracts";
import type { Subject } from "./subject.ts";
import { jaccard } from "./text/similarity.ts";
import { wordsOf } from "./text/sentences.ts";

/** Figures beside the checks; null where a campaign has no such content. */
export type Measures = {
  /** Share of words that subject and preheader have in common, highest of all emails; below 0.4 is good. */
  subjectOverlap: number | null;
  /** Share of words that two headlines of one ad have in common, highest of all pairs; below 0.6 is good. */
  headlineOverlap: number | null;
  /** Parts that a text message is sent in, mean of all. */
  smsParts: number | null;
};

const highest = (numbers: readonly number[]): number | null => (numbers.length === 0 ? null : Math.max(...numbers));

const stringsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

export function measure({ business, pieces }: Subject): Measures {
  const words = (text: unknown): Set<string> =>
    new Set(wordsOf(typeof text === "string" ? text : "", business.language));
  const of = (channel: string) => pieces.filter(({ task }) => task.channel === channel).map(({ fields }) => fields);
  const pairs = of("google_ads").flatMap(({ headlines }) =>
    stringsOf(headlines).flatMap((one, index, all) =>
      all.slice(index + 1).map((other) => jaccard(words(one), words(other))),
    ),
  );
  const parts = of("sms").map(({ text }) => countSms(typeof text === "string" ? text : "").segments);
  return {
    subjectOverlap: highest(of("email").map(({ subject, preheader }) => jaccard(words(subject), words(preheader)))),
    headlineOverlap: highest(pairs),
    smsParts: parts.length === 0 ? null : parts.reduce((sum, count) => sum + count, 0) / parts.length,
  };
}

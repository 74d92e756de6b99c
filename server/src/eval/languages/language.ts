/** What one can do after reading. Two actions of one kind are one call to action, of two kinds they are two. */
export type ActionKind = "book" | "contact" | "visit" | "read" | "social";

/** What the checks know of a language. All words are in lower case. */
export type LanguageData = {
  /** Words that carry no topic: articles, prepositions, pronouns, auxiliaries. */
  functionWords: ReadonlySet<string>;
  /** How a business speaks of itself and to its readers. */
  we: ReadonlySet<string>;
  you: ReadonlySet<string>;
  /** Ways to address a reader that exclude each other. */
  addresses: readonly { name: string; sign: RegExp }[];
  /** What asks the reader to do something, by kind; matched at the beginning of a sentence or a clause. */
  actions: Readonly<Record<ActionKind, RegExp>>;
  /** Worn phrases of machines. `...` stands for a few words, a final `*` for any ending. */
  phrases: readonly string[];
  /** Turns of phrase that only a pattern can catch. */
  shapes: readonly { name: string; sign: RegExp }[];
  /** How easy a text is to read; `null` where words per sentence are all that can be said. */
  reading: { name: string; least: number; of(wordsPerSentence: number, syllablesPerWord: number): number } | null;
  vowels: RegExp;
};

export const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((word) => word !== ""));

/** One of the words at the start of a sentence or clause, and not the beginning of a longer word. */
export const begins = (...alternatives: string[]): RegExp =>
  new RegExp(String.raw`^(?:${alternatives.join("|")})(?![\p{L}])`, "iu");

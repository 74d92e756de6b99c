/**
 * The template bank of one language. Templates hold slots in braces, filled with facts of the brief only; a template
 * whose slot has nothing to fill it is passed over. `[a|b]` chooses the form of address or the variety of the language:
 * German du or Sie, Portuguese of Portugal or Brazil, English of Britain or America.
 */

export const ANGLES = ["moment", "guide", "offer", "detail", "visit", "doubt", "question", "closing"] as const;
export type Angle = (typeof ANGLES)[number];

export const TRADES = ["food", "bike", "advice", "fitness", "health", "tea", "shop", "general"] as const;
export type TradeName = (typeof TRADES)[number];

export type AngleBank = {
  label: string;
  topics: readonly string[];
  hooks: readonly string[];
  /** What follows a hook. Speaks of the reader, never of facts about the business. */
  follows: readonly string[];
  subjects: readonly string[];
  ctas: readonly string[];
};

export type Lesson = { title: string; text: string };

/** What is true for a whole trade: situations of its customers, and what anyone may know about the matter. */
export type Trade = {
  /** What such a business calls itself, where templates of the language ask for it. */
  house?: string;
  scenes: readonly string[];
  moments: readonly string[];
  doubts: readonly string[];
  lessons: readonly Lesson[];
  tags: readonly string[];
  /** Photos an owner can take with a telephone; they are the alternative texts. */
  pictures: readonly string[];
  /** Headlines for searches, at most 30 wide. */
  searches: readonly string[];
  emoji: string;
};

export type Lines = {
  offerFull: readonly string[];
  offerPlain: readonly string[];
  fact: readonly string[];
  factList: readonly string[];
  place: readonly string[];
  link: readonly string[];
  /** What Instagram may ask for, where no link can be clicked. */
  asks: readonly string[];
  greetings: readonly string[];
  warm: readonly string[];
  closes: readonly string[];
  preheaders: readonly string[];
  descriptions: readonly string[];
  headings: { intro: readonly string[]; offer: readonly string[]; visit: readonly string[]; facts: readonly string[] };
  smsBrand: string;
  sms: readonly string[];
  smsLink: string;
  optOut: string;
  headlines: readonly string[];
  adDescriptions: readonly string[];
  taxed: string;
  /** Words for the season, by month from January; empty where the language has no such habit. */
  seasons: readonly string[];
};

export type Wish = "shorter" | "longer" | "warmer" | "specific" | "offer" | "noEmoji" | "other";

export type Plan = {
  summary: readonly string[];
  wishes: Record<Wish, string>;
  replanned: string;
  positioning: readonly string[];
  segments: readonly { name: string; message: string }[];
  keyMessages: readonly string[];
  metrics: { bookings: string; sales: string; clients: string; results: string; share: string; published: string };
  /** How many contents, inside a sentence. */
  count: { one: string; many: string };
  namedMetric: string;
  units: { total: string; perWeek: string; pieces: string };
  measuredBy: { tracked: string; share: string; calendar: string };
  roles: Record<string, string>;
  cadences: { once: string; few: string; weekly: string; perWeek: string };
  budget: Record<"ads" | "boost" | "photos" | "sending" | "writing" | "reserve", { item: string; reason: string }>;
  risks: readonly { risk: string; response: string }[];
};

export type Notices = { language: string; skippedFacts: string; noWebsite: string };

export type Language = {
  code: string;
  sentenceEnd: string;
  /** What stands between two sentences. */
  joiner: string;
  angles: Record<Angle, AngleBank>;
  lines: Lines;
  plan: Plan;
  trades: Partial<Record<TradeName, Trade>> & { general: Trade };
  notices: Notices;
};

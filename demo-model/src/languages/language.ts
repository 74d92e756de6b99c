/**
 * The template bank of one language. Templates hold slots in braces, filled with facts of the brief only; a template
 * whose slot has nothing to fill it is passed over; `{?slot}` prints nothing and only asks that it is known. `[a|b]` chooses the form of address or the variety of the language:
 * German du or Sie, Portuguese of Portugal or Brazil, English of Britain or America.
 */

export const ANGLES = ["moment", "guide", "offer", "detail", "visit", "doubt", "question", "closing"] as const;
export type Angle = (typeof ANGLES)[number];

export const TRADES = [
  "food",
  "bike",
  "advice",
  "fitness",
  "health",
  "physio",
  "tea",
  "flowers",
  "shop",
  "general",
] as const;
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
export type Scenery = {
  /** What such a business calls itself, where templates of the language ask for it. */
  house?: string;
  scenes: readonly string[];
  /** The same situations as headings: the n-th moment names the n-th scene. */
  moments: readonly string[];
  lessons: readonly Lesson[];
  tags: readonly string[];
  /** Photos an owner can take with a telephone; they are the alternative texts. */
  pictures: readonly string[];
  /** Headlines for searches, at most 30 wide. */
  searches: readonly string[];
  emoji: string;
};

/** What a trade has to say to its customers. Nothing here is a fact about one business. */
export type Talk = {
  /** What people come for, as it ends the sentence of the positioning. */
  promise: string;
  questions: readonly string[];
  invites: readonly string[];
  doubts: readonly { text: string; answer: string }[];
  risk: { risk: string; response: string };
  /** What new customers are called in a goal, where the trade has its own word. */
  newcomers?: string;
};
export type Trade = Scenery & Talk;

/** Groups an owner may name in any language. */
export const AUDIENCES = ["families", "visitors", "workers", "neighbours", "starters", "active", "owners"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Forms of a counted noun by plural category; `{n}` is the number. */
export type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

export type Lines = {
  offerFull: readonly string[];
  offerPlain: readonly string[];
  fact: readonly string[];
  /** For opening hours that begin with a day or a time. */
  hours: readonly string[];
  /** Topics for a day that a fact speaks of. */
  today: readonly string[];
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
  /** What a product with nuts is followed by, where the owner wants it said. */
  nuts: string;
  /** Words for the season, by month from January; empty where the language has no such habit. */
  seasons: readonly (readonly string[])[];
};

export type Wish = "shorter" | "longer" | "warmer" | "specific" | "offer" | "noEmoji" | "other";

export type GoalKind = "bookings" | "sales" | "clients" | "results";

export type Pillar = "teach" | "prove" | "people" | "offer";

export type Plan = {
  summary: readonly string[];
  wishes: Record<Wish, string>;
  replanned: string;
  positioning: readonly string[];
  segments: readonly { name: string; message: string }[];
  audiences: Record<Audience, { name: string; moment: string; doubt: string; answer: string }>;
  /** How the names of groups are joined inside the positioning. */
  and: string;
  keyMessages: readonly string[];
  metrics: Record<GoalKind | "share" | "published", readonly string[]>;
  /** How many contents, inside a sentence. */
  count: Counted;
  units: { total: string; perWeek: string; pieces: Counted };
  measuredBy: Record<GoalKind | "share" | "published", readonly string[]>;
  /** The first role of a channel whose slots are known. */
  roles: Record<string, readonly string[]>;
  /** What the subjects of a campaign are called. */
  pillars: Record<Pillar, string>;
  /** What a family of channels is not to be used for. */
  avoids: Record<"posts" | "letters" | "texts" | "search", string>;
  cadences: { once: string; few: Counted; weekly: string; perWeek: Counted };
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
  trades: Partial<Record<TradeName, Scenery>> & { general: Scenery };
  talks: Partial<Record<TradeName, Talk>> & { general: Talk };
  notices: Notices;
};

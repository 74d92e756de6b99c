import * as z from "zod/mini";
import { Channel } from "./channels.ts";
import { calendarDate, id, Money } from "./text.ts";

/** What is counted of a content. Each of them by the product itself, or as the owner says it: never both added. */
export const COUNTS = [
  "impressions",
  "sends",
  "opens",
  "clicks",
  "conversions",
  "replies",
  "bounces",
  "complaints",
  "unsubscribes",
] as const;
export type Count = (typeof COUNTS)[number];

/** Those that an owner reads off a network, or counts at the till. */
export const ENTERED_COUNTS = ["impressions", "sends", "opens", "clicks", "conversions", "replies"] as const;
export type EnteredCount = (typeof ENTERED_COUNTS)[number];

/** Longest time that is read at once, in days. */
export const MAX_INSIGHT_DAYS = 732;
/** Most lines of a table of results that are read at once. */
export const MAX_IMPORT_ROWS = 10_000;

const counted = {
  impressions: z.int(),
  sends: z.int(),
  opens: z.int(),
  clicks: z.int(),
  conversions: z.int(),
  replies: z.int(),
  bounces: z.int(),
  complaints: z.int(),
  unsubscribes: z.int(),
};

const measures = {
  ...counted,
  /** People behind the opens and the clicks, each once a day. */
  openers: z.int(),
  clickers: z.int(),
  /** What programs did: in no other number. */
  bots: z.int(),
  /** What was spent, without the AI, and what it brought: in `currency`, the one with the most of both. */
  cost: z.int(),
  revenue: z.int(),
  currency: z.nullable(z.string()),
  /** The same for every currency, the main one first. */
  money: z.array(z.object({ currency: z.string(), cost: z.int(), revenue: z.int() })),
  aiCostNanoUsd: z.int(),
};

export const Measures = z.object(measures);
export type Measures = z.infer<typeof Measures>;

/** A share with the range in which the true one lies in 95 of 100 cases (Beta-binomial, Jeffreys' prior). */
export const Rate = z.object({
  kind: z.enum(["open", "click", "conversion", "reply", "unsubscribe"]),
  of: z.enum(["sends", "impressions", "clicks"]),
  successes: z.int(),
  trials: z.int(),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  /** False where there is too little to compare it with another. */
  enough: z.boolean(),
});
export type Rate = z.infer<typeof Rate>;

/** What the owner entered for one day, by hand or from a table. A count that is missing is not known. */
export const AnalyticsEntry = z.object({
  day: z.string(),
  source: z.enum(["typed", "imported"]),
  impressions: z.nullable(z.int()),
  sends: z.nullable(z.int()),
  opens: z.nullable(z.int()),
  clicks: z.nullable(z.int()),
  conversions: z.nullable(z.int()),
  replies: z.nullable(z.int()),
  cost: z.nullable(z.int()),
  revenue: z.nullable(z.int()),
  currency: z.nullable(z.string()),
});
export type AnalyticsEntry = z.infer<typeof AnalyticsEntry>;

/** The one record of results that a content has. */
export const Analytics = z
  .object({
    contentId: id,
    ...measures,
    rates: z.array(Rate),
    /** What of it the owner entered; these counts replace those of the product. */
    entries: z.array(AnalyticsEntry),
    /** When it last changed; null while nothing is known. */
    updatedAt: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: "Analytics" });
export type Analytics = z.infer<typeof Analytics>;

const count = z.optional(z.nullable(z.int().check(z.nonnegative(), z.maximum(1_000_000_000_000))));
const amount = z.optional(z.nullable(Money.shape.amount));

/**
 * `PUT .../analytics`: all that the owner knows of a content, in place of what was entered before. Nothing at all takes it back.
 * `day` is the day it is counted on: that of the publishing unless named.
 */
export const AnalyticsUpdate = z.strictObject({
  day: z.optional(calendarDate),
  impressions: count,
  sends: count,
  opens: count,
  clicks: count,
  conversions: count,
  replies: count,
  cost: amount,
  revenue: amount,
  /** That of the campaign's budget unless named. */
  currency: z.optional(z.nullable(Money.shape.currency)),
});
export type AnalyticsUpdate = z.infer<typeof AnalyticsUpdate>;

const DAY_MS = 86_400_000;

/** `GET .../analytics`: both days are part of it; the last 28 days where none is named. */
export const AnalyticsQuery = z
  .strictObject({
    from: z.optional(calendarDate),
    to: z.optional(calendarDate),
    campaignId: z.optional(id),
    /** `previous` adds the same number of days before. */
    compare: z._default(z.enum(["previous", "none"]), "previous"),
  })
  .check(
    z.refine(
      ({ from, to }) =>
        from === undefined || to === undefined || Date.parse(to) - Date.parse(from) < MAX_INSIGHT_DAYS * DAY_MS,
      { error: `Ask for ${MAX_INSIGHT_DAYS} days at most.`, path: ["to"], when: ({ issues }) => issues.length === 0 },
    ),
  );
export type AnalyticsQuery = z.infer<typeof AnalyticsQuery>;

/** A number in words, and the contents that it comes from. */
export const InsightSentence = z.object({
  about: z.enum(["clicks", "conversions", "revenue", "cost", "best", "email", "bots", "replies", "impressions"]),
  text: z.string(),
  contentIds: z.array(z.string()),
});
export type InsightSentence = z.infer<typeof InsightSentence>;

/** One content that did better than another of its kind, as far as the evidence allows to say so. */
export const Finding = z.object({
  kind: Rate.shape.kind,
  winner: z.object({ contentId: id, campaignId: id, channel: Channel, topic: z.string(), rate: Rate }),
  loser: z.object({ contentId: id, campaignId: id, channel: Channel, topic: z.string(), rate: Rate }),
  /** How probable it is that the winner's true rate is the higher one. */
  probability: z.number(),
  text: z.string(),
});
export type Finding = z.infer<typeof Finding>;

export const Insights = z
  .object({
    from: z.string(),
    to: z.string(),
    total: Measures,
    rates: z.array(Rate),
    byDay: z.array(z.object({ day: z.string(), ...measures })),
    /** `campaignId` null is what belongs to no campaign. */
    byCampaign: z.array(z.object({ campaignId: z.nullable(z.string()), name: z.string(), ...measures })),
    byChannel: z.array(z.object({ channel: z.nullable(Channel), ...measures })),
    /** Those with the most results first, at most 200. */
    byContent: z.array(
      z.object({
        contentId: id,
        campaignId: id,
        channel: Channel,
        topic: z.string(),
        ...measures,
        rates: z.array(Rate),
      }),
    ),
    /** The days before, as many; null where none were asked for. */
    previous: z.nullable(
      z.object({
        from: z.string(),
        to: z.string(),
        total: Measures,
        byDay: z.array(z.object({ day: z.string(), ...measures })),
      }),
    ),
    sentences: z.array(InsightSentence),
    findings: z.array(Finding),
    /** The content of this business that goes out next; null where nothing has a time. */
    nextOut: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: "Insights" });
export type Insights = z.infer<typeof Insights>;

/** What a column of a table can be. */
export const IMPORT_FIELDS = ["content", "day", ...ENTERED_COUNTS, "cost", "revenue", "currency"] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

const columnName = z.optional(z.nullable(z.string().check(z.maxLength(500))));

/** Which column is what, by its name in the first line. A field that is left out is looked for by the usual names; null is none. */
export const ImportColumns = z.strictObject({
  content: columnName,
  day: columnName,
  impressions: columnName,
  sends: columnName,
  opens: columnName,
  clicks: columnName,
  conversions: columnName,
  replies: columnName,
  cost: columnName,
  revenue: columnName,
  currency: columnName,
});
export type ImportColumns = z.infer<typeof ImportColumns>;

/** `POST .../analytics/import`: a table as text, or as the bytes of a file in base64. */
export const AnalyticsImport = z
  .strictObject({
    csv: z.optional(z.string().check(z.maxLength(4_000_000))),
    file: z.optional(z.string().check(z.maxLength(5_600_000), z.regex(/^[A-Za-z0-9+/]*={0,2}$/))),
    columns: z._default(ImportColumns, {}),
    /** Of amounts that have no currency of their own; that of the campaign's budget otherwise. */
    currency: z.optional(z.nullable(Money.shape.currency)),
    /** Only says what would be done. */
    dryRun: z._default(z.boolean(), false),
  })
  .check(
    z.refine(({ csv, file }) => (csv === undefined) !== (file === undefined), {
      error: "Send the table as text or as a file.",
      path: ["file"],
      when: ({ issues }) => issues.length === 0,
    }),
  );
export type AnalyticsImport = z.infer<typeof AnalyticsImport>;
export type AnalyticsImportInput = z.input<typeof AnalyticsImport>;

/** What was taken of a table, or would be, and why not the rest. */
export const AnalyticsImported = z
  .object({
    dryRun: z.boolean(),
    columns: z.array(z.string()),
    /** Which column was taken for what. */
    mapping: z.object({
      content: z.nullable(z.string()),
      day: z.nullable(z.string()),
      impressions: z.nullable(z.string()),
      sends: z.nullable(z.string()),
      opens: z.nullable(z.string()),
      clicks: z.nullable(z.string()),
      conversions: z.nullable(z.string()),
      replies: z.nullable(z.string()),
      cost: z.nullable(z.string()),
      revenue: z.nullable(z.string()),
      currency: z.nullable(z.string()),
    }),
    encoding: z.string(),
    rows: z.int(),
    accepted: z.int(),
    /** How many contents they are about. */
    contents: z.int(),
    /** Lines that were not taken, the first 200. `line` counts as an editor does. */
    errors: z.array(z.object({ line: z.int(), column: z.nullable(z.string()), message: z.string() })),
    refused: z.int(),
    /** The first lines as they were understood. */
    sample: z.array(z.object({ line: z.int(), topic: z.string(), ...AnalyticsEntry.shape })),
  })
  .register(z.globalRegistry, { id: "AnalyticsImported" });
export type AnalyticsImported = z.infer<typeof AnalyticsImported>;

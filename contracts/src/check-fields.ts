import { CHANNEL_LIMITS, CHANNEL_NAMES, type Counter } from "./channel-limits.ts";
import { type Channel, FIELDS, type Fields } from "./channels.ts";
import type { FieldError } from "./errors.ts";
import { shapeIssues } from "./field-shape.ts";
import { findLinks } from "./find-links.ts";
import { countAdsWidth, countBytes, countCodePoints, countGraphemes, countThreadsCharacters } from "./measure.ts";
import { countSms } from "./measure-sms.ts";
import { countXWeight } from "./measure-x.ts";

/** What one counted field of a content measures against its limit, in the channel's own unit. */
export type Measurement = {
  /** As in `caption`, `thread.2` or `headlines.0`. */
  path: string;
  unit: "characters" | "graphemes" | "bytes" | "weighted" | "segments" | "width" | "items" | "links";
  actual: number;
  limit: number;
  /** Fewest that the channel takes; undefined where there is no such rule. */
  minimum?: number;
  /** Where the trade advises to stay below; undefined where there is no such advice. */
  target?: number;
};

export type FieldsCheck = { ok: true; fields: Fields } | { ok: false; issues: FieldError[] };

const countLinks = (text: string): number => new Set(findLinks(text).map(({ address }) => address)).size;

const TEXT_COUNTERS = {
  codePoints: { unit: "characters", count: countCodePoints },
  threadsCharacters: { unit: "characters", count: countThreadsCharacters },
  graphemes: { unit: "graphemes", count: countGraphemes },
  bytes: { unit: "bytes", count: countBytes },
  xWeight: { unit: "weighted", count: countXWeight },
  smsSegments: { unit: "segments", count: (text: string) => countSms(text).segments },
  adsWidth: { unit: "width", count: countAdsWidth },
  links: { unit: "links", count: countLinks },
} as const satisfies Record<Exclude<Counter, "items">, { unit: Measurement["unit"]; count: (text: string) => number }>;

const isText = (value: unknown): value is string => typeof value === "string";

/** Instagram has one text: hashtags are published under the caption and share its room. */
function asPublished(channel: Channel, path: string, text: string, fields: Record<string, unknown>): string {
  if (channel !== "instagram" || path !== "caption" || !Array.isArray(fields["hashtags"])) return text;
  const hashtags = fields["hashtags"].filter(isText).map((tag) => (tag.startsWith("#") ? tag : `#${tag}`));
  return hashtags.length === 0 ? text : `${text}\n\n${hashtags.join(" ")}`;
}

/** The values a limit speaks of: the field itself, or every item of it for `name.*`. */
function valuesAt(field: string, fields: Record<string, unknown>): [path: string, value: unknown][] {
  if (!field.endsWith(".*")) return [[field, fields[field]]];
  const name = field.slice(0, -2);
  const list = fields[name];
  return Array.isArray(list) ? list.map((value: unknown, index) => [`${name}.${index}`, value]) : [];
}

/** Counts every limited field of a content as its channel counts it. `fields` may be half-written: what is not there is not counted. */
export function measureFields(channel: Channel, fields: Record<string, unknown>): Measurement[] {
  return CHANNEL_LIMITS.filter((row) => row.channel === channel).flatMap(({ field, counter, max, min, target }) =>
    valuesAt(field, fields).flatMap(([path, value]): Measurement[] => {
      const bounds = {
        limit: max,
        ...(min !== undefined && { minimum: min }),
        ...(target !== undefined && { target }),
      };
      if (counter === "items")
        return Array.isArray(value) ? [{ path, unit: "items", actual: value.length, ...bounds }] : [];
      if (!isText(value)) return [];
      const { unit, count } = TEXT_COUNTERS[counter];
      return [{ path, unit, actual: count(asPublished(channel, path, value, fields)), ...bounds }];
    }),
  );
}

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

function overLimit(channel: Channel, { path, unit, actual, limit, minimum = 0 }: Measurement): FieldError[] {
  const name = CHANNEL_NAMES[channel];
  if (actual < minimum) {
    const message = `${name} wants at least ${minimum} of these; write ${minimum - actual} more.`;
    return [{ path, message, actual, limit: minimum, unit }];
  }
  if (actual <= limit) return [];
  const over = actual - limit;
  const messages = {
    items: `${name} takes ${limit} of these at most; remove ${over}.`,
    links: `${name} takes ${limit} links at most; remove ${over}.`,
    segments: `Too long for ${name}: it would be sent in ${actual} parts, and ${limit} is the most.`,
    bytes: `Too long for ${name} by ${many(over, "byte")}.`,
    characters: `Too long for ${name} by ${many(over, "character")}.`,
    graphemes: `Too long for ${name} by ${many(over, "character")}.`,
    weighted: `Too long for ${name} by ${many(over, "character")}.`,
    width: `Too long for ${name} by ${many(over, "character")}.`,
  } satisfies Record<Measurement["unit"], string>;
  return [{ path, message: messages[unit], actual, limit, unit }];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Checks shape and limits of a content's fields. Issues name the field, and actual and limit where the fault is size. */
export function checkFields(channel: Channel, fields: unknown): FieldsCheck {
  if (!isRecord(fields))
    return { ok: false, issues: [{ path: "", message: "The fields of a content are an object." }] };
  const sizes = measureFields(channel, fields).flatMap((measurement) => overLimit(channel, measurement));
  const parsed = FIELDS[channel].safeParse(fields, { reportInput: true });
  if (parsed.success && sizes.length === 0) return { ok: true, fields: parsed.data };
  const shape = parsed.success ? [] : shapeIssues(channel, parsed.error.issues);
  const sized = new Set(sizes.map(({ path }) => path));
  return { ok: false, issues: [...shape.filter(({ path }) => !sized.has(path)), ...sizes] };
}

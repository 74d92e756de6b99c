import type { Channel, Fields } from "./channels.ts";
import type { FieldError } from "./errors.ts";

/** What one counted field of a content measures against its limit, in the channel's own unit. */
export type Measurement = {
  /** As in `caption`, `thread.2` or `headlines.0`. */
  path: string;
  unit: "characters" | "graphemes" | "bytes" | "weighted" | "segments" | "width" | "items" | "links";
  actual: number;
  limit: number;
  /** Where the trade advises to stay below; undefined where there is no such advice. */
  target?: number;
};

export type FieldsCheck = { ok: true; fields: Fields } | { ok: false; issues: FieldError[] };

/** Counts every limited field of a content as its channel counts it. `fields` may be half-written: what is not there is not counted. */
export function measureFields(_channel: Channel, _fields: Record<string, unknown>): Measurement[] {
  throw new Error("being written");
}

/** Checks shape and limits of a content's fields. Issues name the field, and actual and limit where the fault is size. */
export function checkFields(_channel: Channel, _fields: unknown): FieldsCheck {
  throw new Error("being written");
}

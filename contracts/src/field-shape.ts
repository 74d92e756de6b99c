import type * as z from "zod/mini";
import { CHANNEL_NAMES } from "./channel-limits.ts";
import type { Channel } from "./channels.ts";
import type { FieldError } from "./errors.ts";

const KINDS: Partial<Record<string, string>> = {
  string: "This must be text.",
  array: "This must be a list.",
  object: "This must be an object.",
};

const join = (path: readonly PropertyKey[], ...more: string[]): string => [...path.map(String), ...more].join(".");

function describe(channel: Channel, issue: z.core.$ZodIssue): FieldError[] {
  const path = join(issue.path);
  if (issue.code === "unrecognized_keys") {
    const message = `${CHANNEL_NAMES[channel]} has no field of this name.`;
    return issue.keys.map((key) => ({ path: join(issue.path, key), message }));
  }
  if (issue.code === "invalid_type") {
    const message = KINDS[issue.expected] ?? "This has the wrong type.";
    return [{ path, message: issue.input === undefined ? "This is missing." : message }];
  }
  if (issue.code === "too_big") {
    return [{ path, message: `This is too long; ${issue.maximum} is the most.`, limit: Number(issue.maximum) }];
  }
  return [{ path, message: issue.code === "too_small" ? "Please fill this in." : issue.message }];
}

/** The faults of shape in words an owner understands, each with the path of its field. */
export const shapeIssues = (channel: Channel, issues: readonly z.core.$ZodIssue[]): FieldError[] =>
  issues.flatMap((issue) => describe(channel, issue));

import type { Channel } from "@handbill/contracts";
import { fieldName } from "./channel-form.ts";
import type { DraftFields } from "./field-path.ts";

type TextPair = { path: string; label: string; before: string; after: string };

function leaves(value: unknown, path: string, found: Map<string, string>): Map<string, string> {
  if (typeof value === "string") found.set(path, value);
  else if (typeof value === "object" && value !== null) {
    for (const [key, child] of Object.entries(value)) leaves(child, path === "" ? key : `${path}.${key}`, found);
  }
  return found;
}

/** Hashtags are compared as one line: each alone would be a row of its own. */
const joined = (fields: DraftFields): DraftFields =>
  Array.isArray(fields["hashtags"]) ? { ...fields, hashtags: fields["hashtags"].join(" ") } : fields;

/** Every text that one of two versions has, side by side. */
export function flatTexts(channel: Channel, before: DraftFields, after: DraftFields): TextPair[] {
  const old = leaves(joined(before), "", new Map());
  const fresh = leaves(joined(after), "", new Map());
  return [...new Set([...old.keys(), ...fresh.keys()])].map((path) => ({
    path,
    label: fieldName(channel, path),
    before: old.get(path) ?? "",
    after: fresh.get(path) ?? "",
  }));
}

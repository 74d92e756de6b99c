import type { Channel } from "@handbill/contracts";
import { diffSentences } from "diff";
import { textsAt, withValue, type DraftFields } from "../fields/field-path.ts";
import { flatTexts } from "../fields/flat-texts.ts";

/** One text that holds every sentence of both, in order: what they share stands once. */
export function bothTexts(theirs: string, mine: string): string {
  let text = "";
  let wasChange = false;
  for (const { value, added, removed } of diffSentences(theirs, mine)) {
    const isChange = added || removed;
    // Two answers to the same question stand on lines of their own.
    if (isChange && wasChange && !/\s$/.test(text)) text += "\n";
    text += value;
    wasChange = isChange;
  }
  return text;
}

/** The paths of the texts that differ. Hashtags are not written by hand: those of both are kept. */
export const pathsToMerge = (channel: Channel, theirs: DraftFields, mine: DraftFields): string[] =>
  flatTexts(channel, theirs, mine)
    .filter(({ path, before, after }) => path !== "hashtags" && before !== after && before !== "" && after !== "")
    .map(({ path }) => path);

/** What an owner starts from who merges two texts by hand: nothing of either is missing. */
export function bothFields(channel: Channel, theirs: DraftFields, mine: DraftFields): DraftFields {
  const rows = flatTexts(channel, theirs, mine).filter(
    ({ path, before, after }) => path !== "hashtags" && before !== after,
  );
  const merged = rows.reduce(
    (fields, { path, before, after }) => withValue(fields, path, bothTexts(before, after)),
    mine,
  );
  if (!Array.isArray(theirs["hashtags"])) return merged;
  return withValue(merged, "hashtags", [...new Set([...textsAt(mine, "hashtags"), ...textsAt(theirs, "hashtags")])]);
}

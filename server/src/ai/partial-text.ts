import type { PartialText } from "@handbill/contracts";
import { jsonrepair } from "jsonrepair";
import type { Clock } from "../core/clock.ts";
import { sanitise } from "./guard/input.ts";
import { isRecord } from "./json/coerce.ts";

const EVERY_MS = 300;
const MAX_TEXTS = 100;
const MAX_DEPTH = 4;

function textsIn(value: unknown, path: string, depth = 0): PartialText[] {
  if (typeof value === "string") return [{ field: path, text: value }];
  if (depth === MAX_DEPTH || typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, path === "" ? key : `${path}.${key}`, depth + 1));
}

/** Under which name the passage of an answer is shown that is nothing but one. */
export const PASSAGE = "passage";
const SHOWN = /"(?:fields|passage)"/;

/** The fields of an answer that is still being written. A guess at its ending is good enough to look at, and for nothing else. */
function fieldsIn(unfinished: string): PartialText[] {
  const start = unfinished.indexOf("{");
  if (start === -1 || !SHOWN.test(unfinished)) return [];
  try {
    const answer: unknown = JSON.parse(jsonrepair(unfinished.slice(start)));
    if (!isRecord(answer)) return [];
    return [...textsIn(answer["fields"], ""), ...textsIn(answer[PASSAGE], PASSAGE)].slice(0, MAX_TEXTS);
  } catch {
    // Half an answer need not be readable; the next piece of it may be.
    return [];
  }
}

/** Half of a character that is written as two. */
const HALF_CHARACTER = /[\ud800-\udbff]$/;

type Needs = { clock: Clock; leaks(text: string): boolean; show(texts: PartialText[]): void };

/**
 * Shows the texts of an answer while it is written: cleaned, looked through for leaks, and not more often than an eye can follow.
 * Once something has leaked nothing more is shown, and what was shown is taken back.
 */
export function createPartialTexts({ clock, leaks, show }: Needs) {
  let shownAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  let isOver = false;

  const tell = (texts: PartialText[]): void => {
    isShown = texts.length > 0;
    try {
      show(texts);
    } catch {
      // A look at an answer must not cost the answer: whoever cannot show it is shown no more.
      isOver = true;
    }
  };

  return {
    grow(answer: string): void {
      const now = clock.now();
      if (isOver || now - shownAt < EVERY_MS) return;
      shownAt = now;
      const texts = fieldsIn(answer).map(({ field, text }) => ({
        field,
        text: sanitise(text.replace(HALF_CHARACTER, "")),
      }));
      // Only what would be seen: notes that a model makes for itself may well speak in the words of its instructions.
      isOver = texts.some(({ text }) => leaks(text));
      if (texts.length > 0 || isShown) tell(isOver ? [] : texts);
    },
    /** The answer is not to be used after all. */
    takeBack(): void {
      if (isShown) tell([]);
    },
  };
}

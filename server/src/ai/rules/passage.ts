import {
  type Channel,
  countSms,
  foldForSms,
  type Measurement,
  measureFields,
  type Selection,
  textAt,
  withTextAt,
} from "@handbill/contracts";
import { withoutEmoji } from "../wishes.ts";
import { markupAt } from "./content-rules.ts";
import { withoutCitations, withoutMarkdown } from "./rule.ts";

/** What a passage is a part of. */
export type Place = { channel: Channel; fields: unknown; selection: Selection };

/** A passage with what stands around it in its text. */
export type Surrounded = { before: string; text: string; after: string };

/**
 * Where a passage stands in the present fields: where it was, or, when something before it has grown or shrunk, at the only other
 * place that has the same words. Undefined when it is not there any more.
 */
export function surroundingsOf({
  fields,
  selection: { path, start, text },
}: Omit<Place, "channel">): Surrounded | undefined {
  const whole = textAt(fields, path);
  if (whole === undefined) return undefined;
  const first = whole.indexOf(text);
  const isOnly = first !== -1 && first === whole.lastIndexOf(text);
  const at = whole.startsWith(text, start) ? start : isOnly ? first : -1;
  return at === -1 ? undefined : { before: whole.slice(0, at), text, after: whole.slice(at + text.length) };
}

/** The fields with a passage in its place; all that stands around it is the same to the byte. */
export const withPassage = <Fields>(fields: Fields, path: string, { before, text, after }: Surrounded): Fields =>
  withTextAt(fields, path, before + text + after);

/** The most of a text message, in letters of each alphabet. */
const SMS_ROOM = { "GSM-7": 306, "UCS-2": 134 };
const UNITS: Partial<Record<Measurement["unit"], string>> = {
  characters: "characters",
  graphemes: "characters",
  bytes: "bytes",
  weighted: "characters as X counts them (a link 23; East Asian letters and most emoji 2)",
  width: "letters (East Asian ones count twice)",
};

export type Room = { most: number; unit: string };

/** How much a passage may have so that the whole stays within the limits of the channel; empty where nothing limits it. */
export function roomFor({ channel, fields, selection: { path } }: Place, { before, after }: Surrounded): Room[] {
  const around = withPassage(fields, path, { before, text: "", after });
  if (typeof around !== "object" || around === null) return [];
  return measureFields(channel, { ...around }).flatMap(({ path: counted, unit, actual, limit }) => {
    if (counted !== path) return [];
    if (unit === "segments") {
      const most = SMS_ROOM[countSms(before + after).encoding] - before.length - after.length;
      return [{ most: Math.max(0, most), unit: "characters" }];
    }
    const name = UNITS[unit];
    return name === undefined ? [] : [{ most: Math.max(0, limit - actual), unit: name }];
  });
}

export const isMarkdown = (channel: Channel, path: string): boolean =>
  markupAt(channel)(path.split(".")) === "markdown";

/** Texts of one line; in all others a line may end. */
const ONE_LINE =
  /^(?:subject|preheader|title|description|topicTag|sections\.\d+\.heading|callToAction\.label|(?:headlines|descriptions|hashtags)\.\d+)$/;

/** Whoever writes "before" again means its end; fewer letters than these may be there by chance. */
const TAKEN_ALONG = 12;

function withoutSurroundings(text: string, { before, after }: Surrounded): string {
  const [head, tail] = [before.trim(), after.trim()];
  const inner = head.length >= TAKEN_ALONG && text.startsWith(head) ? text.slice(head.length) : text;
  return tail.length >= TAKEN_ALONG && inner.endsWith(tail) ? inner.slice(0, -tail.length) : inner;
}

const QUOTED = /^(?:"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»|「([^」]+)」)$/u;

const unquoted = (text: string, old: string): string => {
  const inner = QUOTED.test(old.trim())
    ? undefined
    : QUOTED.exec(text)
        ?.slice(1)
        .find((part) => part !== undefined);
  return inner ?? text;
};

/** A mark at the very start would change the letter before it. */
const STRAY_MARKS = /^[\p{M}\u200d]+/u;

const STOP = /(?<![.!?…])[.!?…]+$/u;

/** Space with the end of a line in it. */
const LINE_ENDS = /(?<!\s)[^\S\n]*\n\s*/g;

/** Before the rest of a word nothing ends: the end of a sentence there would make an address of both, as `soon.to`. */
const goingOn = (text: string, { text: old, after }: Surrounded): string =>
  /^[\p{L}\p{N}]/u.test(after) && !/[\s.!?…]$/u.test(old) ? text.replace(STOP, "") : text;

/** What a model wrote, as it goes into the text: its habits taken out, the space at both ends as it was. */
export function tidyPassage(
  written: string,
  { channel, selection }: Place,
  around: Surrounded,
  isWithoutEmoji: boolean,
): string {
  const uncited = withoutCitations(written);
  const plain = isMarkdown(channel, selection.path) ? uncited : withoutMarkdown(uncited);
  const folded = channel === "sms" ? foldForSms(plain) : plain;
  const bare = unquoted(withoutSurroundings(folded.trim(), around).trim(), around.text);
  const lines = ONE_LINE.test(selection.path) ? bare.replace(LINE_ENDS, " ") : bare;
  const whole = goingOn(lines, around);
  const clean = (isWithoutEmoji ? withoutEmoji(whole) : whole).trim().replace(STRAY_MARKS, "");
  const [lead = ""] = /^\s*/.exec(around.text) ?? [];
  return clean === "" ? "" : lead + clean + around.text.slice(around.text.trimEnd().length);
}

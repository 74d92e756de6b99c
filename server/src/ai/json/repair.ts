import { jsonrepair } from "jsonrepair";
import type { Slice } from "./extract.ts";
import { MAX_DEPTH } from "./strict.ts";
import { type Token, tokensOfValue } from "./tokens.ts";

/*
 * A library does the mending; this file decides whether to believe it. What comes back must have the brackets, colons,
 * values and letters of what went in, in the same order: only quotes, commas, comments and the spelling of constants may differ.
 */

/** Longer answers are asked for again: mending takes time that grows faster than the text. */
const MAX_LENGTH = 32 * 1024;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const NAME = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;
const CONSTANTS: Record<string, string> = {
  true: "true",
  True: "true",
  false: "false",
  False: "false",
  null: "null",
  None: "null",
  undefined: "null",
};

const isConstant = (word: string): boolean => Object.hasOwn(CONSTANTS, word);
const isMark = (token: Token | undefined, mark: string): boolean => token?.kind === "structure" && token.text === mark;

/** A backslash before a letter that is no escape, or a control character: nobody can tell what was meant. */
const ODD_STRING = new RegExp(
  String.raw`\\(?:[ac-eg-mo-qsv-zA-Z0-9]|u(?![0-9a-fA-F]{4}))|[\0-\u0008\u000b\u000c\u000e-\u001f]`,
);

const isOddString = (text: string): boolean => ODD_STRING.test(text.replaceAll("\\\\", ""));

/** The neighbours of a token, and what lies between it and the one before. */
type Place = { before: Token | undefined; after: Token | undefined; gap: string };

/** Quotes within a string come in pairs, else one of them is its end; and a name stands on one line. */
const isClearString = ({ text, innerQuotes }: Token, isKey: boolean): boolean =>
  !isOddString(text) && innerQuotes % 2 === 0 && !(isKey && text.includes("\n"));

/** Without a comma, only a line break tells that a word or number is not the rest of what stands before it. */
const isApart = ({ before, gap }: Place): boolean => before?.kind === "structure" || gap.includes("\n");

/** True when this token, where it stands, has one reading only. */
function isClear(token: Token, place: Place): boolean {
  const { before, after } = place;
  const isKey = isMark(after, ":");
  if (token.kind === "string") return isClearString(token, isKey);
  if (isMark(token, ",")) return !["{", "[", ",", ":"].some((mark) => isMark(before, mark));
  const isOpener = isMark(token, "{") || isMark(token, "[");
  if (token.kind === "structure" && !isOpener) return true;
  if (before !== undefined && !isApart(place)) return false;
  if (isOpener) return true;
  return isKey ? NAME.test(token.text) && !isConstant(token.text) : NUMBER.test(token.text) || isConstant(token.text);
}

const ESCAPES = /\\(?:u([0-9a-fA-F]{4})|([bfnrt]))/g;
const WITHOUT_WEIGHT = new RegExp(String.raw`[\s\\\0-\u001f]`, "g");

/** The letters of a string: without backslashes and space, which mending may change. */
const lettersOf = (text: string): string =>
  text
    .replaceAll("\\\\", "\\")
    .replace(ESCAPES, (_escape, hex: string | undefined) => (hex ? String.fromCharCode(Number.parseInt(hex, 16)) : ""))
    .replace(WITHOUT_WEIGHT, "");

/** What a mended text must have in common with the broken one, in order: everything but commas. */
const meaningOf = (tokens: readonly Token[]): string[] =>
  tokens
    .filter((token) => !isMark(token, ","))
    .map(({ kind, text }, index, kept) => {
      if (kind === "structure") return text;
      const isKey = isMark(kept[index + 1], ":");
      return kind === "string" || isKey ? `"${lettersOf(text)}` : (CONSTANTS[text] ?? text);
    });

/** Valid JSON with the same meaning, or null when that is not certain. */
export function repairJson({ text, start, tokens }: Slice): string | null {
  if (text.length > MAX_LENGTH) return null;
  const placeOf = (token: Token, index: number): Place => {
    const before = tokens[index - 1];
    return { before, after: tokens[index + 1], gap: text.slice((before?.end ?? start) - start, token.start - start) };
  };
  if (!tokens.every((token, index) => isClear(token, placeOf(token, index)))) return null;
  try {
    const repaired = jsonrepair(text);
    const after = tokensOfValue(repaired, 0, MAX_DEPTH);
    const [meant, kept] = [meaningOf(tokens), after === null ? [] : meaningOf(after)];
    return meant.length === kept.length && meant.every((one, index) => one === kept[index]) ? repaired : null;
  } catch {
    // jsonrepair throws its own error, or a RangeError: either way the text is beyond repair.
    return null;
  }
}

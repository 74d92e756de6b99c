import { jsonrepair } from "jsonrepair";
import type { Slice } from "./extract.ts";
import { MAX_DEPTH } from "./strict.ts";
import { type Token, tokensOfValue } from "./tokens.ts";

/*
 * A library does the mending; this file decides whether to believe it. What comes back must have the brackets, colons,
 * values and letters of what went in, in the same order: only quotes, commas, comments and the spelling of constants may differ.
 */

/** Longer answers are asked for again: mending takes time that grows faster than the text. */
const MAX_LENGTH = 64 * 1024;

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

/** True when this token, where it stands, has one reading only. */
function isClear(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (token.kind === "string") return !isOddString(token.text);
  if (isMark(token, ","))
    return !(isMark(before, ",") || isMark(before, "{") || isMark(before, "[") || isMark(before, ":"));
  if (token.kind === "structure") return true;
  if (before?.kind !== "structure") return false;
  return isMark(after, ":")
    ? NAME.test(token.text) && !isConstant(token.text)
    : NUMBER.test(token.text) || isConstant(token.text);
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
export function repairJson({ text, tokens }: Slice): string | null {
  if (text.length > MAX_LENGTH) return null;
  if (!tokens.every((token, index) => isClear(token, tokens[index - 1], tokens[index + 1]))) return null;
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

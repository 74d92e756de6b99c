import { isDictionary, type Dictionary } from "../unknown-values.ts";

/** Finds and changes texts in an answer whose shape is not known. */

/** Changes every text of a value; keys stay as they are. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (!isDictionary(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, change)]));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isDictionary(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** Changes what is written for the reader: the fields of a content, or all of a plan. */
export function inFields(value: unknown, change: (fields: unknown) => unknown): unknown {
  if (!isDictionary(value) || !("fields" in value)) return change(value);
  return { ...value, fields: change(value["fields"]) };
}

/** Changes the longest text among those that are written for the reader. */
export function inMainText(value: unknown, change: (text: string) => string): unknown {
  return inFields(value, (fields) => {
    const longest = textsIn(fields).reduce((left, right) => (right.length > left.length ? right : left), "");
    let done = false;
    return mapTexts(fields, (text) => {
      if (done || text !== longest) return text;
      done = true;
      return change(text);
    });
  });
}

/** Changes every list, the outer ones first. */
export function mapLists(value: unknown, change: (list: unknown[]) => unknown[]): unknown {
  if (Array.isArray(value)) return change(value).map((item) => mapLists(item, change));
  if (!isDictionary(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapLists(item, change)]));
}

/** Every text that a schema lists as a choice. */
export function choicesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(choicesIn);
  if (!isDictionary(schema)) return [];
  const listed = Array.isArray(schema["enum"]) ? schema["enum"].filter((choice) => typeof choice === "string") : [];
  return [...listed, ...Object.values(schema).flatMap(choicesIn)];
}

const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/gu;

type Rewrites = {
  text?: (inner: string) => string;
  number?: (digits: string, position: number) => string;
  word?: (word: string) => string;
};

/** Rewrites the tokens of a JSON text, so that it may stop being JSON. `inner` is a string without its quotes, still escaped. */
export function rewriteTokens(json: string, { text, number, word }: Rewrites): string {
  let numbers = 0;
  return json.replaceAll(TOKENS, (token) => {
    if (token.startsWith('"')) return text ? text(token.slice(1, -1)) : token;
    if (/^[tfn]/u.test(token)) return word ? word(token) : token;
    numbers += 1;
    return number ? number(token, numbers - 1) : token;
  });
}

export const firstEntry = (value: Dictionary): [string, unknown] => Object.entries(value)[0] ?? ["answer", ""];

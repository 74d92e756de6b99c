import { isDictionary, parseJson } from "../unknown-values.ts";
import { firstEntry, inMainText, mapLists, rewriteTokens, choicesIn, mapTexts } from "./json-text.ts";
import type { Exchange, FaultRow } from "./fault.ts";

/** JSON that is not quite JSON, or not quite the JSON that was asked for. */

type Rewrite = (content: string, exchange: Exchange) => string;

/** A row that rewrites the text of the answer. */
export const rewriting = (name: string, what: string, rewrite: Rewrite): FaultRow => ({
  name,
  what,
  run: (exchange) => {
    const { replyWith, reply, send } = exchange;
    if (!reply.answer) return send(reply);
    return send(replyWith({ ...reply.answer, content: rewrite(reply.answer.content ?? "", exchange) }));
  },
});

/** A row that changes the value the answer holds; an answer that is no JSON is changed as one text. */
export const changing = (
  name: string,
  what: string,
  change: (value: unknown, exchange: Exchange) => unknown,
): FaultRow =>
  rewriting(name, what, (content, exchange) => {
    const value = parseJson(content);
    if (value !== undefined) return JSON.stringify(change(value, exchange));
    const changed = change(content, exchange);
    return typeof changed === "string" ? changed : JSON.stringify(changed);
  });

const pretty = (content: string): string => JSON.stringify(parseJson(content) ?? content, null, 2);

/** Puts a comma before the last closing bracket of every object. */
const trailingCommas = (content: string): string => pretty(content).replaceAll(/\n(\s*)([}\]])/gu, ",\n$1$2");

/** Removes the quotes, the colons and the end, so that no repair can know what was meant. */
const shatter = (content: string): string =>
  content
    .slice(0, Math.ceil(content.length * 0.6))
    .replaceAll(":", " ")
    .replaceAll('"', "");

const PYTHON: Readonly<Record<string, string>> = { true: "True", false: "False", null: "None" };
const ODD = ["NaN", "Infinity", "0x1F", "007", "50%"];

/** Puts a member before all others of the outermost object. */
const withFirst = (content: string, member: string): string => content.replace(/^\s*\{/u, `{${member},`);

function repeatKey(content: string): string {
  const value = parseJson(content);
  if (!isDictionary(value)) return content;
  const name = "fields" in value ? "fields" : firstEntry(value)[0];
  const other = inMainText(value[name], () => "Another text under the same name.");
  return withFirst(content, `${JSON.stringify(name)}:${JSON.stringify(other)}`);
}

const addKeys = (value: unknown): unknown => {
  const more = { confidence: 0.93, reasoning: "Because it fits." };
  if (!isDictionary(value)) return { answer: value, ...more };
  return { ...value, ...(isDictionary(value["fields"]) && { fields: { ...value["fields"], ...more } }), ...more };
};

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isDictionary(value)) return value;
  const kept = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutNulls(item)]));
}

const inOddCase = (text: string): string => ` ${text.toUpperCase().replaceAll("_", " ")} `;

const DEPTH = 100_000;
const LARGE = 512 * 1024;

export const SYNTAX_FAULTS: readonly FaultRow[] = [
  rewriting("fence", "JSON in a fence of three backticks", (content) => `\`\`\`json\n${content}\n\`\`\``),
  rewriting(
    "prose",
    "a sentence before the JSON and one after it",
    (content) => `Here is the JSON you asked for:\n\n${content}\n\nLet me know if you want changes.`,
  ),
  rewriting(
    "fence-prose",
    "a fence with a sentence before it and one after it",
    (content) => `Sure! Here is {what} you asked for:\n\n\`\`\`json\n${content}\n\`\`\`\n\nAnything else?`,
  ),
  rewriting(
    "think",
    "thoughts in `<think>`, with braces of their own, before the JSON",
    (content) => `<think>\nThe owner wants {a text}. Perhaps {"fields": {}}? No.\n</think>\n\n${content}`,
  ),
  rewriting("smart-quotes", "typographic quotes around names and texts", (content) =>
    rewriteTokens(content, { text: (inner) => `\u201c${inner}\u201d` }),
  ),
  rewriting("single-quotes", "single quotes around names and texts", (content) =>
    rewriteTokens(content, { text: (inner) => `'${inner.replaceAll("'", "\\'")}'` }),
  ),
  rewriting(
    "python-words",
    "`True`, `False` and `None`, and a comment of Python's",
    (content) => `# the answer\n${rewriteTokens(content, { word: (word) => PYTHON[word] ?? word })}`,
  ),
  rewriting("trailing-comma", "a comma before every closing bracket", trailingCommas),
  rewriting("missing-comma", "the comma between the first two members is missing", (content) =>
    pretty(content).replace(",\n", "\n"),
  ),
  rewriting("comments", "comments of both kinds", (content) =>
    pretty(content).replace("{\n", "{\n  // the answer\n  /* as asked */\n"),
  ),
  rewriting("raw-newline", "line breaks inside a text that are not escaped", (content) => {
    const value = parseJson(content);
    const broken = value === undefined ? content : JSON.stringify(inMainText(value, (text) => text.replace(" ", "\n")));
    return rewriteTokens(broken, { text: (inner) => `"${inner.replaceAll("\\n", "\n")}"` });
  }),
  rewriting("bom", "a byte order mark before the JSON", (content) => `\ufeff${content}`),
  rewriting("nbsp", "no-break spaces where JSON has plain ones", (content) =>
    pretty(content).replaceAll(/\n( +)/gu, (_line, indent: string) => `\n${"\u00a0".repeat(indent.length)}`),
  ),
  rewriting(
    "malformed",
    "trailing commas inside a fence",
    (content) => `\`\`\`json\n${trailingCommas(content)}\n\`\`\``,
  ),
  rewriting("malformed-hopeless", "half of the JSON without quotes and colons", shatter),
  rewriting("odd-numbers", "`NaN`, `Infinity`, `0x1F`, `007` and `50%` where numbers belong", (content) =>
    rewriteTokens(content, { number: (_digits, position) => ODD[position % ODD.length] ?? "NaN" }),
  ),
  rewriting("num-string", "numbers as texts, in groups of three digits", (content) =>
    rewriteTokens(content, { number: (digits) => `"${Number(digits).toLocaleString("en-US")}"` }),
  ),
  rewriting("bool-word", '`"yes"` and `"no"` for true and false', (content) =>
    rewriteTokens(content, { word: (word) => ({ true: '"yes"', false: '"no"' })[word] ?? word }),
  ),
  rewriting("dup-keys", "the same name twice in an object, with another value", repeatKey),
  rewriting("proto-key", "a member named `__proto__`", (content) =>
    withFirst(content, '"__proto__":{"polluted":true}'),
  ),
  rewriting("constructor-key", "a member named `constructor`", (content) =>
    withFirst(content, '"constructor":{"prototype":{"polluted":true}}'),
  ),
  changing("unknown-keys", "members that the schema does not know, outside and inside the fields", addKeys),
  changing("missing-null", "members that are null are left out", withoutNulls),
  changing("enum-case", "choices of the schema in capitals, with spaces around them", (value, { request }) => {
    const choices = new Set(choicesIn(request.schema));
    return mapTexts(value, (text) => (choices.has(text) ? inOddCase(text) : text));
  }),
  rewriting("nested-json", "the JSON as a text in JSON", (content) => JSON.stringify(content)),
  changing("wrapper", 'the answer inside `{"result": ...}`', (value) => ({ result: value })),
  changing("wrapper-list", "the answer as the only item of a list", (value) => [value]),
  changing("wrong-shape", "JSON that has nothing to do with the schema", () => ({
    answer: "This is not what the schema asks for.",
  })),
  changing("too-few", "one item in every list", (value) => mapLists(value, (list) => list.slice(0, 1))),
  changing("too-many", "every list ten times over", (value) =>
    mapLists(value, (list) => Array.from({ length: 10 }, () => list).flat()),
  ),
  changing("doubled-items", "every second item repeats the one before", (value) =>
    mapLists(value, (list) => list.map((item, index) => (index % 2 === 1 ? list[index - 1] : item))),
  ),
  rewriting("depth-bomb", "100,000 lists in one another", () => "[".repeat(DEPTH) + "]".repeat(DEPTH)),
  changing("size-bomb", "the answer with half a mebibyte of filling inside", (value) => ({
    ...(isDictionary(value) ? value : { answer: value }),
    padding: "x".repeat(LARGE),
  })),
];

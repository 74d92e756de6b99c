import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const SOURCES = join(import.meta.dirname, "..", "..", "web", "src");
/** Where words stand: beside the code that shows them. */
const WORDS = /(^|[\\/-])(messages|words|letters)\.ts$/;
const NO_SCREEN = /\.test\.tsx?$|^test-support[\\/]/;
const SENTENCE = /^\p{Lu}[\p{L}'’]*,? [\p{L}'’]+/u;
/** Attributes that are read, or read out. */
const READ = /^(label|aria-label|title|placeholder|alt|hint|description)$/;
/** A name, and two keys. */
const EVERYWHERE = new Set(["Handbill", "Ctrl K"]);

/** Words of a file that somebody could read on the screen. */
function wordsIn(name: string, code: string): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText().endsWith("Error")) return;
    const isRead = ts.isJsxAttribute(node) && READ.test(node.name.getText()) && node.initializer;
    if (isRead && ts.isStringLiteral(isRead) && /\p{L}{2}/u.test(isRead.text)) found.push(isRead.text);
    if (ts.isJsxText(node) && /\p{L}{2}/u.test(node.text)) found.push(node.text.trim());
    const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node);
    if (isText && SENTENCE.test(node.text)) found.push(node.text);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true));
  return found.filter((words) => !EVERYWHERE.has(words)).map((words) => `${name}: ${words}`);
}

test("words are found where they are shown", () => {
  const code = `const a = <p title="Close">Good morning{x ? "Nothing waits" : \`There are \${n} left\`}</p>; throw new Error("A fault in it");`;
  expect(wordsIn("a.tsx", code)).toEqual([
    "a.tsx: Close",
    "a.tsx: Good morning",
    "a.tsx: Nothing waits",
    "a.tsx: There are ",
  ]);
});

test("what is read on the screen stands in a file of words, not between the code", () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.tsx?$/.test(name) && !WORDS.test(name) && !NO_SCREEN.test(name),
  );
  expect(files.length).toBeGreaterThan(400);
  expect(files.flatMap((name) => wordsIn(name, readFileSync(join(SOURCES, name), "utf8")))).toEqual([]);
});

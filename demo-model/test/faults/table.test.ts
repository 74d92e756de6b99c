import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FAULT_KINDS, findFault, OTHER_NAMES } from "../../src/faults.ts";

const names = FAULT_KINDS.flatMap(([, rows]) => rows.map(({ name }) => name));

/** The table as a person reads it. `npx vitest run demo-model/test/faults/table -u` writes it. */
function render(): string {
  const kinds = FAULT_KINDS.flatMap(([kind, rows]) => [
    `## ${kind}`,
    rows.map(({ name, what }) => `- \`${name}\`: ${what}`).join("\n"),
  ]);
  const others = Object.entries(OTHER_NAMES).map(([other, name]) => `- \`${other}\`: \`${name}\``);
  return `${["# The faults of the demo model", "How to script them stands in the README. Underscores may stand for hyphens. Settings of a step stand in backticks, with what they are when nothing is said in brackets.", ...kinds, "## Other names", others.join("\n")].join("\n\n")}\n`;
}

test("the list of faults says of every fault what it does", async () => {
  await expect(render()).toMatchFileSnapshot("../../faults.md");
});

test("no two faults share a name, and every other name leads to one", () => {
  expect(new Set(names).size).toBe(names.length);
  for (const [other, name] of Object.entries(OTHER_NAMES)) {
    expect(names).not.toContain(other);
    expect(names).toContain(name);
    expect(findFault(other)).toBe(findFault(name));
  }
});

test("a fault is found with underscores too, and an unknown one is not", () => {
  expect(findFault("insufficient_quota")).toBe(findFault("quota"));
  expect(findFault("context_length_exceeded")).toBe(findFault("context-length"));
  expect(findFault("meteor")).toBeUndefined();
  expect(findFault("constructor")).toBeUndefined();
});

test("the README names the controls, the models and the list", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  for (const word of [
    "x-fake-script",
    "/__fake/script",
    "/__fake/journal",
    "/__fake/reset",
    "faults.md",
    "/v1/responses",
  ])
    expect(readme).toContain(word);
});

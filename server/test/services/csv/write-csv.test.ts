import { text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { array, assert, asyncProperty, constantFrom, oneof, string, tuple } from "fast-check";
import { expect, test } from "vitest";
import { createTable } from "../../../src/services/csv/write-csv.ts";

const space = array(constantFrom(" ", "\t", "\r", "\n", "\u00a0", "\u3000", "\ufeff", "\u200b"), { maxLength: 3 });
const sign = constantFrom("=", "+", "-", "@", "＝", "＋", "－", "＠");
const formula = tuple(space, sign, string()).map(([before, first, rest]) => before.join("") + first + rest);
const lines = array(oneof(formula, string()), { minLength: 1, maxLength: 3 });
const cell = tuple(lines, constantFrom("\n", "\r", "\r\n")).map(([several, end]) => several.join(end));

/** The rows below the names, as a spreadsheet reads them: for it any line break outside of quotes ends one. */
async function rowsOf(value: string): Promise<unknown[]> {
  const table = createTable([{ key: "name" }, { key: "after" }]);
  table.end({ name: value, after: "last" });
  const ends = ["\r\n", "\n", "\r"];
  return parse(await text(table), { bom: true, record_delimiter: ends, relax_column_count: true }).slice(1);
}

test("no cell is a formula or begins a row, whatever stands in it, and none loses a letter", async () => {
  await assert(
    asyncProperty(oneof(cell, string({ unit: "binary" })), async (value) => {
      const rows = await rowsOf(value);
      expect([[[value, "last"]], [[`'${value}`, "last"]]]).toContainEqual(rows);
      expect(String(rows[0])).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
    }),
    { numRuns: 300, seed: 20_261_124 },
  );
});

test("numbers below zero stay numbers", async () => {
  const table = createTable([{ key: "sum" }]);
  table.end({ sum: -5 });
  expect(await text(table)).toBe("sum\r\n-5\r\n");
});

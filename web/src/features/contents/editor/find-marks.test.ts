import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findMarks } from "./find-marks.ts";

test("a statement is found across the pieces that a link or bold words cut it into", () => {
  expect(findMarks(["Come in. Open ", "since 1987", ". Bye."], "Open since 1987.")).toEqual([
    { piece: 0, from: 9, to: 14 },
    { piece: 1, from: 0, to: 10 },
    { piece: 2, from: 0, to: 1 },
  ]);
});

test("a statement that is not drawn has no marks, an empty one neither", () => {
  expect(findMarks(["Open daily."], "Open since 1987.")).toEqual([]);
  expect(findMarks(["Open daily."], "  ")).toEqual([]);
});

test("whatever the pieces, the marks together are the statement", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
      fc.nat(),
      fc.nat(),
      (pieces, start, length) => {
        const whole = pieces.join("");
        const from = start % whole.length;
        const statement = whole.slice(from, from + 1 + (length % whole.length)).trim();
        const marked = findMarks(pieces, statement).map(
          ({ piece, from: a, to: b }) => pieces[piece]?.slice(a, b) ?? "",
        );
        expect(marked.join("").replaceAll(/\s/g, " ")).toBe(statement.replaceAll(/\s/g, " "));
      },
    ),
  );
});

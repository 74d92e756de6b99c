import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readInlines, readMarkdown } from "../src/markdown.ts";

const words = (text: string): string => JSON.stringify(readMarkdown(text)).replaceAll(/\s/g, "");

test("paragraphs, headings and lists are told apart", () => {
  expect(readMarkdown("# Bread\n\nFresh **daily**.\n\n- One\n- Two\n\n1. First")).toEqual([
    { kind: "heading", inlines: [{ kind: "text", text: "Bread" }] },
    {
      kind: "paragraph",
      inlines: [
        { kind: "text", text: "Fresh " },
        { kind: "strong", text: "daily" },
        { kind: "text", text: "." },
      ],
    },
    { kind: "list", isNumbered: false, items: [[{ kind: "text", text: "One" }], [{ kind: "text", text: "Two" }]] },
    { kind: "list", isNumbered: true, items: [[{ kind: "text", text: "First" }]] },
  ]);
});

test("a list directly under its sentence is still a list", () => {
  expect(readMarkdown("We have:\n- bread\n- cake").map(({ kind }) => kind)).toEqual(["paragraph", "list"]);
});

test("links keep their address, and stars in sums stay stars", () => {
  expect(readInlines("[Order](https://a.example) 2 * 3 * 4")).toEqual([
    { kind: "link", text: "Order", href: "https://a.example" },
    { kind: "text", text: " 2 * 3 * 4" },
  ]);
});

test("no text is lost, whatever is typed", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("bread", "**", "*", "[", "](", ")", "\n", "- ", "# ", " "), { maxLength: 20 }),
      (parts) => {
        const count = parts.filter((part) => part === "bread").length;
        // An address of a link is kept apart from its words, so each "bread" is found once.
        expect(words(parts.join("")).split("bread").length - 1).toBe(count);
      },
    ),
  );
});

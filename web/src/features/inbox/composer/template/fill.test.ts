import type { WhatsAppTemplate } from "@handbill/contracts";
import { expect, test } from "vitest";
import { filledText, isOfHead, nameOf } from "./fill.ts";

const template = (text: string, blanks: string[]): WhatsAppTemplate => ({
  name: "order_ready",
  language: "en",
  category: "utility",
  text,
  blanks,
  whyNot: null,
});

test("each blank has its words, and what is not filled in stays in its braces", () => {
  const order = template("Hello {{1}}, your order is ready at {{ 2 }}. {{1}}!", ["1", "2"]);
  expect(filledText(order, { "1": "Ana", "2": " " })).toBe("Hello Ana, your order is ready at {{ 2 }}. Ana!");
});

test("the blanks of a heading are other ones than those of the text below it", () => {
  const order = template("Order {{1}}\n\nHello {{1}}.\n\nCorner Bakery", ["head.1", "1"]);
  expect(filledText(order, { "head.1": "17", "1": "Ana" })).toBe("Order 17\n\nHello Ana.\n\nCorner Bakery");
  expect(["head.1", "1"].map((blank) => [nameOf(blank), isOfHead(blank)])).toEqual([
    ["1", true],
    ["1", false],
  ]);
});

test("a heading without blanks takes nothing from the text below it", () => {
  expect(filledText(template("Ready\n\nHello {{name}}.", ["name"]), { name: "Ana" })).toBe("Ready\n\nHello Ana.");
});

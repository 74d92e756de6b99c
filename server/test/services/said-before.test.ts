import { expect, test } from "vitest";
import { hooksOf } from "../../src/services/said-before.ts";

test.each([
  ["a caption's first line", { caption: "\n We bake at four.\nCome by." }, ["We bake at four.", "Come by"]],
  ["a thread's first post", { text: null, thread: ["One.", "Two."] }, ["One.", "Come by"]],
  [
    "an email's subject, first line and button",
    {
      subject: "Fresh bread",
      body: "Dear neighbour,\n\nThe oven is on.\nMore.",
      callToAction: { label: "Order", url: "" },
    },
    ["Fresh bread", "The oven is on.", "Order", "Come by"],
  ],
  ["the first headline", { headlines: ["Bread at six", "Cakes"], descriptions: [] }, ["Bread at six", "Come by"]],
  ["an article's title", { title: "How we bake", sections: [{ heading: "x", body: "y" }] }, ["How we bake", "Come by"]],
])("%s and the call to action are said", (_what, fields, said) => {
  expect(hooksOf({ fields, callToAction: "Come by" })).toEqual(said);
});

test("nothing is made of fields that are no texts, and no character is cut in two", () => {
  expect(hooksOf({ fields: { text: 5, headlines: [null], callToAction: null }, callToAction: " " })).toEqual([]);
  const [cut = ""] = hooksOf({ fields: { text: `${"x".repeat(119)}😀` }, callToAction: "" });
  expect(cut.isWellFormed()).toBe(true);
});

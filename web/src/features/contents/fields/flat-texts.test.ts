import { expect, test } from "vitest";
import { flatTexts } from "./flat-texts.ts";

test("two versions stand side by side, field by field, under the names of the form", () => {
  expect(flatTexts("google_ads", { headlines: ["A", "B"] }, { headlines: ["A"], descriptions: ["C"] })).toEqual([
    { path: "headlines.0", label: "Headline 1", before: "A", after: "A" },
    { path: "headlines.1", label: "Headline 2", before: "B", after: "" },
    { path: "descriptions.0", label: "Description 1", before: "", after: "C" },
  ]);
});

test("hashtags are one line", () => {
  expect(flatTexts("instagram", { hashtags: ["a", "b"] }, { hashtags: ["a"] })).toEqual([
    { path: "hashtags", label: "Hashtags", before: "a b", after: "a" },
  ]);
});

test("the parts of a section and of a button have names", () => {
  expect(flatTexts("blog", { sections: [{ heading: "H", body: "B" }] }, {}).map(({ label }) => label)).toEqual([
    "Section 1, heading",
    "Section 1, body",
  ]);
  expect(flatTexts("email", { callToAction: { label: "Go" } }, {})[0]?.label).toBe("Button");
});

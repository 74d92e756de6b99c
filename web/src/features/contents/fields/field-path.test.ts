import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sameFields, textAt, textsAt, valueAt, withoutKey, withValue } from "./field-path.ts";

const email = { subject: "Bread", callToAction: { label: "Order", url: "https://bakery.example" } };
const blog = {
  sections: [
    { heading: "One", body: "First" },
    { heading: "Two", body: "Second" },
  ],
};

test("a path finds texts inside objects and lists", () => {
  expect(textAt(email, "callToAction.label")).toBe("Order");
  expect(textAt(blog, "sections.1.heading")).toBe("Two");
  expect(textAt(email, "callToAction.nowhere")).toBe("");
  expect(textsAt({ hashtags: ["a", 1, "b"] }, "hashtags")).toEqual(["a", "b"]);
});

test("changing one value leaves the rest and the original as they were", () => {
  const changed = withValue(blog, "sections.1.body", "New");

  expect(changed).toEqual({
    sections: [
      { heading: "One", body: "First" },
      { heading: "Two", body: "New" },
    ],
  });
  expect(textAt(blog, "sections.1.body")).toBe("Second");
});

test("a value can be set where there was nothing", () => {
  expect(withValue({}, "callToAction.label", "Order")).toEqual({ callToAction: { label: "Order" } });
});

test("what was set at a path is found at that path", () => {
  const key = fc.constantFrom("caption", "body", "label");
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 3 }), fc.string(), (keys, text) => {
      const path = keys.join(".");
      expect(valueAt(withValue({ caption: { body: "x" } }, path, text), path)).toBe(text);
    }),
  );
});

test("a key can be taken away", () => {
  expect(withoutKey({ text: "a", thread: ["b"] }, "thread")).toEqual({ text: "a" });
});

test("two texts are the same whatever the order of their keys, and not when a word differs", () => {
  expect(sameFields({ a: 1, b: [{ c: "x" }] }, { b: [{ c: "x" }], a: 1 })).toBe(true);
  expect(sameFields({ a: 1, b: [{ c: "x" }] }, { b: [{ c: "y" }], a: 1 })).toBe(false);
  expect(sameFields(["a"], ["a", "b"])).toBe(false);
  expect(sameFields(null, {})).toBe(false);
});

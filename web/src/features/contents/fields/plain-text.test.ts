import { expect, test } from "vitest";
import { excerpt, headline, plainText } from "./plain-text.ts";

test("a text is copied as its channel wants it", () => {
  expect(plainText("instagram", { caption: "Fresh bread", hashtags: ["bakery", "#lisbon"], altText: "A loaf" })).toBe(
    "Fresh bread\n\n#bakery #lisbon",
  );
  expect(plainText("x", { thread: ["One", "Two"] })).toBe("One\n\nTwo");
  expect(
    plainText("email", { subject: "Hello", body: "Text", callToAction: { label: "Order", url: "https://a.example" } }),
  ).toBe("Hello\n\nText\n\nOrder: https://a.example");
  expect(plainText("google_ads", { headlines: ["A", "B"], descriptions: ["C"] })).toBe("A\nB\n\nC");
});

test("a card shows words without markup", () => {
  expect(excerpt("email", { body: "**Warm** bread\n\n[Order now](https://a.example)" })).toBe("Warm bread Order now");
  expect(excerpt("instagram", { caption: "Fresh #bread" })).toBe("Fresh #bread");
  expect(excerpt("facebook", {})).toBe("");
});

test("a card is called by the subject or title of its text, or by what was planned", () => {
  expect(headline("email", { subject: "Hello" }, "Plan")).toBe("Hello");
  expect(headline("blog", null, "Plan")).toBe("Plan");
  expect(headline("x", { text: "Hi" }, "Plan")).toBe("Plan");
});

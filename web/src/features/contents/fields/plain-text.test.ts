import { expect, test } from "vitest";
import { excerpt, headline } from "./excerpt.ts";
import { plainText } from "./plain-text.ts";

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

test("what is pasted into a mail or an article has no marks of markdown, and a message its plain letters", () => {
  const body = "## Bread\n\n**Fresh** and *warm*:\n\n- One  \n- [Order](https://a.example)\n\n2 * 3 * 4";
  expect(plainText("email", { subject: "Hello", body })).toBe(
    "Hello\n\nBread\n\nFresh and warm:\n\n• One\n• Order (https://a.example)\n\n2 * 3 * 4",
  );
  expect(plainText("blog", { title: "Bread", sections: [{ heading: "Why", body: "**Because.**" }] })).toBe(
    "Bread\n\nWhy\n\nBecause.",
  );
  expect(plainText("sms", { text: "“Fresh” bread – now…" })).toBe('"Fresh" bread - now...');
  for (const channel of ["facebook", "linkedin", "bluesky", "threads"] as const) {
    expect(plainText(channel, { text: "One.\n\nTwo. \n", topicTag: "Bread" })).toBe("One.\n\nTwo.");
  }
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

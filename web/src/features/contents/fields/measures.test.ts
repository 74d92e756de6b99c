import { expect, test } from "vitest";
import { countLabel, tightest } from "./measures.ts";
import { overLimitMessage, problemsOf } from "./rules.ts";

test("a post that is too long says by how much, as the channel counts", () => {
  expect(problemsOf("x", { text: "a".repeat(294) })[0]).toEqual({
    path: "text",
    message: "Too long for X by 14 characters",
    over: true,
  });
});

test("a text within its limits has no problem", () => {
  expect(problemsOf("facebook", { text: "Fresh bread." })).toEqual([]);
});

test("what is missing is named at its field", () => {
  expect(
    problemsOf("email", {
      subject: "",
      preheader: "",
      body: "Hi",
      callToAction: { label: "Go", url: "https://a.example" },
    }),
  ).toMatchObject([{ path: "subject", over: false }]);
});

test("one character, one part and too many hashtags are said as a person would", () => {
  const base = { path: "text", actual: 3, limit: 2 };
  expect(overLimitMessage("sms", { ...base, unit: "segments" })).toBe("Too long for SMS by 1 part");
  expect(overLimitMessage("bluesky", { ...base, unit: "graphemes" })).toBe("Too long for Bluesky by 1 character");
  expect(overLimitMessage("instagram", { path: "hashtags", actual: 6, limit: 5, unit: "items" })).toBe(
    "Too many hashtags for Instagram: 5 at most",
  );
});

test("of two limits of one field the tighter one is shown", () => {
  const roomy = { path: "text", unit: "bytes", actual: 100, limit: 3000 } as const;
  const tight = { path: "text", unit: "graphemes", actual: 100, limit: 300 } as const;
  expect(tightest([roomy, tight], "text")).toBe(tight);
  expect(tightest([roomy], "caption")).toBeUndefined();
  expect(countLabel(tight)).toBe("100 / 300");
  expect(countLabel(roomy)).toBe("100 / 3,000 bytes");
});

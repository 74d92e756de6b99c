import { expect, test } from "vitest";
import { addressOf, readAddress, withWords } from "./inbox-search.ts";

test("the address says what is shown, and leaves out what goes without saying", () => {
  expect(readAddress({})).toEqual({ thread: undefined, view: "open", q: "", label: "" });
  expect(addressOf(readAddress({}))).toEqual({});
  const chosen = { status: "done", q: "bread", label: "cakes", thread: "t" };
  expect(addressOf(readAddress(chosen))).toEqual(chosen);
});

test("a list that does not exist is the usual one", () => {
  expect(readAddress({ status: "spam" }).view).toBe("open");
});

test("whoever looks for words looks everywhere, unless a list was chosen", () => {
  const found = withWords(readAddress({}), "bread");
  expect(found.view).toBe("all");
  expect(addressOf(found)).toEqual({ q: "bread" });
  expect(withWords(found, "").view).toBe("open");
  expect(withWords(readAddress({ status: "waiting" }), "bread").view).toBe("waiting");
  // In the open ones alone, although words are looked for.
  expect(addressOf({ ...found, view: "open" })).toEqual({ q: "bread", status: "open" });
});

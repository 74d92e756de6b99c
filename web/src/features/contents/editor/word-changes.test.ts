import fc from "fast-check";
import { expect, test } from "vitest";
import { wordChanges } from "./word-changes.ts";

const said = (before: string, after: string): string =>
  wordChanges(before, after, "en")
    .map(({ value, added, removed }) => (added ? `+${value}+` : removed ? `-${value}-` : value))
    .join("");

test("one changed word is one change", () => {
  expect(said("We open at seven on Fridays.", "We open at eight on Fridays.")).toBe(
    "We open at -seven-+eight+ on Fridays.",
  );
});

test("a sentence that is another one reads as a whole, not word by word", () => {
  expect(said("One good reason to come.", "Saturday morning, nothing to do.")).toBe(
    "-One good reason to come-+Saturday morning, nothing to do+.",
  );
});

test("both texts can be read out of the changes, whatever they are", () => {
  const text = fc.array(fc.constantFrom("bread", "rye", "a", "to", ",", "\n", "until ten", "é"), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [before, after] = [one.join(" "), other.join(" ")];
      const changes = wordChanges(before, after, "en");
      const read = (skip: "added" | "removed") =>
        changes
          .filter((change) => !change[skip])
          .map(({ value }) => value)
          .join("");
      return read("added") === before && read("removed") === after;
    }),
  );
});

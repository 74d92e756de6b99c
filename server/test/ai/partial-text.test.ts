import type { PartialText } from "@handbill/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createPartialTexts } from "../../src/ai/partial-text.ts";
import { anyText } from "./support/any-text.ts";
import { createTestClock } from "./support/clocks.ts";

function world({ leaks = (_text: string): boolean => false, broken = false } = {}) {
  const clock = createTestClock();
  const shown: PartialText[][] = [];
  const texts = createPartialTexts({
    clock,
    leaks,
    show: (all) => {
      shown.push(all);
      if (broken) throw new Error("nobody is there");
    },
  });
  const grow = (answer: string, ms = 300) => {
    texts.grow(answer);
    clock.advance(ms);
  };
  return { texts, shown, grow };
}

test("the fields are shown as they grow, and the notes before them are not", () => {
  const { shown, grow } = world();
  const answer = '{"moment":"Early.","fields":{"subject":"Warm br';
  grow('{"moment":"Ear');
  grow(answer);
  grow(`${answer}ead","callToAction":{"label":"Come`);
  expect(shown).toEqual([
    [{ field: "subject", text: "Warm br" }],
    [
      { field: "subject", text: "Warm bread" },
      { field: "callToAction.label", text: "Come" },
    ],
  ]);
});

test("a passage is shown as it grows, without the note before it", () => {
  const { shown, grow } = world();
  grow('{"change":"Shorter."');
  grow('{"change":"Shorter.","factsUsed":[],"passage":"Breakfast is');
  expect(shown).toEqual([[{ field: "passage", text: "Breakfast is" }]]);
});

test("not more often than every 300 milliseconds", () => {
  const { shown, grow } = world();
  for (let length = 1; length <= 100; length += 1) grow(`{"fields":{"text":"${"x".repeat(length)}`, 10);
  expect(shown).toHaveLength(4);
});

test("whatever is being written, what is shown is clean and well-formed, and nothing throws", () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, cut) => {
      const { shown, grow } = world();
      const answer = JSON.stringify({ fields: { text } });
      grow(answer.slice(0, 19 + (cut % answer.length)));
      for (const { text: seen } of shown.flat()) {
        expect(seen.isWellFormed()).toBe(true);
        expect(seen).not.toMatch(/[\0\u202e\u{e0041}]/u);
      }
    }),
  );
});

test("a leak ends the show and takes back what was shown", () => {
  const { shown, grow } = world({ leaks: (text) => text.includes("secret") });
  grow('{"fields":{"text":"Warm');
  grow('{"fields":{"text":"Warm secret');
  grow('{"fields":{"text":"Warm secret bread');
  expect(shown).toEqual([[{ field: "text", text: "Warm" }], []]);
});

test("what is not used after all is taken back, and only if it was seen", () => {
  const seen = world();
  seen.grow('{"fields":{"text":"Warm');
  seen.texts.takeBack();
  seen.texts.takeBack();
  expect(seen.shown.map((all) => all.length)).toEqual([1, 0]);
  const unseen = world();
  unseen.texts.takeBack();
  expect(unseen.shown).toEqual([]);
});

test("somebody who cannot be shown it costs nobody the answer", () => {
  const { shown, grow } = world({ broken: true });
  grow('{"fields":{"text":"Warm');
  grow('{"fields":{"text":"Warm bread');
  expect(shown).toHaveLength(1);
});

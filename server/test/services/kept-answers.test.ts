import { expect, test } from "vitest";
import { createKeptAnswers } from "../../src/services/pages/kept-answers.ts";

/** Answers that say how often they were fetched; `line` breaks or holds up whoever fetches. */
function world() {
  const line = { now: 0, loads: 0, isBroken: false, held: null as Promise<void> | null };
  const answers = createKeptAnswers<string>({
    load: async (key) => {
      line.loads += 1;
      const number = line.loads;
      await line.held;
      if (line.isBroken) throw new Error("the database is away");
      return key.startsWith("none") ? "" : `${key} ${number}`;
    },
    isFound: (answer) => answer !== "",
    nowMs: () => line.now,
  });
  return { line, answers };
}

test("many who ask at once, and for some seconds after, cost one question", async () => {
  const { line, answers } = world();
  const all = await Promise.all(Array.from({ length: 50 }, () => answers.get("a/start/")));
  expect(new Set(all)).toEqual(new Set(["a/start/ 1"]));
  line.now = 9_000;
  expect(await answers.get("a/start/")).toBe("a/start/ 1");
  line.now = 11_000;
  expect(await answers.get("a/start/")).toBe("a/start/ 2");
});

test("what was there once stays there while the database is away, for a day", async () => {
  const { line, answers } = world();
  await answers.get("a/start/");
  line.isBroken = true;
  line.now = 3_600_000;
  expect(await answers.get("a/start/")).toBe("a/start/ 1");
  await expect(answers.get("b/start/")).rejects.toThrow("away");
  line.now = 90_000_000;
  await expect(answers.get("a/start/")).rejects.toThrow("away");
  line.isBroken = false;
  expect(await answers.get("a/start/")).toMatch(/^a\/start\/ \d$/);
});

test("what has changed is fetched anew, even by who asks while an older answer is on its way", async () => {
  const { line, answers } = world();
  const { promise, resolve } = Promise.withResolvers<void>();
  line.held = promise;
  const before = answers.get("a/start/");
  answers.forget("a/");
  line.held = null;
  expect(await answers.get("a/start/")).toBe("a/start/ 2");
  resolve();
  expect(await before).toBe("a/start/ 1");
  expect(await answers.get("a/start/")).toBe("a/start/ 2");
});

test("who asks for a thousand pages that are not there pushes none out that is", async () => {
  const { line, answers } = world();
  await answers.get("a/start/");
  for (let number = 0; number < 2_500; number += 1) await answers.get(`none${number}/start/`);
  line.isBroken = true;
  expect(await answers.get("a/start/")).toBe("a/start/ 1");
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { LinkRow } from "../../../src/data/repositories/link-repository.ts";
import { createLinkMemory, type Found } from "../../../src/services/tracking/link-memory.ts";

const CODES = ["a", "b", "c", "d", "e", "f"];
const MOST = 4;

const linkOf = (code: string, address: string, updatedAt: number): LinkRow => ({
  id: code,
  businessId: "business",
  campaignId: null,
  contentId: null,
  code,
  address,
  destinations: [{ url: address, weight: 1 }],
  utm: {},
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: new Date(updatedAt).toISOString(),
  clickIds: true,
});

/** Links in a database that may be away, or say nothing. */
function database() {
  const rows = new Map<string, LinkRow>();
  let mood: "fine" | "away" | "silent" = "fine";
  let moment = Date.UTC(2026, 0, 1);
  let asked = 0;
  const answer = async <Value>(value: () => Value): Promise<Value> => {
    asked += 1;
    if (mood === "silent") return new Promise<never>(() => {});
    if (mood === "away") throw new Error("connect ECONNREFUSED");
    return value();
  };
  const newestFirst = () => [...rows.values()].toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt));
  const memory = createLinkMemory({
    find: (code) => answer(() => rows.get(code)),
    newest: (limit) => answer(() => newestFirst().slice(0, limit)),
    changedSince: (from, limit) =>
      answer(() =>
        newestFirst()
          .toReversed()
          .filter(({ updatedAt }) => updatedAt >= from)
          .slice(0, limit),
      ),
    existing: (codes) => answer(() => codes.filter((code) => rows.has(code))),
    most: MOST,
  });
  return {
    rows,
    memory,
    asked: () => asked,
    set: (next: typeof mood) => (mood = next),
    save: (code: string, address: string) => rows.set(code, linkOf(code, address, (moment += 60_000))),
  };
}

const step = fc.oneof(
  fc.record({ does: fc.constant("save" as const), code: fc.constantFrom(...CODES), address: fc.nat(9).map(String) }),
  fc.record({ does: fc.constant("find" as const), code: fc.constantFrom(...CODES) }),
  fc.record({ does: fc.constant("learn" as const) }),
  fc.record({ does: fc.constant("erase" as const), code: fc.constantFrom(...CODES) }),
  fc.record({ does: fc.constant("mood" as const), to: fc.constantFrom("fine" as const, "away" as const) }),
);

test("a link leads where it leads or has led a moment ago, never elsewhere; and after learning, where it leads", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { rows, memory, set, save } = database();
      const ever = new Map<string, Set<string>>(CODES.map((code) => [code, new Set()]));
      const wrong: string[] = [];
      let isFine = true;
      let isFresh = true;
      const isRight = (code: string, found: Found): boolean => {
        if (typeof found !== "object") return found === "later" || !rows.has(code) || !isFresh;
        return isFresh ? found.address === rows.get(code)?.address : (ever.get(code)?.has(found.address) ?? false);
      };
      for (const now of steps) {
        if (now.does === "mood") {
          isFine = now.to === "fine";
          set(now.to);
        } else if (now.does === "save") {
          save(now.code, now.address);
          ever.get(now.code)?.add(now.address);
          isFresh = false;
        } else if (now.does === "erase") {
          rows.delete(now.code);
          isFresh = false;
        } else if (now.does === "learn") {
          await memory
            .refresh()
            .then(memory.forgetErased)
            .catch(() => undefined);
          isFresh ||= isFine;
        } else wrong.push(...(isRight(now.code, await memory.find(now.code)) ? [] : [now.code]));
      }
      expect(wrong).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("while the database is silent nobody waits for it but who came first, and one question at a time looks whether it is back", async () => {
  const { memory, save, set, asked } = database();
  save("a", "https://shop.example/a");
  await memory.warm();
  save("b", "https://shop.example/b");
  set("silent");

  const begun = performance.now();
  expect(await memory.find("b", 5)).toBe("later"); // who brings along where it leads
  expect(await memory.find("c")).toBe("later");
  expect(performance.now() - begun).toBeLessThan(30_000);
  const before = asked();
  for (let times = 0; times < 500; times += 1) expect(memory.find(`guess ${times}`)).toBe("later");
  expect(asked()).toBe(before);
  expect(memory.find("a")).toMatchObject({ address: "https://shop.example/a" });

  set("fine");
  await memory.refresh();
  expect(memory.find("b")).toMatchObject({ address: "https://shop.example/b" });
});

test("of questions that nobody can answer only a few are under way, and a code that nobody has is asked for once", async () => {
  const { memory, asked, set } = database();
  const guesses = Array.from({ length: 100 }, (_guess, index) => memory.find(`guess ${index}`));
  expect(asked()).toBe(8);
  await Promise.all(guesses.map(async (guess) => guess));
  for (let times = 0; times < 50; times += 1) expect(await memory.find("guess 0")).toBe("unknown");
  expect(asked()).toBe(8);

  set("away");
  expect(await memory.find("x")).toBe("later");
  set("fine");
  expect(memory.find("y")).toBe("later"); // looks whether it is back
  await expect.poll(() => memory.find("y")).toBe("unknown");
});

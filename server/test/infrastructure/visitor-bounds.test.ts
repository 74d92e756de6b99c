import { expect, test } from "vitest";
import { createVisitorBounds } from "../../src/infrastructure/visitor-bounds.ts";

/** How many of so many requests are let in. */
async function letIn(count: number, ask: (number: number) => Promise<boolean>): Promise<number> {
  const answers = await Promise.all(Array.from({ length: count }, (_, number) => ask(number)));
  return answers.filter(Boolean).length;
}

test("one visitor takes no more than theirs, of all businesses together, until the next minute", async () => {
  let now = 0;
  const { admits } = createVisitorBounds({ ofVisitor: 5, ofPlace: 100 }, () => now);
  expect(await letIn(8, (number) => admits("ada", `shop ${number}`))).toBe(5);
  expect(await admits("eve", "shop 1")).toBe(true);
  now = 60_000;
  expect(await admits("ada", "shop 1")).toBe(true);
});

test("a crowd at one business takes nothing of the others, and leaves a few answers to each who comes there alone", async () => {
  const { admits } = createVisitorBounds({ ofVisitor: 1_000, ofPlace: 20 }, () => 0);
  expect(await letIn(20, (number) => admits(`bot ${number}`, "bakery"))).toBe(20);
  // One that goes on by itself is at its end soon.
  expect(await letIn(30, () => admits("bot 1", "bakery"))).toBe(10);
  expect(await letIn(5, () => admits("ada", "bakery"))).toBe(5);
  expect(await letIn(50, (number) => admits(`bot ${number}`, "barber"))).toBe(50);
  expect(await letIn(200, (number) => admits(`bot ${number}`, "bakery"))).toBeLessThan(80);
  expect(await admits("bea", "bakery")).toBe(false);
  expect(await admits("bea", "barber")).toBe(true);
  expect(await admits("bea")).toBe(true);
});

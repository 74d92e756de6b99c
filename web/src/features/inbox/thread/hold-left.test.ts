import { expect, test } from "vitest";
import { holdLeft } from "./hold-left.ts";

const held = { holdUntil: "2026-11-25T10:00:10Z", updatedAt: "2026-11-25T10:00:00Z" };
const at = (time: string): number => Date.parse(`2026-11-25T${time}Z`);

test("a reply is held for the rest of its ten seconds", () => {
  expect(holdLeft(held, at("10:00:04"))).toBe(6);
  expect(holdLeft(held, at("10:00:11"))).toBe(0);
});

test("a clock that is behind makes the wait no longer", () => {
  expect(holdLeft(held, at("09:00:00"))).toBe(10);
});

test("what waits for a time counts no seconds", () => {
  expect(holdLeft({ ...held, holdUntil: "2026-11-26T09:00:00Z" }, at("10:00:04"))).toBeUndefined();
});

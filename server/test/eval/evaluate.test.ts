import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadLanguageCheck } from "../../src/ai/rules/language.ts";
import { readBriefs } from "../../src/eval/brief.ts";
import { compareTable } from "../../src/eval/compare.ts";
import { evaluate } from "../../src/eval/report.ts";
import { whole } from "../../src/eval/tables.ts";
import { demoWorld } from "./support/world.ts";

const FIXTURES = join(import.meta.dirname, "../../../fixtures");
const world = await demoWorld();
afterAll(() => world[Symbol.asyncDispose]());

const briefs = await readBriefs(join(FIXTURES, "briefs"));
const needs = { open: world.open, tools: { language: await loadLanguageCheck() }, now: () => 0, made: "2027-01-01" };
const options = { runs: 1, contents: 60, atOnce: 1, onBrief: () => undefined };
const only = (name: string) => briefs.filter((brief) => brief.name === name);

test("a brief is planned, written and scored with every check, and its calls are counted", async () => {
  const told: string[] = [];
  const report = await evaluate(only("bakery-lisbon"), { ...options, onBrief: ({ name }) => told.push(name) }, needs);
  const [brief] = report.briefs;
  expect(told).toEqual(["bakery-lisbon"]);
  expect(brief?.failures).toEqual([]);
  expect(brief?.contents).toMatchObject({ wanted: 9, written: 9 });
  expect(brief?.scores.map(({ row }) => row)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  expect(brief?.spent).toMatchObject({ calls: 10, costNanoUsd: 0 });
  expect(report.prompts.map(({ id }) => id)).toContain("strategy");
  expect(brief?.texts).toHaveLength(9);
});

test("the table has a row for each check, the brief with its cost, and the prompts with their versions", async () => {
  const report = await evaluate(only("tea-shop-kyoto"), { ...options, contents: 2 }, needs);
  const text = whole(report);
  expect(text).toMatch(/25\s+the owner's voice/);
  expect(text).toMatch(/tea-shop-kyoto .*\$0\.0000/);
  expect(text).toMatch(/strategy \d/);
});

test("two runs stand side by side with their difference", async () => {
  const one = await evaluate(only("tea-shop-kyoto"), { ...options, contents: 2 }, needs);
  const other = { ...one, scores: one.scores.map((score) => ({ ...score, score: 0.5 })), total: 0.5 };
  expect(compareTable(one, other)).toMatch(/ 2 A hard limits of the channel\s+100\.0\s+50\.0\s+-50\.0/);
});

test("with several runs the spread between them is shown", async () => {
  const report = await evaluate(only("tea-shop-kyoto"), { ...options, contents: 1, runs: 2 }, needs);
  expect(report.briefs.map(({ run }) => run)).toEqual([1, 2]);
  expect(whole(report)).toMatch(/tea-shop-kyoto\s+2\s+0\.0\s+0\.0/);
});

test("a generation that fails is a result and not the end of the run", async () => {
  const refuse = await fetch(new URL("/__fake/script", world.connection.baseUrl), {
    method: "POST",
    body: JSON.stringify({ key: "eval-test", steps: ["401"] }),
  });
  expect(refuse.ok).toBe(true);
  const { briefs: results } = await evaluate(only("bakery-lisbon"), { ...options, contents: 1 }, needs);
  expect(results[0]?.failures).toEqual([expect.objectContaining({ where: "plan", code: "ai_config" })]);
  expect(results[0]?.contents).toEqual({ wanted: 1, written: 0, accepted: 0 });
});

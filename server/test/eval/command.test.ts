import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { demoWorld } from "./support/world.ts";

const script = join(import.meta.dirname, "../../../scripts/eval.ts");
const folder = mkdtempSync(join(tmpdir(), "handbill-eval-"));
const world = await demoWorld();
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** The settings name a model of their own, so that no key of the machine's is used. */
const env = { ...process.env, OPENAI_BASE_URL: world.connection.baseUrl, OPENAI_API_KEY: "eval-command" };
const runEval = (...args: string[]) => promisify(execFile)(process.execPath, [script, ...args], { env });

test("npm run eval scores the configured model, keeps the report, and compares with it", async () => {
  const file = join(folder, "report.json");
  const order = ["--brief", "tea-shop-kyoto", "--contents", "1", "--model", "handbill-demo"];
  const { stdout } = await runEval(...order, "--json", file);
  expect(stdout).toMatch(/Model: handbill-demo/);
  expect(stdout).toMatch(/all, by weight\s+\d/);
  expect(JSON.parse(readFileSync(file, "utf8")).scores).toHaveLength(25);
  const compared = await runEval(...order, "--compare", file);
  expect(compared.stdout).toMatch(/all, by weight\s+(\S+)\s+\1\s+0\.0/);
});

test.each([
  [["--brief", "no-such-brief"], /There is no brief no-such-brief/],
  [["--runs", "0"], /--runs must be a whole number/],
  [["--compare", "nowhere.json"], /nowhere\.json is not a report/],
])("%j ends with a sentence and not with a stack", async (args, message) => {
  const failed: unknown = await runEval(...args).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(message) });
  expect(failed).not.toMatchObject({ stderr: expect.stringMatching(/\n\s+at /) });
});

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHILD_ENVIRONMENT } from "../../server/test/support/child-environment.ts";
import { describeReports } from "../test-report.mjs";

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "..", "..");

const FILES = {
  "wrong.test.js": `test("counts wrong", () => expect(1).toBe(2)); test("counts right", () => expect(1).toBe(1));`,
  "lost.test.js": `import "./not-there.js"; test("is never reached", () => {});`,
  "before.test.js": `beforeAll(() => { throw new Error("no set-up") }); test("has no set-up", () => {});`,
  "inner.test.js": `describe("a part", () => { afterAll(() => { throw new Error("no end") }); test("ends", () => {}) });`,
  "stray.test.js": `test("strays", async () => { void Promise.reject(new Error("nobody listened")); await new Promise((go) => setTimeout(go, 50)) });`,
  "second.test.js": `let tries = 0; test("needs a second try", { retry: 1 }, () => { expect(tries += 1).toBe(2) });`,
  "killed.test.js": `test("ends its process", async () => { process.kill(process.pid, "SIGKILL"); await new Promise(() => {}) });`,
};

let folder = "";
let said = "";
let code: unknown = 0;

/** One run of tests that go wrong in every way there is. */
beforeAll(async () => {
  await mkdir(join(ROOT, ".cache"), { recursive: true });
  folder = await mkdtemp(join(ROOT, ".cache", "report-"));
  const report = join(folder, "report.json");
  const head = 'import { afterAll, beforeAll, describe, expect, test } from "vitest";\n';
  await Promise.all(Object.entries(FILES).map(([name, text]) => writeFile(join(folder, name), head + text)));
  const reporter = [join(ROOT, "scripts", "test-reporter.mjs"), { file: report }];
  const settings = { root: folder, pool: "forks", maxWorkers: 1, reporters: [reporter] };
  await writeFile(join(folder, "vitest.config.js"), `export default { test: ${JSON.stringify(settings)} };`);
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  await run(process.execPath, [vitest, "run", "--config", join(folder, "vitest.config.js")], {
    cwd: folder,
    env: CHILD_ENVIRONMENT,
  }).catch((error: { code: unknown }) => (code = error.code));
  said = describeReports([JSON.parse(await readFile(report, "utf8"))]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a run in which something went wrong ends with a code that says so", () => {
  expect(code).toBe(1);
});

test.each([
  ["a test that fails", /^failed: \S+wrong\.test\.js: counts wrong\n +AssertionError: expected 1 to be 2/m],
  ["a file that cannot be read", /^broken: \S+lost\.test\.js\n +Error: .*not-there\.js/m],
  ["a set-up that fails", /^broken: \S+before\.test\.js\n +Error: no set-up/m],
  ["a clean-up that fails", /^broken: \S+inner\.test\.js: a part\n +Error: no end/m],
  ["an error outside of tests", /^broken: outside of any test\n +Error: nobody listened/m],
  ["a process that ends", /^did not run to its end: \S+killed\.test\.js$/m],
  ["a test that needed a second try", /^flaky \(.*\): \S+second\.test\.js: needs a second try\n +AssertionError/m],
])("the end of the log names %s", (_what, named) => {
  expect(said).toMatch(named);
});

test("what went well is counted and not named as anything else", () => {
  expect(said).toMatch(/^7 tests in 7 files: 4 passed, 1 failed, 1 skipped\.$/m);
  expect(said).not.toMatch(/^(failed|broken|flaky).*counts right/m);
});

const nothing = { files: 0, tests: 0, passed: 0, failed: [], skipped: [], flaky: [], broken: [], unfinished: [] };

test("a run that did not even begin is not taken for one without failures", () => {
  expect(describeReports([{ ...nothing, slowest: [] }])).toBe("No test was run; the reason is above.");
  expect(describeReports([null])).toBe("Some tests ended without a report; the reason is above.");
});

const runWith = (name: string, seconds: number) => ({
  ...nothing,
  files: 1,
  tests: 2,
  passed: 1,
  failed: [{ name, message: `${name} is wrong` }],
  slowest: [{ name, seconds }],
});

test("two runs are told as one, and one without a report is not passed over", () => {
  const words = describeReports([runWith("quick", 1), runWith("slow", 2), null]);
  expect(words).toMatch(/2\.0 s {2}slow\n.*1\.0 s {2}quick\n4 tests in 2 files: 2 passed, 2 failed\./);
  expect(words).toMatch(/^failed: quick\n +quick is wrong\nfailed: slow\n +slow is wrong$/m);
  expect(words).toMatch(/^Some tests ended without a report/m);
});

// npm test: installs, checks, builds and runs every test. With arguments (npm test -- server/test/core) only those tests.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkSteps } from "./check-steps.mjs";
import { ensureInstalled, root } from "./installed.mjs";
import { createSteps } from "./steps.mjs";
import { makeTestFolder } from "./test-folder.mjs";
import { describeReports } from "./test-report.mjs";
import { ensureWebBuilt } from "./web-build.mjs";

/** The tests that need a browser, and leave half of a small machine idle while they wait for it. */
const IN_BROWSER = ["e2e", "components*"];
/** The tests that start whole products, and wait for them. */
const PROCESSES = "processes";

const chosen = process.argv.slice(2);
const reports = [];

/** One run of tests, with a report of its own. */
function tests(name, ...args) {
  const report = join(root, ".cache", `test-report-${name}.json`);
  rmSync(report, { force: true });
  reports.push(report);
  const reporters = ["--reporter=default", "--reporter=./scripts/test-reporter.mjs"];
  return (stdio) =>
    steps.tool("vitest", "run", ...reporters, ...args)(stdio, { TEST_REPORT_FILE: report, TMPDIR: folder });
}

await ensureInstalled();
const folder = makeTestFolder();
const steps = createSteps();
await steps.step("build the studio", ensureWebBuilt);
if (chosen.length > 0) await steps.step("tests", tests("chosen", ...chosen));
else await everything();
console.log(`\n${steps.summary()}\n${describeReports(reports.map(readReport))}`);
process.exitCode = steps.passed() ? 0 : 1;

async function everything() {
  const inBrowser = IN_BROWSER.map((project) => `--project=${project}`);
  const others = [...IN_BROWSER, PROCESSES].map((project) => `--project=!${project}`);
  // Three rows of work that are about as long as each other: else half of a small machine has nothing to do in the end.
  const browserTests = steps.startBeside("tests in a browser", tests("browser", ...inBrowser));
  const otherTests = steps.startBeside("tests", tests("others", ...others));
  await checkSteps(steps);
  await steps.step("tests of processes", tests("processes", `--project=${PROCESSES}`));
  await otherTests();
  await browserTests();
}

/** Null where the tests ended without a report. */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

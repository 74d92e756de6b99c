// npm test: installs, checks, builds and runs every test. With arguments (npm test -- server/test/core) only those tests.
import { readFileSync, rmSync } from "node:fs";
import { checkSteps } from "./check-steps.mjs";
import { ensureInstalled } from "./installed.mjs";
import { createSteps } from "./steps.mjs";
import { describeReport } from "./test-report.mjs";
import { REPORT } from "./test-reporter.mjs";
import { ensureWebBuilt } from "./web-build.mjs";

const chosen = process.argv.slice(2);

await ensureInstalled();
const steps = createSteps();
if (chosen.length === 0) await checkSteps(steps);
await steps.step("build the studio", ensureWebBuilt);
rmSync(REPORT, { force: true });
await steps.step(
  "tests",
  steps.tool("vitest", "run", "--reporter=default", "--reporter=./scripts/test-reporter.mjs", ...chosen),
);
console.log(`\n${steps.summary()}\n${whatHappened()}`);
process.exitCode = steps.passed() ? 0 : 1;

function whatHappened() {
  try {
    return describeReport(JSON.parse(readFileSync(REPORT, "utf8")));
  } catch {
    return "The tests ended without a report; the reason is above.";
  }
}

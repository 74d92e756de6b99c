// npm test: installs, checks, builds and runs every test. With arguments (npm test -- server/test/core) only those tests.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkSteps } from "./check-steps.mjs";
import { ensureInstalled, root } from "./installed.mjs";
import { createSteps } from "./steps.mjs";
import { ensureWebBuilt } from "./web-build.mjs";

const chosen = process.argv.slice(2);
const report = join(root, ".cache", "test-report.json");

await ensureInstalled();
const steps = createSteps();
if (chosen.length === 0) await checkSteps(steps);
await steps.step("build the studio", ensureWebBuilt);
mkdirSync(join(root, ".cache"), { recursive: true });
rmSync(report, { force: true });
await steps.step(
  "tests",
  steps.tool("vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...chosen),
);
console.log(`\n${steps.summary()}\n${counts()}`);
process.exitCode = steps.passed() ? 0 : 1;

function counts() {
  try {
    const { numTotalTests, numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    return `${numTotalTests} tests in ${testResults.length} files: ${numPassedTests} passed, ${numFailedTests} failed.`;
  } catch {
    return "The tests ended without a report.";
  }
}

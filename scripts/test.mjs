// npm test: installs, checks, builds and runs every test. With arguments (npm test -- server/test/core) only those tests.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
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

/** What went wrong is named at the end, where a reader of a long log looks first. */
function counts() {
  try {
    const { numTotalTests, numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    const counted = `${numTotalTests} tests in ${testResults.length} files: ${numPassedTests} passed, ${numFailedTests} failed.`;
    return [counted, ...testResults.flatMap(failuresOf)].join("\n");
  } catch {
    return "The tests ended without a report.";
  }
}

/** Each failed test of a file with the beginning of its message, or the file's own when it did not even start. */
function failuresOf({ name, message, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter(({ status }) => status === "failed");
  if (failed.length === 0) return message ? [`failed: ${file}\n${begin(message)}`] : [];
  return failed.map(
    ({ fullName, failureMessages }) => `failed: ${file}: ${fullName}\n${begin(failureMessages.join("\n"))}`,
  );
}

function begin(message) {
  return message
    .split("\n")
    .slice(0, 12)
    .map((line) => `        ${line}`)
    .join("\n");
}

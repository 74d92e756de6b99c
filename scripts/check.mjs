// npm run check: everything but the tests.
import { checkSteps } from "./check-steps.mjs";
import { ensureInstalled } from "./installed.mjs";
import { createSteps } from "./steps.mjs";

await ensureInstalled();
const steps = createSteps();
await checkSteps(steps);
console.log(`\n${steps.summary()}`);
process.exitCode = steps.passed() ? 0 : 1;

// Runs one of the project's programs on the project's Node: node scripts/run.mjs <program> [arguments]
import { ensureInstalled, requireNode, run, toolEnvironment } from "./installed.mjs";

await ensureInstalled();
process.exitCode = await run(requireNode(), process.argv.slice(2), { env: toolEnvironment() });

import { requireNode } from "./installed.mjs";

/** What runs in Node is read once and together, or each part would read the server anew; a browser has other types. */
const typed = { "what runs in Node": ".", "the studio": "web", "the browser's tests": "e2e" };
const layered = ["contracts/src", "server/src", "web/src", "demo-model/src"];

/** Everything that can be said about the code without running it. */
export async function checkSteps({ step, tool }) {
  await step("lock file is complete", tool(requireNode(), "scripts/complete-lock.mjs", "--check"));
  await step("format", tool("oxfmt", "--check", "."));
  await step("lint", tool("oxlint"));
  for (const [name, place] of Object.entries(typed)) await step(`types: ${name}`, tool("tsc", "-p", place));
  await step("migrations hold nobody up", tool(requireNode(), "scripts/check-migrations.ts"));
  await step("who may import whom", tool("depcruise", "--config", ".dependency-cruiser.mjs", ...layered));
  await step("unused code", tool("knip"));
}

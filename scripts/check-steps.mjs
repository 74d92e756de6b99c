import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, requireNode } from "./installed.mjs";

const typed = ["contracts", "server", "web", "demo-model", "e2e", "scripts", "bench"];
const layered = ["contracts/src", "server/src", "web/src", "demo-model/src"];

/** Everything that can be said about the code without running it. */
export async function checkSteps({ step, tool }) {
  await step("lock file is complete", tool(requireNode(), "scripts/complete-lock.mjs", "--check"));
  await step("format", tool("oxfmt", "--check", "."));
  await step("lint", tool("oxlint"));
  for (const workspace of typed.filter((name) => existsSync(join(root, name, "tsconfig.json")))) {
    await step(`types: ${workspace}`, tool("tsc", "-p", workspace));
  }
  await step("migrations hold nobody up", tool(requireNode(), "scripts/check-migrations.ts"));
  await step("who may import whom", tool("depcruise", "--config", ".dependency-cruiser.mjs", ...layered));
  await step("unused code", tool("knip"));
}

import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { currentPrompts, type Golden, goldenFile, readGolden } from "../server/test/ai/support/golden.ts";

/*
 * npm run prompts:update
 * Writes the golden file of every prompt that has changed and has a new version; ends with 1 when one changed without.
 */

type Verdict = "new" | "unchanged" | "updated" | "needs a new version";

function judge(prompt: Golden): Verdict {
  if (!existsSync(goldenFile(prompt.id))) return "new";
  const golden = readGolden(prompt.id);
  if (golden.text === prompt.text) return "unchanged";
  return prompt.version > golden.version ? "updated" : "needs a new version";
}

for (const prompt of currentPrompts()) {
  const verdict = judge(prompt);
  console.log(`${prompt.id} version ${prompt.version}: ${verdict}`);
  if (verdict === "needs a new version") process.exitCode = 1;
  if (verdict === "new" || verdict === "updated") await writeFile(goldenFile(prompt.id), prompt.text);
}

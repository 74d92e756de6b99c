import { writeFile } from "node:fs/promises";
import { currentPrompts, goldenFile, judgeChange, readGolden } from "../server/test/ai/support/golden.ts";

/*
 * npm run prompts:update
 * Writes the golden file of every prompt that has changed and has a new version; ends with 1 when one changed without.
 */

for (const prompt of currentPrompts()) {
  const verdict = judgeChange(prompt, readGolden(prompt.id));
  console.log(`${prompt.id} version ${prompt.version}: ${verdict}`);
  if (verdict === "needs a new version") process.exitCode = 1;
  if (verdict === "new" || verdict === "updated") await writeFile(goldenFile(prompt.id), prompt.text);
}

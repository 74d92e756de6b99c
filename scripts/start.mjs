// npm start: installs, builds, starts. Runs on any Node since 20; the server itself runs on the Node of the project.
import module from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { COMPILED, ensureInstalled, pinnedVersion, requireNode, root, run, toolEnvironment } from "./installed.mjs";
import { ensureProductInOneFile } from "./one-file.mjs";
import { ensureWebBuilt } from "./web-build.mjs";

await ensureInstalled();
const [isBuilt, program] = await Promise.all([ensureWebBuilt(), ensureProductInOneFile()]);
if (!isBuilt) process.exit(1);
const entry = program ?? join(root, "server", "src", "main.ts");
if (process.versions.node === pinnedVersion()) {
  module.enableCompileCache?.(COMPILED);
  const { main } = await import(pathToFileURL(entry).href); // every start but the first: no second process
  await main();
} else {
  process.exitCode = await run(requireNode(), [entry], { env: toolEnvironment() });
}

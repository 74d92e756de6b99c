// npm start: installs, builds, starts. Runs on any Node since 20; the server itself runs on the Node of the project.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, pinnedVersion, requireNode, root, run, toolEnvironment } from "./installed.mjs";
import { ensureWebBuilt } from "./web-build.mjs";

const entry = join(root, "server", "src", "main.ts");

await ensureInstalled();
if (!(await ensureWebBuilt())) process.exit(1);
if (process.versions.node === pinnedVersion()) {
  const { main } = await import(pathToFileURL(entry).href); // every start but the first: no second process
  await main();
} else {
  process.exitCode = await run(requireNode(), [entry], { env: toolEnvironment() });
}

// npm run dev: the server starts again when its files change, and Vite serves the studio with hot reload.
import { ensureInstalled, requireNode, run, toolEnvironment } from "./installed.mjs";

const STUDIO = "http://localhost:5173";

await ensureInstalled();
const server = run(requireNode(), ["--watch", "--watch-preserve-output", "server/src/main.ts"], {
  // The sign-in trusts pages of the public address only, which here is Vite's.
  env: toolEnvironment({ PUBLIC_URL: process.env.PUBLIC_URL ?? STUDIO }),
});
const studio = run("vite", ["--port", "5173", "--strictPort"], { cwd: "web", env: toolEnvironment() });
process.exitCode = await Promise.race([server, studio]);
process.kill(process.pid, "SIGTERM"); // one without the other is of no use: the signal is passed on to the one that is left

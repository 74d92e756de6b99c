// npm run build: installs what is missing and builds the studio, for whoever starts the server without `npm start`.
import { ensureInstalled } from "./installed.mjs";
import { ensureWebBuilt } from "./web-build.mjs";

await ensureInstalled();
process.exitCode = (await ensureWebBuilt()) ? 0 : 1;

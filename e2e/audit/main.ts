import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startDemoModel } from "@handbill/demo-model";
import { type BrowserContext, chromium } from "playwright-core";
import { ensureWebBuilt } from "../../scripts/web-build.mjs";
import { type Stage, setStage } from "../screens/stage.ts";
import { firstLoad, laterPieces, readManifest } from "../support/bundle.ts";
import { CHROMIUM_ARGUMENTS, prepareChromium } from "../support/chromium.ts";
import { startProduct } from "../support/product.ts";
import { CPU_SLOWDOWN, measureInteractions } from "./interactions.ts";
import { fetchLighthouse, medianOf, visit } from "./lighthouse.ts";
import { interactionsTable, missed, sizesTable, type Table, visitsTable, writeReport } from "./report.ts";

/*
 * npm run audit:web [-- --quick] [--only home,board] [--to file]
 * Builds and starts the studio, signs in, and holds every screen against its gates: what is sent, Lighthouse on a slow phone,
 * and how long a press takes. `--quick` visits each screen once instead of three times.
 */

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    to: { type: "string", default: join(import.meta.dirname, "..", "..", "docs", "audit-web.md") },
  },
});
const runs = values.quick ? 1 : 3;

type Screen = { name: string; address(stage: Stage): string; isOutside?: boolean };

const inside =
  (path: string) =>
  ({ business }: Stage): string =>
    `/b/${business.id}${path}`;
const inCampaign =
  (path: string) =>
  (stage: Stage): string =>
    inside(`/campaigns/${stage.campaign.id}${path}`)(stage);

const SCREENS: readonly Screen[] = [
  { name: "sign-in", address: () => "/login", isOutside: true },
  { name: "sign-up", address: () => "/signup", isOutside: true },
  { name: "welcome", address: () => "/welcome" },
  { name: "home", address: inside("") },
  { name: "campaigns", address: inside("/campaigns") },
  { name: "new campaign", address: inside("/campaigns/new") },
  { name: "plan", address: inCampaign("/strategy") },
  { name: "board", address: inCampaign("/board") },
  { name: "editor", address: (stage) => `${inCampaign("/board")(stage)}?item=${stage.contents[0]?.id}` },
  { name: "calendar", address: inside("/calendar") },
  { name: "insights", address: inside("/insights") },
  { name: "contacts", address: inside("/contacts") },
  { name: "inbox", address: inside("/inbox") },
  { name: "usage", address: inside("/usage") },
  { name: "profile", address: inside("/settings/profile") },
  { name: "appearance", address: inside("/settings/appearance") },
  { name: "removed", address: inside("/settings/removed") },
];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

const cookieOf = async (context: BrowserContext): Promise<string> =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");

function measureSizes(): Table {
  const manifest = readManifest();
  const pages = laterPieces(manifest)
    .filter(({ depth }) => depth < 3)
    .map(({ name, depth, counts }) => ({ name: depth === 1 ? name : `- ${name}`, kb: counts }));
  return sizesTable(firstLoad(manifest), pages);
}

const lighthouse = await fetchLighthouse();
const [{ executablePath, env }, model, isBuilt, port] = await Promise.all([
  prepareChromium(),
  startDemoModel({ delayScale: 0 }),
  ensureWebBuilt(),
  freePort(),
]);
if (!isBuilt) throw new Error("The studio could not be built.");
const product = await startProduct({
  OPENAI_API_KEY: "not-a-real-key",
  OPENAI_BASE_URL: model.url,
  AI_MODEL_STRATEGY: "handbill-demo",
  AI_MODEL_CONTENT: "handbill-demo",
  SIGN_IN_PER_MINUTE: "1000",
  SIGN_UP_PER_HOUR: "100000",
  AI_REQUESTS_PER_MINUTE: "1000",
  AI_PRICES: '{"handbill-demo":{"input":0.25,"output":2}}',
  AI_WAIT_SECONDS: "60",
});
const browser = await chromium.launch({
  executablePath,
  args: [...CHROMIUM_ARGUMENTS, `--remote-debugging-port=${port}`],
  env: { ...process.env, ...env },
});
try {
  const context = await browser.newContext({ baseURL: product.url, viewport: { width: 1280, height: 900 } });
  const stage = await setStage(context.request, product.url, model.url);
  const cookie = await cookieOf(context);
  const only = values.only?.split(",");
  const visits = [];
  for (const { name, address, isOutside } of SCREENS.filter((screen) => !only || only.includes(screen.name))) {
    const where = { url: new URL(address(stage), product.url).href, port, cookie: isOutside ? null : cookie };
    const each = [];
    try {
      for (let run = 0; run < runs; run += 1) each.push(await visit(lighthouse, where));
    } catch (error) {
      process.exitCode = 1;
      console.error(`${name} could not be measured: ${String(error)}`);
      continue;
    }
    visits.push({ name, visit: medianOf(each) });
    console.log(`${name}: ${JSON.stringify(medianOf(each))}`);
  }
  const interactions = only ? [] : await measureInteractions(await context.newPage(), stage);
  const tables = [measureSizes(), visitsTable(visits, runs), interactionsTable(interactions, CPU_SLOWDOWN)];
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"})`;
  const report = writeReport(tables, { date: new Date().toISOString().slice(0, 10), machine });
  console.log(report);
  if (!only) await writeFile(values.to, report);
  if (missed(tables).length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await product.stop();
  await model.close();
}

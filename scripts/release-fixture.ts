import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs, promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { startDemoModel } from "@handbill/demo-model";
import type { TrackedLink } from "@handbill/contracts";
import { type APIRequestContext, request } from "playwright-core";
import { setStage } from "../e2e/screens/stage.ts";
import type { Owner } from "../e2e/support/owner.ts";
import { startProduct } from "../e2e/support/product.ts";
import packageJson from "../package.json" with { type: "json" };
import { AUTH_SECRET } from "../server/test/support/auth-secret.ts";

/*
 * npm run release:fixture -- --database <an empty PostgreSQL database of your own>
 * Lets a few weeks of work happen in this version of the product, and keeps its whole database among the fixtures, so that every
 * later version is tried on it (server/test/data/releases.test.ts). Do it for every release, and keep what is there.
 * Needs pg_dump of that PostgreSQL or a newer one. The user of the database should be the one whom the product will have.
 */

const run = promisify(execFile);
const FOLDER = join(import.meta.dirname, "..", "server", "test", "fixtures", "releases");
const { values } = parseArgs({ options: { database: { type: "string" } } });
if (values.database === undefined)
  throw new Error("npm run release:fixture -- --database postgres://user:password@host/empty");
const { database } = values;

async function live(): Promise<void> {
  const model = await startDemoModel({ delayScale: 0 });
  const product = await startProduct({
    DATABASE_URL: database,
    AUTH_SECRET,
    OPENAI_API_KEY: "fixture-key",
    OPENAI_BASE_URL: model.url,
    AI_MODEL_STRATEGY: "handbill-demo",
    AI_MODEL_CONTENT: "handbill-demo",
    AI_PRICES: '{"handbill-demo":{"input":0.25,"output":2}}',
    AI_WAIT_SECONDS: "60",
    OUTSIDE_ALLOW: "127.0.0.1/32",
  });
  const context = await request.newContext({ baseURL: product.url });
  try {
    const { owner, own } = await setStage(context, product.url, model.url);
    await visit(owner, context, `/businesses/${own.id}`);
    await pause(7_000); // clicks are kept for a while before they are stored
  } finally {
    await context.dispose();
    await product.stop();
    await model.close();
  }
}

/** What people do on the pages of a business, and what its owner tells of it. */
async function visit(owner: Owner, context: APIRequestContext, at: string): Promise<void> {
  const link = await owner.call<TrackedLink>("POST", `${at}/links`, { address: "https://shop.example/" });
  const headers = { "user-agent": "Mozilla/5.0 (X11; Linux x64; rv:145.0) Gecko/20100101 Firefox/145.0" };
  for (let click = 0; click < 3; click += 1)
    await context.get(new URL(link.url).pathname, { headers, maxRedirects: 0 });
  await owner.call("POST", `${at}/conversions`, { key: "order 1", value: { amount: 4200, currency: "EUR" } });
  await owner.call("POST", `${at}/saved-replies`, { name: "Thanks", body: "Thank you! We write back within a day." });
}

/** One line of words for each row. */
async function ask(sql: string): Promise<string[]> {
  const { stdout } = await run("psql", [database, "--no-psqlrc", "--tuples-only", "--no-align", "--command", sql]);
  return stdout.trim().split("\n").filter(Boolean);
}

/** Without owners and rights: who works there is told by whoever takes it up. */
async function dump(): Promise<string> {
  // Which machine it ran on is nobody's business.
  const without = ["public.processes", "pgboss.instance"].map((table) => `--exclude-table-data=${table}`);
  const options = [
    "--no-owner",
    "--no-privileges",
    "--inserts",
    "--rows-per-insert=200",
    ...without,
    `--dbname=${database}`,
  ];
  const { stdout } = await run("pg_dump", options, { maxBuffer: 500_000_000 });
  return stdout.replaceAll(/^\\(?:un)?restrict \w+$/gm, ""); // words to psql
}

if ((await ask("select 1 from pg_class where relnamespace = 'public'::regnamespace limit 1")).length > 0) {
  throw new Error("That database is not empty. Nothing was done.");
}
await live();
const text = await dump();
const [last = ""] = await ask("select max(name) from kysely_migration");
const file = join(FOLDER, `${packageJson.version}-${last.slice(0, 4)}.sql.gz`);
const packed = gzipSync(text, { level: 9 });
await mkdir(FOLDER, { recursive: true });
await writeFile(file, packed);
console.log(`${file}: ${packed.length} bytes, ${text.length} unpacked.`);

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { startEmbeddedPostgres } from "../server/src/infrastructure/embedded-postgres/embedded-postgres.ts";
import { PROGRAMS } from "./image/files-to-run.ts";

/*
 * node scripts/image-try.ts <folder>
 * Starts the server from what scripts/image-files.ts has put into a folder, on a database of its own, and has it do a day's work: somebody
 * signs up, a campaign is planned and written, pages are opened. A file that is missing there is noticed here, and not by its users.
 */

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "..");
const URL_OF_IT = "http://localhost:3999";
const PAGES = ["/health/ready", "/", "/api/openapi.json", "/docs", "/docs/static/swagger-ui-bundle.js", "/docs/errors"];

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (
      await fetch(`${URL_OF_IT}/health/ready`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await pause(200);
  }
  throw new Error("The server was not ready after two minutes.");
}

async function work(): Promise<void> {
  await untilReady();
  const { stdout } = await run(process.execPath, [
    join(ROOT, "scripts", "try.ts"),
    join(ROOT, "fixtures", "briefs", "bakery-lisbon.json"),
    "--url",
    URL_OF_IT,
  ]);
  console.log(stdout.trim().split("\n").at(-1));
  for (const page of PAGES) {
    const { status } = await fetch(URL_OF_IT + page);
    if (status !== 200) throw new Error(`${page} answered ${status}.`);
  }
}

const [wish] = process.argv.slice(2);
if (wish === undefined) throw new Error("node scripts/image-try.ts <folder>");
const folder = resolve(wish);
const programs = PROGRAMS.map((name) => pathToFileURL(join(folder, "server", "src", `${name}.ts`)).href);
const reading = `await Promise.all(${JSON.stringify(programs)}.map((program) => import(program)))`;
await run(process.execPath, ["--input-type=module", "--eval", reading], { cwd: folder });

const place = await mkdtemp(join(tmpdir(), "handbill-image-"));
await chmod(place, 0o755); // run by root, PostgreSQL is another user and must get in
const postgres = await startEmbeddedPostgres({ dataDir: place });
const environment = {
  DATABASE_URL: postgres.url,
  DATA_DIR: join(place, "data"),
  PORT: new URL(URL_OF_IT).port,
  AUTH_SECRET: crypto.randomUUID(),
  NODE_ENV: "production",
  LOG_LEVEL: "warn",
  DRAIN_SECONDS: "0",
};
const server = spawn(process.execPath, ["server/src/main.ts"], { cwd: folder, env: environment, stdio: "inherit" });
const ended = once(server, "exit");
try {
  await Promise.race([work(), ended.then(() => Promise.reject(new Error("The server ended by itself.")))]);
} finally {
  server.kill("SIGTERM");
  await ended;
  await postgres.close();
  await rm(place, { recursive: true, force: true });
}

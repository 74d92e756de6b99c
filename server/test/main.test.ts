import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, inject, test } from "vitest";
import { isAlive } from "../src/infrastructure/embedded-postgres/process-state.ts";
import { CHILD_ENVIRONMENT } from "./support/child-environment.ts";

const PATIENCE = { timeout: 60_000 };

type Product = { child: ChildProcess; output(): string; exit: Promise<unknown> };

let parent = "";
const started: Product[] = [];
const dataDir = () => join(parent, "data");

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "handbill-main-"));
  await chmod(folder, 0o755); // run by root, PostgreSQL is another user and must get in
  return folder;
}

/** For starts that need not be the first: making a database anew takes as long as all the rest. */
const lasting = { DATA_DIR: join(await newFolder(), "data") };
afterAll(() => rm(join(lasting.DATA_DIR, ".."), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

beforeEach(async () => {
  parent = await newFolder();
});

afterEach(async () => {
  await Promise.all(started.splice(0).map(({ child, exit }) => (child.kill("SIGKILL"), exit)));
  await rm(parent, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

function launch(settings: Record<string, string>): Product {
  const env = {
    ...CHILD_ENVIRONMENT,
    DATA_DIR: dataDir(),
    PORT: "0",
    LOG_LEVEL: "fatal",
    DRAIN_SECONDS: "0",
    ...settings,
  };
  const child = spawn(process.execPath, [join(import.meta.dirname, "../src/main.ts")], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const product = { child, output: () => text, exit: once(child, "close").then(([code]: unknown[]) => code) };
  started.push(product);
  return product;
}

async function launched(settings: Record<string, string> = {}): Promise<Product & { address: string }> {
  const product = launch(settings);
  await expect.poll(product.output, PATIENCE).toContain("It uses: ");
  const address = /Handbill is ready: (\S+)/.exec(product.output())?.[1] ?? "";
  return { ...product, address: address.replace("localhost", "127.0.0.1") };
}

const postmaster = ({ DATA_DIR }: typeof lasting) =>
  Number.parseInt(readFileSync(join(DATA_DIR, "cluster", "postmaster.pid"), "utf8"), 10);

test("it says its address, its database and its model, answers there, and stops with its database", async () => {
  const { child, address, output, exit } = await launched(lasting);
  expect(output()).toContain("PostgreSQL");
  expect(output()).toContain("demo model");
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  const database = postmaster(lasting);
  child.kill("SIGTERM");
  expect(await exit).toBe(0);
  expect(isAlive(database)).toBe(false);
});

test("killed without warning, it leaves no database behind and starts again", async () => {
  const first = await launched(lasting);
  const database = postmaster(lasting);
  first.child.kill("SIGKILL");
  await first.exit;
  await expect.poll(() => isAlive(database), PATIENCE).toBe(false);
  const second = await launched(lasting);
  expect((await fetch(`${second.address}/health/ready`)).status).toBe(200);
});

test("a database that is given is used instead of the built-in one", async () => {
  const { address } = await launched({ DATABASE_URL: inject("clusterUrl") });
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  expect(existsSync(join(dataDir(), "cluster"))).toBe(false);
});

test("a port that is taken is said before anything is started", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const taken: AddressInfo | string | null = other.address();
  const { output, exit } = launch({ PORT: String(typeof taken === "object" ? taken?.port : 0) });
  expect(await exit).toBe(1);
  expect(output()).toContain("is taken");
  expect(output()).toContain("npm start");
  expect(existsSync(dataDir())).toBe(false);
  other.close();
});

test("wrong settings are all named, without a stack", async () => {
  const { output, exit } = launch({ PORT: "x", ROLE: "boss" });
  expect(await exit).toBe(1);
  expect(output()).toMatch(/PORT must be[^]*ROLE must be/);
  expect(output()).not.toContain("    at ");
});

test("a second one on the same data is refused in words, and the first goes on", async () => {
  const { address } = await launched(lasting);
  const second = launch(lasting);
  expect(await second.exit).toBe(1);
  expect(second.output()).toContain("Another Handbill is already running on the database in");
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);
});

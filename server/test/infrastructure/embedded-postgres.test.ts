import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from "../../src/infrastructure/embedded-postgres/embedded-postgres.ts";
import { isAlive } from "../../src/infrastructure/embedded-postgres/process-state.ts";
import { ask } from "../support/ask.ts";
import { binariesDir } from "../support/cluster.ts";

const parent = await mkdtemp(join(tmpdir(), "handbill-embedded-ü "));
const ready = join(parent, "ready");
const dataDir = join(parent, "data");
const running: EmbeddedPostgres[] = [];

/** A database that has been started once, to copy: making one anew takes a second each time. */
beforeAll(async () => {
  await chmod(parent, 0o755); // run by root, PostgreSQL is another user and must get in
  const postgres = await startEmbeddedPostgres({ dataDir: ready, binariesDir, test: true });
  await postgres.close();
});

beforeEach(() => void execFileSync("cp", ["-a", ready, dataDir]));
afterEach(async () => {
  await Promise.all(running.splice(0).map((postgres) => postgres.close()));
  await rm(dataDir, { recursive: true, force: true });
});
afterAll(() => rm(parent, { recursive: true, force: true }));

/** For a first start: a data folder in which there is nothing yet. */
async function beginWithNothing(mode = 0o755): Promise<void> {
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { mode });
}

/** Safe settings, as in the product: some of these tests kill the server. */
async function start(report: (line: string) => void = () => {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, binariesDir, report });
  running.push(postgres);
  return postgres;
}

const pidFile = () => join(dataDir, "cluster", "postmaster.pid");
const postmaster = () => Number.parseInt(readFileSync(pidFile(), "utf8"), 10);

/** Another process that starts the database, writes one row and stays. */
async function startInChild(): Promise<{ pid: number; postmaster: number; kill(): Promise<void> }> {
  const program = join(import.meta.dirname, "..", "support", "embedded-child.ts");
  const child = spawn(process.execPath, [program, dataDir, binariesDir], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return {
    pid: child.pid ?? 0,
    postmaster: postmaster(),
    kill: async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

test("a first start makes a database that is there again after a restart", async () => {
  await beginWithNothing();
  const lines: string[] = [];
  const first = await start((line) => lines.push(line));
  await ask(first.url, "create table notes as select 'kept' as answer");
  await first.close();
  const second = await start((line) => lines.push(line));
  expect(await ask(second.url, "select answer from notes")).toBe("kept");
  expect(lines).toEqual(["Making the database (first start)."]);
});

test("nobody else on the machine can read the data or the password, and no port is opened", async () => {
  const { url } = await start();
  expect(statSync(join(dataDir, "cluster")).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataDir, "database-password")).mode & 0o777).toBe(0o600);
  const socket = new URLSearchParams(url.split("?")[1]).get("host") ?? "";
  expect(statSync(socket).mode & 0o777).toBe(0o700);
  expect(await ask(url, "select current_setting('listen_addresses') as answer")).toBe("");
});

test("a wrong password is refused", async () => {
  const { url } = await start();
  await expect(ask(url.replace(/:[0-9a-f]{48}@/, ":wrong@"), "select 1 as answer")).rejects.toThrow(
    "password authentication failed",
  );
});

test("texts sort and fold the same on every machine", async () => {
  const { url } = await start();
  expect(await ask(url, "select upper('ärger') as answer")).toBe("ÄRGER");
  expect(
    await ask(url, "select pg_encoding_to_char(encoding) as answer from pg_database where datname = 'postgres'"),
  ).toBe("UTF8");
});

test("closing stops the server and leaves no socket behind", async () => {
  const postgres = await start();
  const pid = postmaster();
  const socket = new URLSearchParams(postgres.url.split("?")[1]).get("host") ?? "";
  await postgres.close();
  expect(isAlive(pid)).toBe(false);
  expect(existsSync(socket)).toBe(false);
});

test("a second start on the same data is refused in words, and the first is not harmed", async () => {
  const first = await start();
  await expect(start()).rejects.toThrow("Another Handbill is already running on the database in");
  expect(await ask(first.url, "select 1 as answer")).toBe(1);
});

test("of two first starts at the same time one wins, and the data folder holds nothing half-made", async () => {
  await beginWithNothing();
  const outcomes = await Promise.allSettled([start(), start()]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(readdirSync(dataDir).filter((name) => name.startsWith("cluster"))).toEqual(["cluster"]);
});

test("a server that is killed comes back by itself, with all that was committed", async () => {
  const lines: string[] = [];
  const { url } = await start((line) => lines.push(line));
  await ask(url, "create table notes as select 'kept' as answer");
  const killed = postmaster();
  process.kill(killed, "SIGKILL");
  await expect.poll(() => ask(url, "select answer from notes").catch(() => undefined), { interval: 100 }).toBe("kept");
  expect(postmaster()).not.toBe(killed);
  expect(lines).toContain("PostgreSQL ended unexpectedly; starting it again.");
});

test.runIf(process.platform === "linux")(
  "a watchdog that is killed alone is replaced, together with its server",
  async () => {
    const { url } = await start();
    await ask(url, "create table notes as select 'kept' as answer");
    const server = postmaster();
    const watchdog = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${server}/stat`, "utf8"))?.[1]);
    process.kill(watchdog, "SIGKILL");
    await expect.poll(() => isAlive(server)).toBe(false);
    await expect
      .poll(() => ask(url, "select answer from notes").catch(() => undefined), { interval: 100 })
      .toBe("kept");
  },
);

test("closing while the server is being started again ends the new one too", async () => {
  const postgres = await start();
  const killed = postmaster();
  process.kill(killed, "SIGKILL");
  await expect.poll(() => existsSync(pidFile()) && postmaster() !== killed, { interval: 1 }).toBe(true);

  await postgres.close();

  expect(existsSync(pidFile())).toBe(false);
});

test("the owner keeps out others even after its server was killed", async () => {
  const { url } = await start();
  process.kill(postmaster(), "SIGKILL");
  await expect.poll(() => ask(url, "select 1 as answer").catch(() => undefined)).toBe(1);
  await expect(start()).rejects.toThrow("already running");
});

test("when the process that owns it is killed, the server stops, and the next start has the data", async () => {
  const child = await startInChild();
  await child.kill();
  await expect.poll(() => isAlive(child.postmaster)).toBe(false);
  const { url } = await start();
  expect(await ask(url, "select answer from notes")).toBe("kept");
});

test("a start right after its owner was killed waits for the end of the old server", async () => {
  const child = await startInChild();
  await child.kill();
  const { url } = await start();
  expect(await ask(url, "select answer from notes")).toBe("kept");
});

test.runIf(process.platform === "linux")(
  "a server whose owner and watchdog were both killed is taken over",
  async () => {
    const child = await startInChild();
    const watchdogs = execFileSync("pgrep", ["-P", String(child.pid)], { encoding: "utf8" })
      .trim()
      .split("\n");
    const below = watchdogs.flatMap((one) => readChildren(Number(one))).filter((pid) => pid !== child.postmaster);
    // The one that reads the pipe first: it would stop the server as soon as the pipe is closed.
    for (const pid of [...below, ...watchdogs.map(Number)]) process.kill(pid, "SIGKILL");
    await child.kill();
    expect(isAlive(child.postmaster)).toBe(true);
    const lines: string[] = [];
    const { url } = await start((line) => lines.push(line));
    expect(lines).toContain("Found a PostgreSQL whose owner is gone; stopping it.");
    expect(isAlive(child.postmaster)).toBe(false);
    expect(await ask(url, "select answer from notes")).toBe("kept");
  },
);

const readChildren = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);

test.each(["a process that is gone", "a stranger that has its number now"])(
  "a lock file that names %s is cleared",
  async (who) => {
    const first = await start();
    await first.close();
    const pid = who === "a process that is gone" ? 2 ** 22 : process.pid;
    writeFileSync(pidFile(), `${pid}\n${join(dataDir, "cluster")}\n0\n5432\n\n*\n0 0\nready\n`);
    const { url } = await start();
    expect(await ask(url, "select 1 as answer")).toBe(1);
  },
);

test("a first start that was killed in the middle leaves nothing that a second one trips over", async () => {
  await beginWithNothing();
  const child = spawn("true");
  await once(child, "exit");
  const draft = join(dataDir, `cluster.${child.pid}`);
  execFileSync("mkdir", [draft]);
  writeFileSync(join(draft, "PG_VERSION"), "18\n");
  const { url } = await start();
  expect(await ask(url, "select 1 as answer")).toBe(1);
  expect(existsSync(draft)).toBe(false);
});

test.runIf(process.geteuid?.() === 0)(
  "where only root may enter, the database is elsewhere and found again",
  async () => {
    await beginWithNothing(0o700);
    const first = await start();
    const home = readFileSync(join(dataDir, "database-place"), "utf8").split("\n")[0] ?? "";
    onTestFinished(() => rm(home, { recursive: true }));
    await ask(first.url, "create table notes as select 'kept' as answer");
    await first.close();
    expect(existsSync(join(dataDir, "cluster"))).toBe(false);
    expect(statSync(join(home, "cluster")).uid).not.toBe(0);
    const second = await start();
    expect(await ask(second.url, "select answer from notes")).toBe("kept");
  },
);

test.runIf(process.geteuid?.() === 0)(
  "a folder that was removed and made again begins with an empty database",
  async () => {
    await beginWithNothing(0o700);
    const first = await start();
    const place = () => readFileSync(join(dataDir, "database-place"), "utf8").split("\n")[0] ?? "";
    const old = place();
    await first.close();
    await rm(dataDir, { recursive: true });
    await mkdir(dataDir, { mode: 0o700 });
    const second = await start();
    const homes = [old, place()];
    onTestFinished(async () => void (await Promise.all(homes.map((home) => rm(home, { recursive: true })))));
    expect(await ask(second.url, "select 1 as answer")).toBe(1);
  },
);

test("a missing password is said in words", async () => {
  const first = await start();
  await first.close();
  await rm(join(dataDir, "database-password"));
  await expect(start()).rejects.toThrow("bring it back from your backup");
});

test("a server that cannot start says why", async () => {
  const first = await start();
  await first.close();
  writeFileSync(join(dataDir, "cluster", "postgresql.conf"), "no_such_setting = 1\n");
  await expect(start()).rejects.toThrow(/did not start[^]*no_such_setting/);
});

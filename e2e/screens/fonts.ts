import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const FOLDER = join(import.meta.dirname, "..", "..", ".cache", "fonts");

/** Emoji, Japanese and Arabic as files that fontconfig reads; 80 MB, so only for those who take pictures. */
const PACKAGES = [
  "@expo-google-fonts/noto-color-emoji@0.4.6",
  "@expo-google-fonts/noto-sans-jp@0.4.3",
  "@expo-google-fonts/noto-sans-arabic@0.4.3",
];

/** Fetches the fonts once; the same letters on every machine, whatever fonts it has. */
export async function fetchFonts(): Promise<void> {
  const done = join(FOLDER, "done");
  if (existsSync(done)) return;
  await mkdir(FOLDER, { recursive: true });
  await promisify(execFile)("npm", ["install", "--prefix", FOLDER, "--no-save", "--ignore-scripts", ...PACKAGES]);
  await writeFile(done, "");
}

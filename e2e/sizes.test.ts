import { expect, test } from "vitest";
import { firstLoad, laterPieces, readManifest } from "./support/bundle.ts";

const FIRST_SCRIPT_KB = 130;
const FIRST_STYLE_KB = 12;
const LATER_KB = 50;

const row = (name: string, ...sizes: number[]): string =>
  [name.padEnd(24), ...sizes.map((size) => size.toFixed(1).padStart(10))].join("");

test("the studio stays light: what loads first, and what each page adds", () => {
  const manifest = readManifest();
  const { script, style } = firstLoad(manifest);
  const pieces = laterPieces(manifest);
  const signUp = script + (pieces.find(({ name }) => name === "signup-page")?.overFirstLoad ?? Number.NaN);
  const table = [
    "kB with gzip",
    row("sign-in, script", script),
    row("sign-up, script", signUp),
    row("first load, style", style),
    `${"later".padEnd(24)}  over first load, over what asks for it`,
    ...pieces.map(({ name, depth, overFirstLoad, adds }) => row("  ".repeat(depth - 1) + name, overFirstLoad, adds)),
  ].join("\n");
  console.info(table);

  expect(Math.max(script, signUp), table).toBeLessThanOrEqual(FIRST_SCRIPT_KB);
  expect(style, table).toBeLessThanOrEqual(FIRST_STYLE_KB);
  expect(pieces.length).toBeGreaterThan(10);
  // Pages and what opens on them count in full; what opens inside the editor, for example, only with what it adds to it.
  const heavy = pieces.filter(({ depth, overFirstLoad, adds }) => (depth > 2 ? adds : overFirstLoad) > LATER_KB);
  expect(heavy, table).toEqual([]);
});

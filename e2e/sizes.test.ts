import { expect, test } from "vitest";
import { dailyLoad, firstLoad, laterPieces, readManifest } from "./support/bundle.ts";

const FIRST_SCRIPT_KB = 120;
const FIRST_STYLE_KB = 12;
/** Sign-in, frame and start page together. */
const DAILY_SCRIPT_KB = 165;
const LATER_KB = 50;

const row = (name: string, ...sizes: number[]): string =>
  [name.padEnd(24), ...sizes.map((size) => size.toFixed(1).padStart(10))].join("");

test("the studio stays light: what loads first, and what each page adds", () => {
  const manifest = readManifest();
  const { script, style } = firstLoad(manifest);
  const pieces = laterPieces(manifest);
  const alone = (page: string): number => pieces.find(({ name }) => name === page)?.overFirstLoad ?? Number.NaN;
  const signUp = script + alone("signup-page");
  const daily = dailyLoad(manifest);
  const table = [
    "kB with gzip",
    row("sign-in, script", script),
    row("sign-up, script", signUp),
    row("start page, all script", daily),
    row("first load, style", style),
    `${"later".padEnd(24)}  over first load, over the frame, over what asks for it`,
    ...pieces.map(({ name, depth, overFirstLoad, overFrame, adds }) =>
      row("  ".repeat(depth - 1) + name, overFirstLoad, overFrame, adds),
    ),
  ].join("\n");
  console.info(table);

  expect(Math.max(script, signUp), table).toBeLessThanOrEqual(FIRST_SCRIPT_KB);
  expect(daily, table).toBeLessThanOrEqual(DAILY_SCRIPT_KB);
  expect(style, table).toBeLessThanOrEqual(FIRST_STYLE_KB);
  expect(pieces.length).toBeGreaterThan(10);
  expect(
    pieces.filter(({ counts }) => counts > LATER_KB),
    table,
  ).toEqual([]);
});

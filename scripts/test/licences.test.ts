import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const Entry = z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional() });
const Lock = z.object({ packages: z.record(z.string(), Entry) });

const ROOT = join(import.meta.dirname, "..", "..");
const { packages } = Lock.parse(JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")));
const page = readFileSync(join(ROOT, "docs", "dependencies.md"), "utf8");

/** What may be handed on with a program under the MIT licence, without asking anything of whoever uses it but to keep the notices. */
const FREE = new Set(
  "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 CC0-1.0 ISC MIT MIT-0 PSF-2.0 Unlicense".split(" "),
);

/** Libraries of their own beside the program, unchanged, which whoever runs it may replace: what their licences ask for. */
const REPLACEABLE: Record<string, RegExp> = {
  "LGPL-3.0-or-later": /^@img\/sharp-/,
  "CC-BY-3.0": /^date-holidays$/,
  "MPL-2.0": /^lightningcss/,
};

/** Builds for other platforms, which the lock file names without describing them: they are under the licence of what they belong to. */
const BUILT_FOR_PLATFORMS: [builds: RegExp, of: string][] = [[/^@tailwindcss\/oxide-/, "@tailwindcss/oxide"]];

const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
const handedOn = Object.entries(packages).filter(([path, { dev }]) => path.includes("node_modules/") && dev !== true);

function licenceOf(path: string): string | undefined {
  const name = nameOf(path);
  const [, whole] = BUILT_FOR_PLATFORMS.find(([builds]) => builds.test(name)) ?? [];
  return packages[path]?.license ?? (whole === undefined ? undefined : packages[`node_modules/${whole}`]?.license);
}

/** Of several licences one may choose; of those that are joined all hold. */
function isAllowed(name: string, licence: string): boolean {
  const choices = licence.replaceAll(/[()]/g, "").split(" OR ");
  const holds = (one: string) => FREE.has(one) || (REPLACEABLE[one]?.test(name) ?? false);
  return choices.some((choice) => choice.split(" AND ").every(holds));
}

test("everything that is handed on may be handed on under the MIT licence", () => {
  expect(handedOn.length).toBeGreaterThan(200);
  const links = new Set(["contracts", "demo-model", "server", "web"].map((name) => `node_modules/@handbill/${name}`));
  const refused = handedOn.flatMap(([path]) => {
    const licence = licenceOf(path);
    return links.has(path) || (licence !== undefined && isAllowed(nameOf(path), licence))
      ? []
      : [`${path}: ${licence}`];
  });
  expect(refused).toEqual([]);
});

test("a licence that would bind whoever uses Handbill is noticed", () => {
  expect(isAllowed("some-package", "GPL-3.0-only")).toBe(false);
  expect(isAllowed("some-package", "LGPL-3.0-or-later")).toBe(false);
  expect(isAllowed("some-package", "MIT AND AGPL-3.0-only")).toBe(false);
  expect(isAllowed("some-package", "(MIT OR GPL-3.0-only)")).toBe(true);
});

test("every licence that is handed on is named on the page about dependencies", () => {
  const licences = new Set(handedOn.flatMap(([path]) => licenceOf(path) ?? []));
  expect([...licences].filter((licence) => !page.includes(licence))).toEqual([]);
});

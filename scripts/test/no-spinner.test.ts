import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCES = join(import.meta.dirname, "..", "..", "web", "src");
/** Icons and classes that only turn: what loads is shown by a skeleton of its shape, what is done by its stage. */
const SPINNERS = /animate-spin|\bLoader(Circle|Pinwheel|2)?\b|[Ss]pinner/;

test("nothing spins: what loads has the shape of what comes", () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.(tsx?|css)$/.test(name) && !/\.test\.tsx?$/.test(name),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((name) => SPINNERS.test(readFileSync(join(SOURCES, name), "utf8")))).toEqual([]);
});

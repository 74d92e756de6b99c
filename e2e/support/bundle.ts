import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const DIST = join(import.meta.dirname, "..", "..", "web", "dist");

type Chunk = { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[] };
export type Manifest = Record<string, Chunk>;

const ENTRY = "index.html";
/** The frame of everything inside a business: it is there before any page inside is opened. */
const FRAME = "src/app/shell.tsx";
const HOME = "src/features/business/home-page.tsx";

export const readManifest = (): Manifest => JSON.parse(readFileSync(join(DIST, ".vite", "manifest.json"), "utf8"));

/** A chunk and everything it loads with itself. */
function closureOf(manifest: Manifest, name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const next of manifest[name]?.imports ?? []) closureOf(manifest, next, found);
  return found;
}

/** In kB, as it goes over the wire: the build puts a .gz beside every file. */
const weigh = (files: Iterable<string>): number =>
  [...new Set(files)].reduce((sum, file) => sum + statSync(join(DIST, `${file}.gz`)).size, 0) / 1000;

const filesOf = (manifest: Manifest, names: Iterable<string>): string[] =>
  [...names].flatMap((name) => manifest[name]?.file ?? []);

const shortName = (name: string): string =>
  name
    .split("/")
    .at(-1)
    ?.replace(/\.tsx?$/, "") ?? name;

type Piece = {
  name: string;
  /** How many dynamic imports lead to it: 1 for a page, 2 for what opens on a page, 3 for what opens inside that. */
  depth: number;
  overFirstLoad: number;
  /** Over the first load and the frame of a business. */
  overFrame: number;
  /** Over the piece that asks for it. */
  adds: number;
  /** What has to be waited for: a page counts over the sign-in, what opens on a page over the frame, and what opens in that over it. */
  counts: number;
};

/** Everything that is asked for later, with what it adds. */
export function laterPieces(manifest: Manifest): Piece[] {
  const entry = closureOf(manifest, ENTRY);
  const frame = entry.union(closureOf(manifest, FRAME));
  const over = (name: string, base: Set<string>): number =>
    weigh(filesOf(manifest, closureOf(manifest, name).difference(base.union(entry))));
  const pieces = new Map<string, Piece>();
  let asking = [ENTRY];
  for (let depth = 1; asking.length > 0; depth += 1) {
    const found: string[] = [];
    for (const asker of asking) {
      const loaded = closureOf(manifest, asker);
      for (const name of [...loaded].flatMap((one) => manifest[one]?.dynamicImports ?? [])) {
        if (pieces.has(name)) continue;
        found.push(name);
        const [overFirstLoad, overFrame, adds] = [over(name, entry), over(name, frame), over(name, loaded)];
        const counts = depth === 1 ? overFirstLoad : depth === 2 ? overFrame : adds;
        pieces.set(name, { name: shortName(name), depth, overFirstLoad, overFrame, adds, counts });
      }
    }
    asking = found;
  }
  return [...pieces.values()].toSorted((one, other) => other.counts - one.counts);
}

/** All script of the page an owner opens every day: the start page of a business. */
export function dailyLoad(manifest: Manifest): number {
  const loaded = closureOf(manifest, ENTRY).union(closureOf(manifest, FRAME)).union(closureOf(manifest, HOME));
  return weigh(filesOf(manifest, loaded));
}

/** Script and style of the page that everybody loads first: the sign-in. */
export function firstLoad(manifest: Manifest): { script: number; style: number } {
  const entry = [...closureOf(manifest, ENTRY)];
  return {
    script: weigh(filesOf(manifest, entry)),
    style: weigh(entry.flatMap((name) => manifest[name]?.css ?? [])),
  };
}

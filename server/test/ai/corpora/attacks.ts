import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

export type Attack = { kind: string; text: string };

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

/** Attacks of the usual kinds, and at the end some that nothing tells from a wish of the owner. */
export const ownAttacks = (): Attack[] =>
  z.array(z.object({ kind: z.string(), text: z.string() })).parse(read(join(import.meta.dirname, "attacks.json")));

/** Corpora of others are read where they lie beside the repository, and are no part of it. */
const beside = (file: string): string[] =>
  [join(import.meta.dirname, "../../../../../shared/corpora", file)].filter((path) => existsSync(path));

export const bipiaAttacks = (): Attack[] =>
  beside("injection-attacks.json").flatMap((path) =>
    Object.entries(z.record(z.string(), z.array(z.string())).parse(read(path))).flatMap(([kind, texts]) =>
      texts.map((text) => ({ kind, text })),
    ),
  );

export const naughtyStrings = (): string[] =>
  beside("naughty-strings.json").flatMap((path) => z.array(z.string()).parse(read(path)));

import { createHash } from "node:crypto";
import type { SchemaNode } from "./coerce.ts";

/** A JSON Schema as it is written, its length in bytes and its digest. */
export type SchemaText = { json: string; bytes: number; sha256: string };

const known = new WeakMap<SchemaNode, SchemaText>();

/** Schemas of answers are a handful of constants, so each is written out once. */
export function schemaTextOf(schema: SchemaNode): SchemaText {
  const found = known.get(schema);
  if (found) return found;
  const json = JSON.stringify(schema);
  const text = { json, bytes: Buffer.byteLength(json), sha256: createHash("sha256").update(json).digest("hex") };
  known.set(schema, text);
  return text;
}

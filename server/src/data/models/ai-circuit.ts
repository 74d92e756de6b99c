import type { Generated } from "kysely";

/** A model whose server fails; no row: it is well. */
export type AiCircuitTable = {
  server: string;
  model: string;
  /** Nothing is sent before this time. */
  openUntil: string;
  /** After it, one call tries; until this time nobody else does. */
  probeUntil: Generated<string>;
};

import { FAULT_KINDS } from "../../src/faults.ts";
import { MODES, nameOf, type Mode } from "./modes.ts";

type Row = [name: string, mode: string, asked: Mode];

/** Every fault of a kind in every mode, with a name for the test. */
export const rowsOf = (kind: string, modes: readonly Mode[] = MODES): Row[] =>
  namesOf(kind).flatMap((name) => modes.map((mode): Row => [name, nameOf(mode), mode]));

/** Enough where a fault changes the text alone: each API and each way of sending once. */
export const TWO_MODES: readonly Mode[] = [
  { api: "chat", stream: false },
  { api: "responses", stream: true },
];

export const namesOf = (kind: string): string[] =>
  FAULT_KINDS.filter(([each]) => each === kind).flatMap(([, rows]) => rows.map(({ name }) => name));

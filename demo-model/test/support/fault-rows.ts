import { FAULT_KINDS } from "../../src/faults.ts";
import { MODES, nameOf, type Mode } from "./modes.ts";

/** Every fault of a kind in every mode, with a name for the test. */
export const rowsOf = (kind: string): [name: string, mode: string, asked: Mode][] =>
  namesOf(kind).flatMap((name) => MODES.map((mode): [string, string, Mode] => [name, nameOf(mode), mode]));

export const namesOf = (kind: string): string[] =>
  FAULT_KINDS.filter(([each]) => each === kind).flatMap(([, rows]) => rows.map(({ name }) => name));

import { createHash } from "node:crypto";

const LETTERS = "234567abcdefghijklmnopqrstuvwxyz";
const LENGTH = 13;
/** 2020-01-01: no key is taken for one of the future. */
const FIRST_MICROS = 1_577_836_800_000_000n;
const SPAN_MICROS = 126_230_400_000_000n;

/**
 * The name of a record, made of a key alone: who repeats a try with the same key names the same record, and there is one. It has the
 * form that the network asks for: a time in microseconds and the number of a clock, 13 letters that sort.
 */
export function recordKey(key: string): string {
  const hash = createHash("sha256").update(key).digest().readBigUInt64BE();
  const micros = FIRST_MICROS + ((hash >> 10n) % SPAN_MICROS);
  let rest = (micros << 10n) | (hash & 1023n);
  let text = "";
  for (let place = 0; place < LENGTH; place += 1) {
    text = `${LETTERS[Number(rest & 31n)] ?? ""}${text}`;
    rest >>= 5n;
  }
  return text;
}

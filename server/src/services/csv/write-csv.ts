import { stringify, type Stringifier } from "csv-stringify";

type Column = { key: string };

/** A formula behind space: some spreadsheets leave the space off and run the rest. */
const BEHIND_SPACE = /^[\s\p{Cc}\p{Cf}]+[=+\-@＝＋－＠]/u;

const defused = (text: string): string => (BEHIND_SPACE.test(text) ? `'${text}` : text);

/**
 * A table for spreadsheets, with a row of names. Cells that would be run as a formula are defused, and it begins with the mark by which
 * Excel knows UTF-8.
 */
export const createTable = (columns: readonly Column[]): Stringifier =>
  stringify({
    bom: true,
    header: true,
    escape_formulas: true,
    cast: { string: defused },
    record_delimiter: "windows",
    // A line break alone ends a row for a spreadsheet too: outside of quotes, what a customer wrote behind it would begin one.
    quote_record_delimiter: true,
    columns: [...columns],
  });

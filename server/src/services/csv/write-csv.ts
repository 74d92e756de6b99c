import { stringify, type Stringifier } from "csv-stringify";

type Column = { key: string };

/**
 * A table for spreadsheets, with a row of names. Cells that would be run as a formula are defused, and it begins with the mark by which
 * Excel knows UTF-8.
 */
export const createTable = (columns: readonly Column[]): Stringifier =>
  stringify({ bom: true, header: true, escape_formulas: true, record_delimiter: "windows", columns: [...columns] });

import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { AppError } from "../../core/errors.ts";

export type CsvEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** A line of a table with the number it has in the file; the names are 1. */
export type CsvRow = { line: number; cells: string[] };
export type CsvTable = { columns: string[]; rows: CsvRow[]; encoding: CsvEncoding; delimiter: string };

type Limits = { maxRows: number };

const MAX_COLUMNS = 200;
const DELIMITERS = [",", ";", "\t", "|"] as const;

const starts = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, index) => bytes[index] === byte);

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** How a file is written: by its mark, by zeros in every other place, as UTF-8 where it can be, or as old spreadsheets do. */
function encodingOf(bytes: Uint8Array): CsvEncoding {
  if (starts(bytes, 0xff, 0xfe)) return "utf-16le";
  if (starts(bytes, 0xfe, 0xff)) return "utf-16be";
  const head = bytes.subarray(0, 200);
  const zeros = (first: number): number => head.filter((byte, index) => index % 2 === first && byte === 0).length;
  if (zeros(1) > head.length / 4 && zeros(0) === 0) return "utf-16le";
  if (zeros(0) > head.length / 4 && zeros(1) === 0) return "utf-16be";
  return isUtf8(bytes) ? "utf-8" : "windows-1252";
}

/** What the first line is cut by: whatever of the usual marks is in it most often, outside of quotes. */
function delimiterOf(text: string): string {
  const [first = ""] = text.replaceAll(/"[^"]*"/g, "").split(/\r\n|\r|\n/, 1);
  const times = (mark: string): number => first.split(mark).length;
  return DELIMITERS.toSorted((one, other) => times(other) - times(one))[0] ?? ",";
}

/** Some at a time, so that others are served while a long table is read. */
function* inPieces(text: string): Generator<string> {
  const size = 64 * 1024;
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

/**
 * Reads a table as spreadsheets and networks write them: any of the usual encodings and marks, quoted or not. Throws
 * `invalid_request` in words where it is no table, or a longer one than is allowed.
 */
export async function readCsv(bytes: Uint8Array, { maxRows }: Limits): Promise<CsvTable> {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes("\u0000")) throw unreadable("This file is no table: it holds bytes that no text has.");
  const delimiter = delimiterOf(text);
  const rows: CsvRow[] = [];
  const parser = Readable.from(inPieces(text)).pipe(
    parse({ delimiter, bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, info: true }),
  );
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (record.length > MAX_COLUMNS) throw unreadable(`A line has more than ${MAX_COLUMNS} columns.`);
      if (record.every((cell) => cell === "")) continue;
      if (rows.length > maxRows) throw unreadable(`A table may have ${maxRows} lines at most. Cut it in two.`);
      rows.push({ line: info.lines, cells: record });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const [where = ""] = /line \d+/.exec(error.message) ?? [];
    throw unreadable(`A quotation mark is open or in the wrong place${where === "" ? "" : ` (${where})`}.`);
  }
  const [names, ...others] = rows;
  if (!names || others.length === 0)
    throw unreadable("The first line has to name the columns, and others have to follow.");
  return { columns: names.cells, rows: others, encoding, delimiter };
}

const unreadable = (message: string) =>
  new AppError("invalid_request", `This table cannot be read. ${message}`, { errors: [{ path: "file", message }] });

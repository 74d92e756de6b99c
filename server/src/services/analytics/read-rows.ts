import { type AnalyticsEntry, type AnalyticsImported, ENTERED_COUNTS } from "@handbill/contracts";
import type { CsvRow } from "../csv/read-csv.ts";
import type { Mapping } from "./import-columns.ts";
import { type DayOrder, dayOrderOf, readAmount, readCount, readDay } from "./read-cells.ts";

export type Fault = AnalyticsImported["errors"][number];

/** A content as a line may name it. */
export type Known = {
  id: string;
  topic: string;
  publishedUrl: string | null;
  /** The day it is counted on where the line has none. */
  usualDay: string;
  /** Of the campaign's budget. */
  currency: string | null;
};

export type ReadRow = { line: number; topic: string; contentId: string; entry: AnalyticsEntry };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

const folded = (text: string): string => text.normalize("NFKC").trim().toLowerCase();

/** An address without what differs from copy to copy. */
function address(text: string): string {
  const whole = folded(text).replace(/^https?:\/\/(?:www\.|m\.)?/u, "");
  const [page = ""] = whole.split(/[?#]/u, 1);
  return page === whole ? whole.replace(/(?<!\/)\/+$/u, "") : page;
}

/** Finds the content that a cell names: by its id, its address, or its topic where only one has it. */
export function createFinder(contents: readonly Known[]) {
  const byId = new Map(contents.map((content) => [content.id, content]));
  const byAddress = new Map(
    contents.flatMap((content) => (content.publishedUrl ? [[address(content.publishedUrl), content]] : [])),
  );
  const byTopic = Map.groupBy(contents, ({ topic }) => folded(topic));
  return (cell: string): Known | string => {
    if (cell === "") return "This line does not say which piece it is about.";
    const found = UUID.test(folded(cell)) ? byId.get(folded(cell)) : byAddress.get(address(cell));
    const named = byTopic.get(folded(cell)) ?? [];
    if (named.length > 1) return `${named.length} pieces are called so. Name it by its address or its id.`;
    return found ?? named[0] ?? "No piece of this business has this address, id or topic.";
  };
}

type Cells = (field: keyof Mapping) => string;

class RowFault extends Error {
  readonly field: keyof Mapping;
  constructor(field: keyof Mapping, message: string) {
    super(message);
    this.field = field;
  }
}

const countIn = (cells: Cells, field: (typeof ENTERED_COUNTS)[number]): number | null => {
  const cell = cells(field);
  if (cell === "" || cell === "-" || cell === "–") return null;
  const count = readCount(cell);
  if (count === undefined) throw new RowFault(field, `"${cell.slice(0, 40)}" is not a whole number.`);
  return count;
};

function amountIn(cells: Cells, field: "cost" | "revenue", currency: string | null): number | null {
  const cell = cells(field);
  if (cell === "" || cell === "-" || cell === "–") return null;
  if (currency === null) throw new RowFault("currency", "Say in which currency the amounts are.");
  const amount = readAmount(cell, currency);
  if (amount === undefined) throw new RowFault(field, `"${cell.slice(0, 40)}" is not an amount.`);
  return amount;
}

function currencyIn(cells: Cells, fallback: string | null): string | null {
  const cell = cells("currency").toUpperCase();
  if (cell === "") return fallback;
  if (!/^[A-Z]{3}$/u.test(cell))
    throw new RowFault("currency", `"${cell.slice(0, 40)}" is not a currency such as EUR.`);
  return cell;
}

function entryOf(cells: Cells, content: Known, order: DayOrder, currency: string | null): AnalyticsEntry {
  const typedDay = cells("day");
  const day = typedDay === "" ? content.usualDay : readDay(typedDay, order);
  if (day === undefined) {
    throw new RowFault("day", `"${typedDay.slice(0, 40)}" is not a day that is sure. Write it as 2026-11-23.`);
  }
  const of = currencyIn(cells, currency ?? content.currency);
  const [cost, revenue] = [amountIn(cells, "cost", of), amountIn(cells, "revenue", of)];
  const entry = {
    day,
    source: "imported" as const,
    impressions: countIn(cells, "impressions"),
    sends: countIn(cells, "sends"),
    opens: countIn(cells, "opens"),
    clicks: countIn(cells, "clicks"),
    conversions: countIn(cells, "conversions"),
    replies: countIn(cells, "replies"),
    cost,
    revenue,
    currency: cost === null && revenue === null ? null : of,
  };
  const says = [...ENTERED_COUNTS, "cost" as const, "revenue" as const].some((name) => entry[name] !== null);
  if (!says) throw new RowFault("content", "This line has no number.");
  return entry;
}

type Table = { columns: readonly string[]; rows: readonly CsvRow[]; mapping: Mapping };

/** Reads the lines of a table one by one; what one of them gets wrong does not keep the others from being taken. */
export function readRows(
  { columns, rows, mapping }: Table,
  find: ReturnType<typeof createFinder>,
  currency: string | null,
): { read: ReadRow[]; faults: Fault[] } {
  const places = new Map(
    Object.entries(mapping).map(([field, name]) => [field, name === null ? -1 : columns.indexOf(name)]),
  );
  const cellOf = ({ cells }: CsvRow, field: keyof Mapping): string => cells[places.get(field) ?? -1]?.trim() ?? "";
  const order = dayOrderOf(rows.map((row) => cellOf(row, "day")));
  const read: ReadRow[] = [];
  const faults: Fault[] = [];
  const lines = new Map<string, number>();
  for (const row of rows) {
    try {
      const content = find(cellOf(row, "content"));
      if (typeof content === "string") throw new RowFault("content", content);
      const entry = entryOf((field) => cellOf(row, field), content, order, currency);
      const before = lines.get(`${content.id} ${entry.day}`);
      if (before !== undefined) throw new RowFault("day", `Line ${before} is about the same piece and day.`);
      lines.set(`${content.id} ${entry.day}`, row.line);
      read.push({ line: row.line, topic: content.topic, contentId: content.id, entry });
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      faults.push({ line: row.line, column: mapping[error.field], message: error.message });
    }
  }
  return { read, faults };
}

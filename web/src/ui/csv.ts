/** Spreadsheets take a cell that begins like this for a formula; a number is one cell of them that may. */
const isFormula = (cell: string): boolean => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell));

const quoted = (cell: string): string => `"${(isFormula(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;

/** Rows for a spreadsheet. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(quoted).join(",")).join("\r\n");

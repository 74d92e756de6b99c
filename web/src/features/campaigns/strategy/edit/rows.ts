/** One entry of a part as it is typed: every field a text, and an `id` that only the form knows. */
export type Row = Readonly<Record<string, string>>;

/** Two entries say the same, whatever the form calls them. */
const sameRow = ({ id: _one, ...row }: Row, { id: _other, ...other }: Row): boolean =>
  [...new Set([...Object.keys(row), ...Object.keys(other)])].every((name) => (row[name] ?? "") === (other[name] ?? ""));

/** Whether two states of a form would save the same. */
export const sameRows = (rows: readonly Row[], others: readonly Row[]): boolean =>
  rows.length === others.length && rows.every((row, index) => sameRow(row, others[index] ?? {}));

/** A name that no entry of the form has. */
export const freeId = (rows: readonly Row[]): string =>
  `r${Math.max(-1, ...rows.map(({ id }) => Number(id?.slice(1) ?? -1))) + 1}`;

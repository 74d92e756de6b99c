/** Words of lists and tables, which no first page has. */
export const tableMessages = {
  filter: "Filter",
  show: "Show as table",
  copy: "Copy as CSV",
  copied: () => "Copied",
  copyFailed: "It could not be copied here. Select the table and copy it by hand.",
} as const;

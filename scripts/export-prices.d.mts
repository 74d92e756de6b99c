/** The price table as of a day, made from the installed price data. */
export function exportPrices(
  checkedOn: string,
  version: string,
): { version: string; checkedOn: string; providers: unknown[] };

const COMMON = ["EUR", "USD", "GBP", "JPY", "CHF", "EGP", "BRL", "CAD", "AUD"];

/** Currencies to choose from, the likely ones first. */
export function currencyChoices(likely: string): Array<{ id: string; label: string }> {
  const names = new Intl.DisplayNames("en", { type: "currency" });
  const first = [likely, ...COMMON];
  const codes = new Set([...first, ...Intl.supportedValuesOf("currency")]);
  return [...codes].map((id) => ({ id, label: `${id} – ${names.of(id) ?? id}` }));
}

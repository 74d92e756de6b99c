import type { Choices } from "../../../ui/use-choices.ts";

const COMMON = ["EUR", "USD", "GBP", "JPY", "CHF", "EGP", "BRL", "CAD", "AUD"];

const names = new Intl.DisplayNames("en", { type: "currency" });

/** Currencies to choose from, the likely ones first. */
export const currencies = (likely: string): Choices => ({
  all: (present) => [...new Set([likely, ...COMMON, present, ...Intl.supportedValuesOf("currency")])],
  label: (id) => `${id} – ${names.of(id) ?? id}`,
});

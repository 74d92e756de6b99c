import type { Prefill, PrefillProposal } from "@handbill/contracts";
import { browserLocale } from "../../ui/locales.ts";
import type { Found } from "./found.ts";

/** Name and description have fields of their own, which are seen; the rest is shown as a list to choose from. */
const OWN_FIELD: ReadonlySet<PrefillProposal["field"]> = new Set<PrefillProposal["field"]>([
  "name",
  "description",
  "language",
]);

const valueOf = ({ proposals }: Prefill, field: PrefillProposal["field"]): string =>
  proposals.find((one) => one.field === field)?.value ?? "";

/** What a website says for the two questions, and what else it says. */
export function readFound(prefill: Prefill): { name: string; sells: string; language: string; found: Found } {
  const { website, proposals } = prefill;
  return {
    name: valueOf(prefill, "name"),
    sells: valueOf(prefill, "description"),
    language: valueOf(prefill, "language") || browserLocale().language,
    found: { website, proposals: proposals.filter(({ field }) => !OWN_FIELD.has(field)) },
  };
}

import type { BusinessCreateInput, Prefill, PrefillProposal } from "@handbill/contracts";
import { browserLocale } from "../../ui/locales.ts";
import { messages } from "./messages.ts";

/** What a website proposed and goes into the profile unless the owner takes it out. */
export type Found = { website: string; proposals: readonly PrefillProposal[] };

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

/** As a line to choose: what it is, and where it stands. */
export const describeProposal = ({
  field,
  value,
  price,
  source,
}: PrefillProposal): { text: string; source: string } => ({
  text: messages.found.line(field, price ? `${value}, ${price}` : value),
  source: messages.found.sources[source],
});

/** What was left in the list, as fields of the profile. */
export function foundFields({ website, proposals }: Found): Partial<BusinessCreateInput> {
  const all = (field: PrefillProposal["field"]) => proposals.filter((one) => one.field === field);
  const first = (field: PrefillProposal["field"]): string => all(field)[0]?.value ?? "";
  return {
    website,
    industry: first("industry"),
    location: first("location"),
    offers: all("offer").map(({ value, price = "" }) => ({ name: value, price })),
    facts: all("fact").map(({ value }) => value),
  };
}

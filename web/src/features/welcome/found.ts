import type { BusinessCreateInput, PrefillProposal } from "@handbill/contracts";

/** What a website proposed and goes into the profile unless the owner takes it out. */
export type Found = { website: string; proposals: readonly PrefillProposal[] };

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

import type { Business, BusinessUpdate } from "@handbill/contracts";

/** Everything of a business that its owner fills in. */
export type Profile = Omit<Business, "id" | "sample" | "role" | "permissions" | "createdAt" | "updatedAt">;

export const profileOf = ({
  id: _id,
  sample: _sample,
  role: _role,
  permissions: _permissions,
  createdAt: _createdAt,
  updatedAt: _updatedAt,
  ...profile
}: Business): Profile => profile;

const said = (text: string): boolean => text.trim() !== "";

/** The profile as it is sent: empty rows are left out, an empty website is none, an address without a scheme gets https. */
export function tidy(profile: Profile): Profile {
  const website = profile.website?.trim() ?? "";
  return {
    ...profile,
    website: website === "" ? null : /^[a-z][a-z0-9+.-]*:/i.test(website) ? website : `https://${website}`,
    voice: profile.voice.filter(said),
    facts: profile.facts.filter(said),
    constraints: profile.constraints.filter(said),
    offers: profile.offers.filter(({ name, price, terms }) => said(name + price + terms)),
    closedDates: [...new Set(profile.closedDates.filter(said))].toSorted(),
  };
}

const same = (first: unknown, second: unknown): boolean => JSON.stringify(first) === JSON.stringify(second);

/** Only what differs from the saved profile: two tabs that change different fields do not undo each other. */
export function changesBetween(saved: Profile, now: Profile): BusinessUpdate {
  const changed = Object.entries(tidy(now)).filter(([name, value]) => !same(value, Reflect.get(saved, name)));
  return Object.fromEntries(changed);
}

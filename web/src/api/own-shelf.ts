import { knownUserId } from "./token.ts";

const OWN = "handbill.own.";

/** Where this device keeps something for the user who is signed in; null while nobody is known. It goes with a sign-out. */
export const ownShelf = (name: string): string | null => {
  const userId = knownUserId();
  return userId ? `${OWN}${userId}.${name}` : null;
};

/** At a sign-out: on a shared device the next one to sit down learns nothing from it. */
export function clearOwnShelves(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(OWN)) localStorage.removeItem(name);
  } catch {
    // Then nothing was kept either.
  }
}

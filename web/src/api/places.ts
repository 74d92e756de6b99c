const SHELF = "handbill.places";
const MOST = 20;

type Place = readonly [path: string, name: string];

const isPlace = (value: unknown): value is Place =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");

function readAll(): Place[] {
  try {
    const places: unknown = JSON.parse(localStorage.getItem(SHELF) ?? "[]");
    return Array.isArray(places) ? places.filter(isPlace) : [];
  } catch {
    return [];
  }
}

/** Names of the pages seen last on this device, so that the sign-in can say where it leads back to. They go with a sign-out. */
export const places = {
  remember(path: string, name: string): void {
    const others = readAll().filter(([known]) => known !== path);
    try {
      localStorage.setItem(SHELF, JSON.stringify([[path, name], ...others].slice(0, MOST)));
    } catch {
      // Only a name is missing then.
    }
  },
  nameOf: (path: string): string | null => readAll().find(([known]) => known === path)?.[1] ?? null,
  forget(): void {
    try {
      localStorage.removeItem(SHELF);
    } catch {
      // Nothing was kept either.
    }
  },
};

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Drops keys that are present but undefined, which an update would otherwise write as null. */
export function withoutUndefined<T extends object>(value: T): Defined<T> {
  const kept: Defined<T> = { ...value };
  for (const key in kept) if (kept[key] === undefined) delete kept[key];
  return kept;
}

type Search = Record<string, unknown>;

const textOf = (search: Search, name: string): string | undefined => {
  const value = search[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

/** Keeps the named texts of the address, drops everything else. */
export const texts =
  <const Name extends string>(...names: Name[]) =>
  (search: Search): { [Key in Name]?: string | undefined } => {
    const kept: { [Key in Name]?: string | undefined } = {};
    for (const name of names) {
      const value = textOf(search, name);
      if (value !== undefined) kept[name] = value;
    }
    return kept;
  };

/** The figures of a product that was started with this METRICS_TOKEN. */
export function figuresOf(url: string, token: string) {
  const authorization = `Bearer ${token}`;
  const scrape = async (): Promise<string> => (await fetch(`${url}/metrics`, { headers: { authorization } })).text();

  /** The values of all series of this name with these labels. */
  async function valuesOf(name: string, labels: Record<string, string>): Promise<number[]> {
    const wanted = Object.entries(labels).map(([key, value]) => `${key}="${value}"`);
    return (await scrape())
      .split("\n")
      .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
      .filter((line) => wanted.every((label) => line.includes(label)))
      .map((line) => Number(line.split(" ").at(-1)));
  }
  return {
    authorization,
    scrape,
    /** The value of the first such series; undefined where there is none. */
    valueOf: async (name: string, labels: Record<string, string> = {}): Promise<number | undefined> =>
      (await valuesOf(name, labels))[0],
    sumOf: async (name: string, labels: Record<string, string> = {}): Promise<number> =>
      (await valuesOf(name, labels)).reduce((sum, value) => sum + value, 0),
  };
}

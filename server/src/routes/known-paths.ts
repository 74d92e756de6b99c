import type { FastifyInstance } from "fastify";

type KnownPath = { pattern: RegExp; methods: Set<string> };

/** Watches routes being added, to tell a wrong method (405) from a wrong address (404). */
export function watchPaths(app: FastifyInstance): { methodsOf(url: string): string[] } {
  const known = new Map<string, KnownPath>();

  app.addHook("onRoute", ({ url, method }) => {
    if (url.endsWith("*")) return; // files: any address would be known
    const path = known.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const name of [method].flat()) path.methods.add(name);
    known.set(url, path);
  });

  return {
    /** The methods that this address takes; empty when there is no such address. */
    methodsOf(url) {
      const [path = ""] = url.split("?", 1);
      const fitting = [...known.values()].filter(({ pattern }) => pattern.test(path));
      return fitting
        .reduce((all, { methods }) => all.union(methods), new Set<string>())
        .values()
        .toArray()
        .sort();
    },
  };
}

const patternOf = (url: string) =>
  new RegExp(`^${url.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/:\w+/g, "[^/]+")}$`);

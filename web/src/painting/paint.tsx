import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { createMemoryHistory } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { renderToReadableStream } from "react-dom/server.edge";
import { meQuery } from "../api/me.ts";
import { createQueryClient } from "../api/query-client.ts";
import { createStudioRouter } from "../app/router.tsx";
import { Studio } from "../app/studio.tsx";
import { type Answers, type Request, request } from "./request.ts";

/** What a page asks for once it knows the answers to what it asked before: no page asks in more steps. */
const MOST_STEPS = 4;

export type Painting = {
  html: string;
  /** How the page is called in the tab; null where it does not say. */
  title: string | null;
  /** What it was painted from, for the studio to begin with. */
  data: [QueryKey, unknown][];
  /** Addresses of the answers that are in `data`. */
  taken: string[];
  /** Files under `src` that draw parts of it which others load later. */
  parts: string[];
  faults: string[];
};

/** Left to the browser: on purpose, or because nobody has asked for what it needs. */
const isLater = (error: unknown): boolean => Reflect.get(Object(error), "digest") === "later";

/** One picture, with whatever it waits for. */
async function draw(page: ReactNode, faults: string[]): Promise<string> {
  const stream = await renderToReadableStream(page, {
    // One piece: what React puts into place later, it does by scripts within the page.
    progressiveChunkSize: Number.POSITIVE_INFINITY,
    onError(error) {
      if (isLater(error)) return "later";
      faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return "fault";
    },
  });
  await stream.allReady;
  return new Response(stream).text();
}

/** Fetches what the picture has asked for without waiting for it; says whether there was anything. */
async function fetchAsked(client: QueryClient): Promise<boolean> {
  const open = client
    .getQueryCache()
    .getAll()
    .filter(({ state, options }) => state.status === "pending" && state.fetchStatus === "idle" && isWanted(options));
  const found = await Promise.allSettled(open.map((query) => query.fetch()));
  return found.some(({ status }) => status === "fulfilled");
}

/** A query that is only looked at, or not yet, is not fetched by a browser either. */
const isWanted = (options: object): boolean => Reflect.get(options, "enabled") !== false;

/** Paints what somebody sees first at an address of the studio, from answers that are here; null where it is no page to be seen. */
export const paint = (address: string, answers: Answers, kept: readonly string[] = []): Promise<Painting | null> => {
  const taken = new Set<string>();
  const parts = new Set<string>();
  const painting: Request = { answers, taken, parts, kept, title: null };
  return request.run(painting, async () => {
    const client = createQueryClient();
    // Whatever happened to another page: who is without a connection would wait for one, and hold up all that come after.
    const { queries } = client.getDefaultOptions();
    client.setDefaultOptions({ queries: { ...queries, retry: false, networkMode: "always" } });
    const router = createStudioRouter(client);
    const history = createMemoryHistory({ initialEntries: [address] });
    router.update({ ...router.options, history, scrollRestoration: false });
    await router.load();
    const result = router._serverResult;
    if (result?.type !== "render" || result.status !== 200) return null;
    // Some parts wait for who is signed in and others do not: those that do not would be drawn without.
    await client.prefetchQuery(meQuery);
    let html = "";
    const faults: string[] = [];
    for (let step = 0; step < MOST_STEPS; step += 1) {
      faults.length = 0;
      parts.clear();
      html = await draw(<Studio client={client} router={router} />, faults);
      if (!(await fetchAsked(client))) break;
    }
    const known = client.getQueryCache().findAll({ predicate: ({ state }) => state.status === "success" });
    const data = known.map(({ queryKey, state }): [QueryKey, unknown] => [queryKey, state.data]);
    client.clear();
    return { html, title: painting.title, data, taken: [...taken], parts: [...parts], faults };
  });
};

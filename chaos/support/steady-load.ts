import { Agent, request } from "node:http";

export type Ask = { method: "GET" | "POST" | "PATCH"; path: string; body?: unknown; headers?: Record<string, string> };
export type Told = { status: number; body: string };

export type SteadyLoad = {
  /** Number of answers by status; `0` is no answer at all. */
  statuses: Map<number, number>;
  /** Requests that were not answered, or by a fault of the server. */
  failures: string[];
  /** Milliseconds until the answer of requests that do not wait for anything, in no order. */
  times: number[];
  /** Asks no more, and waits for every answer. */
  stop(): Promise<void>;
};

type Options = {
  url: string;
  perSecond: number;
  /** What is asked next. */
  next(): Ask;
  /** Told of every answer. */
  onAnswer(ask: Ask, told: Told): void;
};

/** Asks at a steady pace, however slow the answers come, over connections that are kept. */
export function startSteadyLoad({ url, perSecond, next, onAnswer }: Options): SteadyLoad {
  const agent = new Agent({ keepAlive: true });
  const statuses = new Map<number, number>();
  const failures: string[] = [];
  const times: number[] = [];
  const open = new Set<Promise<void>>();

  const once = async (): Promise<void> => {
    const ask = next();
    const began = performance.now();
    const told = await send(url, agent, ask).catch((error: Error) => ({ status: 0, body: error.message }));
    statuses.set(told.status, (statuses.get(told.status) ?? 0) + 1);
    if (!ask.path.includes("wait=")) times.push(performance.now() - began);
    if (told.status === 0 || told.status >= 500)
      failures.push(`${ask.method} ${ask.path}: ${told.status} ${told.body}`);
    onAnswer(ask, told);
  };
  const asking = setInterval(() => {
    const asked = once().finally(() => open.delete(asked));
    open.add(asked);
  }, 1000 / perSecond);

  return {
    statuses,
    failures,
    times,
    async stop() {
      clearInterval(asking);
      await Promise.all(open);
      agent.destroy();
    },
  };
}

function send(url: string, agent: Agent, { method, path, body, headers }: Ask): Promise<Told> {
  const { promise, resolve, reject } = Promise.withResolvers<Told>();
  const text = body === undefined ? undefined : JSON.stringify(body);
  const call = request(
    new URL(path, url),
    { method, agent, headers: { ...headers, ...(text !== undefined && { "content-type": "application/json" }) } },
    (answer) => {
      let told = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => (told += part));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: told }));
      answer.on("error", reject);
    },
  );
  call.on("error", reject);
  call.end(text);
  return promise;
}

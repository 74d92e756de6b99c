import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";

export type Ask = { method?: string; path: string; body?: object; headers?: Record<string, string> };
export type Told = { status: number; etag: string; location: string; text: string };

/** What was asked of one kind: how long each took, and how it was answered where not well. */
type Kind = { ms: number[]; refused: Map<string, number> };

export type Asking = ReturnType<typeof createAsking>;

/** Asks one of several processes in turn over kept connections, and keeps by kind how long that took. */
export function createAsking(urls: () => readonly string[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  let kinds = new Map<string, Kind>();
  let turn = 0;

  const kindOf = (name: string): Kind => {
    const kind = kinds.get(name) ?? { ms: [], refused: new Map<string, number>() };
    kinds.set(name, kind);
    return kind;
  };

  const send = (url: string, { method = "GET", path, body, headers }: Ask): Promise<Told> => {
    const { promise, resolve, reject } = Promise.withResolvers<Told>();
    const text = body === undefined ? undefined : JSON.stringify(body);
    const json =
      text === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
    request(new URL(path, url), { agent, method, headers: { ...json, ...headers } }, (answer) => {
      let said = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => (said += part));
      answer.on("error", reject);
      answer.once("end", () => {
        const { etag = "", location = "" } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, etag, location, text: said });
      });
    })
      .once("error", reject)
      .end(text);
    return promise;
  };

  return {
    /** Its answer, whatever it is; a connection that broke is one of status 0. */
    async ask(name: string, ask: Ask): Promise<Told> {
      const all = urls();
      const url = all[(turn += 1) % all.length] ?? "";
      const since = performance.now();
      const told = await send(url, ask).catch((error: Error) => ({
        status: 0,
        etag: "",
        location: "",
        text: error.message,
      }));
      const { ms, refused } = kindOf(name);
      ms.push(performance.now() - since);
      if (told.status === 0 || told.status >= 400) {
        const why = `${told.status} ${codeIn(told.text)}`;
        refused.set(why, (refused.get(why) ?? 0) + 1);
      }
      return told;
    },
    /** Notes what took so long without being one request. */
    note: (name: string, ms: number): void => void kindOf(name).ms.push(ms),
    /** What was asked since this was called before. */
    takeKinds(): Map<string, Kind> {
      const taken = kinds;
      kinds = new Map();
      return taken;
    },
    close: (): void => agent.destroy(),
  };
}

const codeIn = (text: string): string => /"code":"(\w+)"/.exec(text)?.[1] ?? text.slice(0, 60);

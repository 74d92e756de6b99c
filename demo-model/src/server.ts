import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createConnections } from "./connections.ts";
import { createControls } from "./controls.ts";
import { createJournal, type JournalEntry } from "./journal.ts";
import { createModelCalls, isModelPath } from "./model-calls.ts";
import { describeModel, modelList } from "./models.ts";
import { moderate } from "./moderations.ts";
import { isTooDeep, readBody } from "./read-body.ts";
import { isRefused } from "./request-checks.ts";
import { createScript } from "./script.ts";
import { digestOf } from "./seed.ts";
import { sendJson } from "./send-json.ts";
import { parseJson } from "./unknown-values.ts";
import { commonHeaders, errorBody, modelNotFound, refuse } from "./wire.ts";

export type DemoModelOptions = {
  port?: number;
  host?: "127.0.0.1";
  /** Multiplies the believable delay; 0 answers at once. */
  delayScale?: number;
};

export type DemoModel = {
  /** With its version, as `http://127.0.0.1:4010/v1`. */
  url: string;
  /** As `POST /__fake/script` does: adds one queue of steps, or a list of them. Throws where a step is unknown. */
  script(queues: unknown): void;
  /** As `GET /__fake/journal` does: the latest requests, oldest first. They go on changing until they have ended. */
  requests(): readonly JournalEntry[];
  /** Ends also the requests that hang. */
  close(): Promise<void>;
};

const NO_KEY =
  "You didn't provide an API key. Provide it in an Authorization header, as in 'Authorization: Bearer KEY'.";

const keyOf = ({ headers }: IncomingMessage): string => (headers.authorization ?? "").replace(/^Bearer\s+/iu, "");

/** Answers `/v1/models` and what is below it. */
function answerModels(path: string, response: ServerResponse, headers: Record<string, string>): void {
  const id = path.replace(/^\/v1\/models\/?/u, "");
  const found = id === "" ? modelList() : describeModel(id);
  if (found) sendJson(response, 200, found, headers);
  else sendJson(response, 404, errorBody(modelNotFound(id)), headers);
}

type Connections = ReturnType<typeof createConnections>;

/** Puts the parts together into one function that answers requests. */
function createAnswerer(connections: Connections, closing: AbortSignal, delayScale: number) {
  const journal = createJournal();
  const script = createScript();
  const calls = createModelCalls({ script, closing, delayScale, connections });
  const controls = createControls({ journal, script, calls });

  function note(request: IncomingMessage, response: ServerResponse, path: string): JournalEntry {
    const entry = journal.open(request.method ?? "GET", path, request.headers);
    response.once("close", () => {
      entry.clientLeft = !response.writableFinished;
      entry.status = response.headersSent ? response.statusCode : null;
      entry.endedAt = new Date().toISOString();
    });
    return entry;
  }

  async function answerModel(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = performance.now();
    const entry = note(request, response, path);
    if (connections.isStale(request.socket)) {
      entry.step = "stale-socket";
      request.socket.resetAndDestroy();
      return;
    }
    const text = await readBody(request);
    const requestId = `req_${digestOf(32, path, text ?? "", String(entry.number))}`;
    const headers = (): Record<string, string> => commonHeaders(requestId, performance.now() - startedAt);
    if (text === null) {
      const tooLarge = refuse("The request is too large.", null, "request_too_large", 413);
      sendJson(response, 413, errorBody(tooLarge), headers());
      return;
    }
    const body = isTooDeep(text) ? undefined : parseJson(text);
    journal.keep(entry, body, text.length);

    const key = keyOf(request);
    const method = entry.method;
    if (method === "GET" && /^\/v1\/models(?:\/|$)/u.test(path)) answerModels(path, response, headers());
    else if (method !== "POST" || !(isModelPath(path) || path === "/v1/moderations"))
      sendJson(response, 404, errorBody(refuse(`Invalid URL (${method} ${path})`)), headers());
    else if (key === "") sendJson(response, 401, errorBody(refuse(NO_KEY)), headers());
    else if (isModelPath(path)) await calls.answer(path, { request, response, entry, body, key, headers });
    else {
      const judged = moderate(body);
      if (isRefused(judged)) sendJson(response, judged.status, errorBody(judged), headers());
      else sendJson(response, 200, judged, headers());
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "/").replace(/\?.*$/u, "");
    if (path.startsWith("/__fake/"))
      controls.answer(`${request.method ?? "GET"} ${path}`, (await readBody(request)) ?? "", response);
    else await answerModel(path, request, response);
  }

  return { answer, script, journal };
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

/** Starts an OpenAI-compatible server that needs no network. Port 0, the default, takes a free one. */
export async function startDemoModel({
  port = 0,
  host = "127.0.0.1",
  delayScale = 1,
}: DemoModelOptions = {}): Promise<DemoModel> {
  const closing = new AbortController();
  const connections = createConnections();
  const { answer, script, journal } = createAnswerer(connections, closing.signal, delayScale);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : "The demo model failed.";
      sendJson(response, 500, errorBody({ message, type: "server_error", param: null, code: null }));
    });
  });
  const bound = await listen(server, port, host);
  connections.attach(server);

  return {
    url: `http://${host}:${bound}/v1`,
    script(queues) {
      const added = script.enqueue(queues);
      if ("refused" in added) throw new Error(added.refused);
    },
    requests: journal.list,
    async close() {
      closing.abort();
      connections.close();
      const closed = new Promise<void>((resolve) => {
        if (!server.listening) resolve();
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

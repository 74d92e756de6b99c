import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createCompletions } from "./completions.ts";
import { createControls } from "./controls.ts";
import { createJournal } from "./journal.ts";
import { createScript } from "./script.ts";
import { digestOf } from "./seed.ts";
import { sendJson } from "./send-json.ts";
import { parseJson } from "./unknown-values.ts";
import { commonHeaders, errorBody, MODEL_IDS, modelList, modelOf } from "./wire.ts";

export type DemoModelOptions = {
  port?: number;
  host?: "127.0.0.1";
  /** Multiplies the believable delay; 0 answers at once. */
  delayScale?: number;
};

export type DemoModel = {
  /** With its version, as `http://127.0.0.1:4010/v1`. */
  url: string;
  /** Ends also the requests that hang. */
  close(): Promise<void>;
};

const LARGEST_BODY = 8 * 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= LARGEST_BODY) chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Puts the parts together into one function that answers requests. */
function createAnswerer(closing: AbortSignal, delayScale: number) {
  const journal = createJournal();
  const script = createScript();
  const completions = createCompletions({ script, closing, delayScale });
  const controls = createControls({ journal, script, completions });

  async function answerModel(call: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [method = "", path = ""] = call.split(" ");
    const entry = journal.open(method, path, request.headers);
    response.once("close", () => {
      entry.clientLeft = !response.writableFinished;
      entry.status = response.headersSent ? response.statusCode : null;
      entry.endedAt = new Date().toISOString();
    });
    entry.body = parseJson(await readBody(request)) ?? null;
    const headers = commonHeaders(`req_${digestOf(32, path, String(entry.number))}`, 1);
    const model = MODEL_IDS.find((id) => call === `GET /v1/models/${id}`);
    if (call === "POST /v1/chat/completions") await completions.answer(request, response, entry);
    else if (call === "GET /v1/models") sendJson(response, 200, modelList(), headers);
    else if (model !== undefined) sendJson(response, 200, modelOf(model), headers);
    else {
      const message = `Invalid URL (${call})`;
      sendJson(response, 404, errorBody({ message, type: "invalid_request_error", param: null, code: null }), headers);
    }
  }

  return async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "/").replace(/\?.*$/u, "");
    const call = `${request.method ?? "GET"} ${path}`;
    if (path.startsWith("/__fake/")) controls.answer(call, await readBody(request), response);
    else await answerModel(call, request, response);
  };
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
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
  const answer = createAnswerer(closing.signal, delayScale);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : "The demo model failed.";
      sendJson(response, 500, errorBody({ message, type: "server_error", param: null, code: null }));
    });
  });
  const bound = await listen(server, port, host);

  return {
    url: `http://${host}:${bound}/v1`,
    async close() {
      closing.abort();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

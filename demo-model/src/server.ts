import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { readChatRequest } from "./chat-request.ts";
import { findFault, readSteps, type Exchange } from "./faults.ts";
import { createJournal, type JournalEntry } from "./journal.ts";
import { createScript } from "./script.ts";
import { digestOf, seedOf } from "./seed.ts";
import { dictionaryOf, parseJson, textOf } from "./unknown-values.ts";
import { commonHeaders, completionBody, errorBody, modelList, modelOf, MODELS, usageOf, type Answer } from "./wire.ts";
import { writeAnswer } from "./writer/write-answer.ts";

export type DemoModelOptions = {
  port?: number;
  host?: "127.0.0.1";
  /** Multiplies the believable delay; 0 answers at once. */
  delayScale?: number;
};

export type DemoModel = { url: string; close(): Promise<void> };

const LARGEST_BODY = 8 * 1024 * 1024;
const SEEN_PROMPTS = 500;

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

const keyOf = (request: IncomingMessage): string => (request.headers.authorization ?? "").replace(/^Bearer\s+/iu, "");

const headerOf = (request: IncomingMessage, name: string): string => {
  const value = request.headers[name];
  return Array.isArray(value) ? (value[0] ?? "") : (value ?? "");
};

/** Milliseconds a model would take: a strategy is longer than a post, and no two take the same time. */
function usualDelay(answer: Answer, identity: string): number {
  const tokens = (answer.content ?? "").length / 4;
  const jitter = (seedOf(identity, "delay") % 200) - 100;
  return tokens > 700 ? Math.min(4000, 2000 + tokens / 2 + jitter) : Math.min(2500, 900 + tokens * 2 + jitter);
}

/** Starts an OpenAI-compatible server that needs no network. Port 0, the default, takes a free one. */
export async function startDemoModel({ port = 0, host = "127.0.0.1", delayScale = 1 }: DemoModelOptions = {}): Promise<DemoModel> {
  const journal = createJournal();
  const script = createScript();
  const closing = new AbortController();
  const seenPrompts = new Set<string>();

  function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
    if (response.headersSent || response.destroyed) return;
    const text = JSON.stringify(body);
    response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text), ...headers }).end(text);
  }

  function rememberPrompt(prompt: string): boolean {
    const digest = digestOf(40, prompt);
    const seen = seenPrompts.has(digest);
    if (seenPrompts.size >= SEEN_PROMPTS) seenPrompts.clear();
    seenPrompts.add(digest);
    return seen;
  }

  async function complete(request: IncomingMessage, response: ServerResponse, body: string, entry: JournalEntry): Promise<void> {
    const startedAt = performance.now();
    const requestId = `req_${digestOf(32, body, String(entry.number))}`;
    const headers = (): Record<string, string> => commonHeaders(requestId, performance.now() - startedAt);
    if (keyOf(request) === "") {
      const message = "You didn't provide an API key. Provide it in an Authorization header, as in 'Authorization: Bearer KEY'.";
      sendJson(response, 401, errorBody({ message, type: "invalid_request_error", param: null, code: null }), headers());
      return;
    }
    const chat = readChatRequest(entry.body);
    if ("status" in chat) {
      sendJson(response, chat.status, errorBody(chat), headers());
      return;
    }

    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const signal = AbortSignal.any([gone.signal, closing.signal]);
    const answer = writeAnswer(chat);
    const prompt = JSON.stringify(chat.messages);
    let usage: ((final: Answer) => Record<string, unknown>) | undefined;
    const usageFor = (final: Answer): Record<string, unknown> => {
      if (usage === undefined) {
        const seen = rememberPrompt(prompt);
        usage = (each) => usageOf(prompt, each, seen);
      }
      return usage(final);
    };
    const bodyOf = (final: Answer): string =>
      JSON.stringify(completionBody(chat.identity, chat.snapshot, final, usageFor(final)));

    const exchange: Exchange = {
      response,
      answer,
      bodyOf,
      async sendAnswer(final, milliseconds = usualDelay(final, chat.identity) * delayScale) {
        if (milliseconds > 0) await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
        if (!signal.aborted) sendJson(response, 200, JSON.parse(bodyOf(final)), headers());
      },
      sendJson: (status, content, more = {}) => sendJson(response, status, content, { ...headers(), ...more }),
      async left() {
        if (signal.aborted) return;
        await new Promise<void>((resolve) => {
          signal.addEventListener("abort", () => resolve(), { once: true });
        });
      },
    };
    const step = script.next({ header: headerOf(request, "x-fake-script"), key: keyOf(request), model: chat.model, scriptInModel: chat.scriptInModel });
    entry.step = step.name;
    const fault = findFault(step.name);
    if (fault) await fault(exchange, step);
    else exchange.sendJson(400, errorBody({ message: `The script names an unknown fault: ${step.name}`, type: "invalid_request_error", param: null, code: "unknown_fault" }));
  }

  function takeScript(body: string, response: ServerResponse): void {
    const { key, steps } = dictionaryOf(parseJson(body));
    const read = readSteps(steps);
    if (read.unknown.length > 0 || read.steps.length === 0) {
      sendJson(response, 400, errorBody({ message: `Unknown or missing steps: ${read.unknown.join(", ")}`, type: "invalid_request_error", param: "steps", code: null }));
      return;
    }
    script.enqueue(textOf(key) || "*", read.steps);
    sendJson(response, 200, { queued: read.steps.length });
  }

  const notFound = (response: ServerResponse, message: string): void =>
    sendJson(response, 404, errorBody({ message, type: "invalid_request_error", param: null, code: null }));

  async function answerControl(path: string, method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (path === "/__fake/journal" && method === "GET") sendJson(response, 200, { requests: journal.list() });
    else if (path === "/__fake/script" && method === "POST") takeScript(body, response);
    else if (path === "/__fake/reset" && method === "POST") {
      journal.reset();
      script.reset();
      seenPrompts.clear();
      sendJson(response, 200, { reset: true });
    } else notFound(response, `Unknown control: ${method} ${path}`);
  }

  async function answerModel(path: string, method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const entry = journal.open(method, path, request.headers);
    response.once("close", () => {
      entry.clientLeft = !response.writableFinished;
      entry.status = response.headersSent ? response.statusCode : null;
      entry.endedAt = new Date().toISOString();
    });
    const body = await readBody(request);
    entry.body = parseJson(body) ?? null;
    const headers = commonHeaders(`req_${digestOf(32, path, String(entry.number))}`, 1);
    const named = MODELS.flatMap(({ alias, snapshot }) => [alias, snapshot]).find((id) => path === `/v1/models/${id}`);
    if (path === "/v1/chat/completions" && method === "POST") await complete(request, response, body, entry);
    else if (path === "/v1/models" && method === "GET") sendJson(response, 200, modelList(), headers);
    else if (named !== undefined && method === "GET") sendJson(response, 200, modelOf(named), headers);
    else notFound(response, `Invalid URL (${method} ${path})`);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "/").replace(/\?.*$/u, "");
    const method = request.method ?? "GET";
    const handle = path.startsWith("/__fake/") ? answerControl : answerModel;
    await handle(path, method, request, response);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : "The demo model failed.";
      sendJson(response, 500, errorBody({ message, type: "server_error", param: null, code: null }));
    });
  });
  server.keepAliveTimeout = 30_000;

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;

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

import type { ServerResponse } from "node:http";
import { dictionaryOf, listOf, parseJson } from "./unknown-values.ts";
import { errorBody, type Answer, type ApiError } from "./wire.ts";

/** One step of a script: the name of a fault (or "ok"), with settings of its own. */
export type Step = { name: string; ms?: number; retryAfter?: string };

/** What a fault may do to a request that is being answered. */
export type Exchange = {
  response: ServerResponse;
  /** The answer as it would have been. */
  answer: Answer;
  /** Sends an answer after the usual delay, or after another. */
  sendAnswer(answer: Answer, milliseconds?: number): Promise<void>;
  sendJson(status: number, body: unknown, headers?: Record<string, string>): void;
  /** The whole body of an answer, for faults that change it. */
  complete(answer: Answer): Record<string, unknown>;
  /** Resolves when the client has left or the server closes. */
  left(): Promise<void>;
};

type Fault = (exchange: Exchange, step: Step) => Promise<void> | void;

const apiError =
  (status: number, error: ApiError, headers?: Record<string, string>): Fault =>
  ({ sendJson }) =>
    sendJson(status, errorBody(error), headers);

const server = (message: string): ApiError => ({ message, type: "server_error", param: null, code: null });

const rewritten =
  (change: (content: string) => string): Fault =>
  ({ answer, sendAnswer }) =>
    sendAnswer({ ...answer, content: change(answer.content ?? "") });

/** Removes one closing bracket and the colons, so that no repair can know what was meant. */
const shatter = (content: string): string =>
  content
    .slice(0, Math.ceil(content.length * 0.6))
    .replaceAll(":", " ")
    .replaceAll('"', "");

/** Puts a comma before the last closing bracket of every object. */
const trailingCommas = (content: string): string =>
  JSON.stringify(parseJson(content), null, 2).replaceAll(/\n(\s*)([}\]])/gu, ",\n$1$2");

/** The table of faults; a script names them. Each is one thing that real model servers were seen to do. */
const FAULTS: Readonly<Record<string, Fault>> = {
  ok: ({ answer, sendAnswer }) => sendAnswer(answer),
  slow: ({ answer, sendAnswer }, { ms = 5000 }) => sendAnswer(answer, ms),

  // The connection
  timeout: ({ left }) => left(),
  "stalled-body": async ({ response, answer, complete, left }) => {
    const body = JSON.stringify(complete(answer));
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
    response.write(body.slice(0, 60));
    await left();
  },
  reset: ({ response }) => void response.socket?.resetAndDestroy(),

  // The status
  "401": apiError(401, {
    message: "Incorrect API key provided.",
    type: "invalid_request_error",
    param: null,
    code: "invalid_api_key",
  }),
  "403": apiError(403, {
    message: "You are not allowed to use this model.",
    type: "invalid_request_error",
    param: null,
    code: "forbidden",
  }),
  "404": apiError(404, {
    message: "The model does not exist or you do not have access to it.",
    type: "invalid_request_error",
    param: null,
    code: "model_not_found",
  }),
  "429": ({ sendJson }, { retryAfter = "1" }) =>
    sendJson(
      429,
      errorBody({
        message: "Rate limit reached for requests per minute.",
        type: "requests",
        param: null,
        code: "rate_limit_exceeded",
      }),
      { "retry-after": retryAfter },
    ),
  quota: apiError(429, {
    message: "You exceeded your current quota, please check your plan and billing details.",
    type: "insufficient_quota",
    param: null,
    code: "insufficient_quota",
  }),
  "500": apiError(500, server("The server had an error while processing your request.")),
  "503": apiError(503, server("The engine is currently overloaded, please try again later.")),
  "context-length": apiError(400, {
    message: "This model's maximum context length is 128000 tokens.",
    type: "invalid_request_error",
    param: "messages",
    code: "context_length_exceeded",
  }),

  // A 200 that is none
  html: ({ response }) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<html><body><h1>Bad gateway</h1></body></html>");
  },
  "empty-body": ({ response }) => {
    response.writeHead(200, { "content-type": "application/json" }).end();
  },
  "no-choices": ({ sendJson, complete, answer }) => sendJson(200, { ...complete(answer), choices: [] }),
  "no-usage": ({ sendJson, complete, answer }) => {
    const { usage: _usage, ...rest } = complete(answer);
    sendJson(200, rest);
  },

  // The content
  empty: ({ answer, sendAnswer }) => sendAnswer({ ...answer, content: "" }),
  truncated: ({ answer, sendAnswer }) =>
    sendAnswer({
      ...answer,
      content: (answer.content ?? "").slice(0, Math.ceil((answer.content ?? "").length / 2)),
      finishReason: "length",
    }),
  refusal: ({ sendAnswer }) =>
    sendAnswer({ content: null, refusal: "I'm sorry, I can't help with that.", finishReason: "stop" }),
  filter: ({ sendAnswer }) => sendAnswer({ content: "", refusal: null, finishReason: "content_filter" }),
  "trailing-comma": rewritten(trailingCommas),
  fence: rewritten((content) => `\`\`\`json\n${content}\n\`\`\``),
  prose: rewritten((content) => `Here is the JSON you asked for:\n\n${content}\n\nLet me know if you want changes.`),
  malformed: rewritten((content) => `\`\`\`json\n${trailingCommas(content)}\n\`\`\``),
  "malformed-hopeless": rewritten(shatter),
  "wrong-shape": rewritten(() => JSON.stringify({ answer: "This is not what the schema asks for." })),
};

const OTHER_NAMES: Readonly<Record<string, string>> = {
  insufficient_quota: "quota",
  "429-quota": "quota",
  stall: "stalled-body",
  hang: "timeout",
  length: "truncated",
  hopeless: "malformed-hopeless",
};

export const findFault = (name: string): Fault | undefined => FAULTS[OTHER_NAMES[name] ?? name];

function readStep(value: unknown): Step {
  if (typeof value === "string") return { name: value };
  const { name, ms, retryAfter } = dictionaryOf(value);
  const step: Step = { name: typeof name === "string" ? name : JSON.stringify(value) };
  if (typeof ms === "number") step.ms = ms;
  if (typeof retryAfter === "string" || typeof retryAfter === "number") step.retryAfter = String(retryAfter);
  return step;
}

/** Steps from JSON: names and objects with a name. Unknown names are reported, so that a script cannot misfire silently. */
export function readSteps(value: unknown): { steps: Step[]; unknown: string[] } {
  const steps = listOf(value).map(readStep);
  return { steps, unknown: steps.map(({ name }) => name).filter((name) => !findFault(name)) };
}

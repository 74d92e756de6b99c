import { doubtConnection } from "./connection.ts";
import { dropFirstAnswers, takeFirstAnswer } from "./first-answers.ts";
import { noteSave } from "./last-save.ts";
import { ApiError, errorFrom, isLimited, NetworkError } from "./problem.ts";
import { rateLimit } from "./rate-limit.ts";
import { inTurn, isShortWait } from "./rate-limit-turns.ts";
import { bearer, dropToken } from "./token.ts";
import { countUnderWay } from "./under-way.ts";

type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
export type Schema<T> = { parse(value: unknown): T };

export type CallOptions = {
  /** A file is sent as it is, all else as JSON. */
  body?: unknown;
  query?: Record<string, string | number | boolean | undefined>;
  /** Version this change is based on; sent as `If-Match`. */
  version?: number | undefined;
  /** What is known already, by its ETag; sent as `If-None-Match`. Where it is the same still, the answer is 304 without a body. */
  knownTag?: string | undefined;
  /** Same key, same effect: a repeated press or retry is done once. See `pressKey`. */
  idempotencyKey?: string | undefined;
  prefer?: string;
  signal?: AbortSignal | undefined;
};

const TIMEOUT_MS = 40_000;

const queryText = (query: CallOptions["query"] = {}): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `?${search}` : "";
};

/** The ETag of a version, as the server writes it. */
const etagOf = (version: number): string => `"${version}"`;

const headersOf = (token: string, { body, version, knownTag, idempotencyKey, prefer }: CallOptions): Headers => {
  const headers = new Headers({ authorization: `Bearer ${token}`, accept: "application/json" });
  if (body !== undefined) headers.set("content-type", body instanceof Blob ? body.type : "application/json");
  if (version !== undefined) headers.set("if-match", etagOf(version));
  if (knownTag !== undefined) headers.set("if-none-match", knownTag);
  if (idempotencyKey !== undefined) headers.set("idempotency-key", idempotencyKey);
  if (prefer !== undefined) headers.set("prefer", prefer);
  return headers;
};

async function sendOnce(token: string, method: Method, path: string, options: CallOptions): Promise<Response> {
  const address = `/api/v1${path}${queryText(options.query)}`;
  if (method !== "GET") dropFirstAnswers();
  const first = method === "GET" ? takeFirstAnswer(address) : undefined;
  if (first) return first;
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  const init: RequestInit = { method, headers: headersOf(token, options), signal };
  if (options.body !== undefined)
    init.body = options.body instanceof Blob ? options.body : JSON.stringify(options.body);
  try {
    const answer = fetch(address, init);
    if (method !== "GET") countUnderWay(answer);
    return await answer;
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    doubtConnection();
    throw new NetworkError(`no answer to ${method} ${path}`, { cause });
  }
}

/** Sends with a token; a refused token is replaced twice before the refusal counts. */
async function sendSigned(method: Method, path: string, options: CallOptions): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const token = await bearer();
    const response = await sendOnce(token, method, path, options);
    if (response.status === 401 && attempt < 2) {
      dropToken(token);
      continue;
    }
    if (response.ok || response.status === 304) return response;
    throw await errorFrom(response);
  }
}

/** How long the server asks to wait before anything more of this kind; undefined where it refused for another reason. */
function limitIn(error: unknown): number | undefined {
  if (!(error instanceof ApiError) || !isLimited(error)) return undefined;
  const seconds = error.retryAfter ?? 5;
  rateLimit.note(seconds);
  return seconds;
}

/** Sends; what comes too fast waits with all others for the shared countdown, and is sent once more. */
export async function send(method: Method, path: string, options: CallOptions): Promise<Response> {
  const sendNow = (): Promise<Response> => sendSigned(method, path, options);
  let response: Response;
  try {
    response = await sendNow();
  } catch (error) {
    const seconds = limitIn(error);
    if (seconds === undefined || !isShortWait(seconds)) throw error;
    const sendAgain = (): Promise<Response> =>
      sendNow().catch((again: unknown) => {
        limitIn(again);
        throw again;
      });
    response = await inTurn(sendAgain, options.signal);
  }
  if (method !== "GET") noteSave();
  return response;
}

export const readJson = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch (cause) {
    throw new NetworkError("the answer broke off", { cause });
  }
};

/** One call of the API, checked against its schema. `schema` is the whole envelope: `ok(Business)`, `listOf(Business)`. */
export async function call<T>(schema: Schema<T>, method: Method, path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(method, path, options);
  return schema.parse(await readJson(response));
}

/** A call whose success has no body (204). */
export async function callEmpty(method: Method, path: string, options: CallOptions = {}): Promise<void> {
  await send(method, path, options);
}

/** An id that needs no secure context, unlike crypto.randomUUID: a shop may run Handbill on plain http at home. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const keys = new WeakMap<object, string>();

/** The idempotency key of one press: every retry of a mutation hands over the same variables object and gets the same key. */
export function pressKey(variables: object): string {
  const known = keys.get(variables);
  if (known) return known;
  const key = newKey();
  keys.set(variables, key);
  return key;
}

export const isConflict = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.problem.code === "edit_conflict";

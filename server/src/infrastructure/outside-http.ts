import { lookup as systemLookup, type LookupAddress } from "node:dns";
import { type IncomingMessage, request as overHttp, type RequestOptions } from "node:http";
import { request as overHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { inSpan, type Span } from "../core/trace.ts";
import { isAllowed, type OutsideAllowance } from "./outside-addresses.ts";

export type OutsideRequest = {
  method: "GET" | "POST";
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** All of it: finding the address, connecting, sending, and the answer to its end. */
  timeoutMs?: number;
  /** What of the answer's body is read. */
  maxBytes?: number;
};

/** What came of a request to an address that somebody typed in. */
export type OutsideAnswer =
  /** `isCut`: the body was longer than what is read of it, or broke off. */
  | { kind: "answered"; status: number; headers: Record<string, string>; body: string; isCut: boolean }
  /** Not a byte of the request left. */
  | { kind: "not_sent"; errorKind: "unreachable"; detail: string }
  /** It was sent, at least in part, and nothing that can be read came back. */
  | { kind: "no_answer"; errorKind: "timeout" | "dropped" | "garbled"; detail: string };

type Settings = {
  /** Addresses inside of the operator's own network that may be called. */
  allow: readonly OutsideAllowance[];
  /** Finds the addresses of a name; the system does unless given. */
  lookup?: (name: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;
};

export type OutsideHttp = ReturnType<typeof createOutsideHttp>;

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 64 * 1024;
const MAX_HEADERS = 16 * 1024;

/** The same for an address that is refused as for one that nobody answers at: who asks learns nothing of our network. */
const NOT_REACHED: OutsideAnswer = {
  kind: "not_sent",
  errorKind: "unreachable",
  detail: "Nobody could be reached at this address.",
};

const NO_ANSWER = {
  timeout: "There was no answer in time.",
  dropped: "The connection broke off before there was an answer.",
  garbled: "What came back was no answer that can be read.",
} as const;

/**
 * Calls addresses that users typed in. Where the name leads is looked at when the connection is made, by the very lookup that makes
 * it: only public addresses are connected to, whatever the name said before. It follows no redirect, opens a connection of its own for
 * each request, and reads no more and waits no longer than it was told.
 */
export function createOutsideHttp({ allow, lookup = lookUp }: Settings) {
  /** Gives only addresses that may be called; one that may not among them makes all of them suspect. */
  const guarded =
    (port: number): LookupFunction =>
    (name, options, done) =>
      lookup(name, (error, addresses) => {
        const [first] = addresses;
        const refused =
          (error ?? addresses.every(({ address }) => isAllowed(address, port, allow))) ? error : NOT_PUBLIC;
        if (refused || !first) return done(refused ?? NOT_PUBLIC, "", 0);
        if (options.all) return done(null, addresses);
        return done(null, first.address, first.family);
      });

  return {
    async send(request: OutsideRequest, signal?: AbortSignal): Promise<OutsideAnswer> {
      const url = URL.parse(request.url);
      if (!url || !isWellFormed(url)) return NOT_REACHED;
      const port = portOf(url);
      const host = url.hostname.replace(/^\[|\]$/g, "");
      if (isIP(host) !== 0 && !isAllowed(host, port, allow)) return NOT_REACHED;
      return inSpan(request.method, SPAN, (span) => told(span, exchange(url, request, guarded(port), signal)));
    },
  };
}

/** Not where it goes: an address that somebody typed in may say who they are. */
const SPAN = { kind: "client", attributes: { "handbill.outside": true } } as const;

async function told(span: Span, asked: Promise<OutsideAnswer>): Promise<OutsideAnswer> {
  const answer = await asked;
  if (answer.kind === "answered") span.set({ "http.response.status_code": answer.status });
  else span.failed(answer.errorKind);
  return answer;
}

const NOT_PUBLIC = new Error("The name leads to an address that is not public.");

const isWellFormed = ({ protocol, username, password, hostname }: URL): boolean =>
  (protocol === "http:" || protocol === "https:") && username === "" && password === "" && hostname !== "";

const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === "https:" ? 443 : 80);

const lookUp: NonNullable<Settings["lookup"]> = (name, done) =>
  systemLookup(name, { all: true }, (error, addresses) => done(error, error ? [] : addresses));

function exchange(
  url: URL,
  { method, headers = {}, body, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES }: OutsideRequest,
  lookup: LookupFunction,
  signal: AbortSignal | undefined,
): Promise<OutsideAnswer> {
  const isSecure = url.protocol === "https:";
  const deadline = AbortSignal.timeout(timeoutMs);
  const options: RequestOptions = {
    method,
    lookup,
    agent: false,
    maxHeaderSize: MAX_HEADERS,
    headers: { ...headers, "user-agent": "Handbill", ...(body !== undefined && { "content-length": lengthOf(body) }) },
    signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
  };
  const { promise, resolve } = Promise.withResolvers<OutsideAnswer>();
  let isConnected = false;
  const request = (isSecure ? overHttps : overHttp)(url, options);
  request.once("socket", (socket) => socket.once(isSecure ? "secureConnect" : "connect", () => (isConnected = true)));
  request.once("response", (response) => void readAnswer(response, maxBytes).then(resolve));
  request.once("upgrade", (_response, socket) => socket.destroy());
  request.once("close", () => resolve(isConnected ? noAnswer("dropped") : NOT_REACHED));
  request.on("error", (error) => resolve(isConnected ? noAnswer(whyOf(error, options.signal)) : NOT_REACHED));
  request.end(body);
  return promise;
}

const lengthOf = (body: string | Uint8Array): number => Buffer.byteLength(body);

const noAnswer = (errorKind: keyof typeof NO_ANSWER): OutsideAnswer => ({
  kind: "no_answer",
  errorKind,
  detail: NO_ANSWER[errorKind],
});

function whyOf(error: Error, signal: AbortSignal | undefined): keyof typeof NO_ANSWER {
  if (signal?.aborted) return "timeout";
  return "code" in error && String(error.code).startsWith("HPE_") ? "garbled" : "dropped";
}

async function readAnswer(response: IncomingMessage, maxBytes: number): Promise<OutsideAnswer> {
  const parts: Buffer[] = [];
  let length = 0;
  let isCut = false;
  try {
    for await (const part of response) {
      if (!Buffer.isBuffer(part)) continue;
      parts.push(part);
      length += part.length;
      if (length > maxBytes) break; // which destroys the connection
    }
  } catch {
    isCut = true; // broke off, or took too long: the answer itself is there
  }
  response.destroy();
  return {
    kind: "answered",
    status: response.statusCode ?? 0,
    headers: singleHeaders(response),
    // What is packed is not unpacked: a small answer cannot become a large one here.
    body: response.headers["content-encoding"] ? "" : textOf(parts, maxBytes),
    isCut: isCut || length > maxBytes || !response.complete,
  };
}

const textOf = (parts: Buffer[], maxBytes: number): string =>
  new TextDecoder().decode(Buffer.concat(parts).subarray(0, maxBytes));

const singleHeaders = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])),
  );

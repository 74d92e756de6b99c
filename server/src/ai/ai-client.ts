import OpenAI, { APIError } from "openai";
import type { SchemaNode } from "./json/coerce.ts";

/** Parts of a request that some servers do not know; each can be left out. */
export const OPTIONAL_PARTS = [
  "json_schema",
  "json_object",
  "reasoning_effort",
  "safety_identifier",
  "max_completion_tokens",
] as const;
export type OptionalPart = (typeof OPTIONAL_PARTS)[number];

export type ModelRequest = {
  model: string;
  system: string;
  user: string;
  schemaName: string;
  schema: SchemaNode;
  maxOutputTokens: number;
  safetyIdentifier: string;
  without: ReadonlySet<OptionalPart>;
};

/** What came back on the wire, before anybody judged it. */
export type WireReply = {
  /** Null when no header arrived. */
  status: number | null;
  requestId: string | null;
  headers: Headers;
  /** The body byte for byte as far as it came; null when no header arrived. */
  body: Uint8Array | null;
  /** Why the exchange broke off, null when the whole body is there. */
  broken: "connect" | "reset" | "too_large" | "aborted" | null;
};

const MAX_BODY_BYTES = 1024 * 1024;

type Broken = NonNullable<WireReply["broken"]>;

/** Reads a body to its end or to the cap; a connection that dies on the way is told by `broken`. */
async function readBody(
  response: Response,
  signal?: AbortSignal | null,
): Promise<{ body: Uint8Array; broken: Broken | null }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let broken: Broken | null = null;
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = response.body?.getReader();
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      size += read.value.length;
      if (size > MAX_BODY_BYTES) {
        broken = "too_large";
        await reader?.cancel();
        break;
      }
      chunks.push(read.value);
    }
  } catch {
    // The stream fails with several kinds of errors; what matters is whether we ended it or the network did.
    broken = signal?.aborted ? "aborted" : "reset";
  }
  return { body: Buffer.concat(chunks), broken };
}

const REFUSED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** The system's code of a network error, however deep it is wrapped. */
function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return networkCode(error.cause);
}

/** The models that think before they answer; others refuse the parameter. */
const REASONS = /^(?:o\d|gpt-(?:[5-9]|\d\d))(?!.*chat)/;

function responseFormat({
  without,
  schemaName,
  schema,
}: ModelRequest): Partial<OpenAI.ChatCompletionCreateParamsNonStreaming> {
  if (!without.has("json_schema")) {
    return {
      response_format: { type: "json_schema", json_schema: { name: schemaName, strict: true, schema: { ...schema } } },
    };
  }
  return without.has("json_object") ? {} : { response_format: { type: "json_object" } };
}

/** Where the server enforces no schema, the model is told it. */
function systemText({ system, without, schema }: ModelRequest): string {
  if (!without.has("json_schema")) return system;
  return `${system}\n\nAnswer with one JSON object and nothing else, of this JSON Schema:\n${JSON.stringify(schema)}`;
}

function toParameters(request: ModelRequest): OpenAI.ChatCompletionCreateParamsNonStreaming {
  const { model, user, maxOutputTokens, safetyIdentifier, without } = request;
  const limit = without.has("max_completion_tokens")
    ? { max_tokens: maxOutputTokens }
    : { max_completion_tokens: maxOutputTokens };
  return {
    model,
    messages: [
      { role: "system", content: systemText(request) },
      { role: "user", content: user },
    ],
    ...responseFormat(request),
    ...limit,
    ...(REASONS.test(model) && !without.has("reasoning_effort") && { reasoning_effort: "low" as const }),
    ...(!without.has("safety_identifier") && { safety_identifier: safetyIdentifier }),
  };
}

const neverArrived = (broken: Broken): WireReply => ({
  status: null,
  requestId: null,
  headers: new Headers(),
  body: null,
  broken,
});

/** The whole body is read inside the fetch, so that the signal, the cap and the raw bytes cover every reply, errors too. */
const fetchWhole =
  (keep: (reply: WireReply) => void) =>
  async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(input, init);
    const { status, headers } = response;
    const { body, broken } = await readBody(response, init.signal);
    keep({ status, headers, requestId: headers.get("x-request-id"), body, broken });
    return new Response(null, { status, headers });
  };

export type AiClient = ReturnType<typeof createAiClient>;

/**
 * The only door to the model, and the only file that knows the SDK. One call is one HTTP request: no retry here. It never throws for
 * what a server or a network does; the reply tells.
 */
export function createAiClient({ baseUrl, apiKey }: { baseUrl: string; apiKey: string }) {
  return {
    async send(request: ModelRequest, signal: AbortSignal): Promise<WireReply> {
      let kept: WireReply | undefined;
      const sdk = new OpenAI({
        baseURL: baseUrl,
        apiKey,
        adminAPIKey: null,
        organization: null,
        project: null,
        webhookSecret: null,
        maxRetries: 0,
        // Our signal ends every attempt; this is only above the longest of them.
        timeout: 10 * 60_000,
        logLevel: "off",
        fetch: fetchWhole((reply) => {
          kept = reply;
        }),
      });
      try {
        await sdk.chat.completions.create(toParameters(request), { signal }).asResponse();
      } catch (error) {
        if (kept) return kept;
        if (signal.aborted) return neverArrived("aborted");
        if (!(error instanceof APIError)) throw error;
        return neverArrived(REFUSED.has(networkCode(error)) ? "connect" : "reset");
      }
      return kept ?? neverArrived("reset");
    },
  };
}

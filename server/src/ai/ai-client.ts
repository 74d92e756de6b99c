import { AsyncLocalStorage } from "node:async_hooks";
import OpenAI, { APIError } from "openai";
import type { Clock } from "../core/clock.ts";
import { createExchange, neverArrived, type WireReply } from "./wire/exchange.ts";
import {
  chatParameters,
  isStreamed,
  type ModelRequest,
  responsesParameters,
  thinksFirst,
} from "./wire/model-request.ts";

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

export type Sending = {
  /** Ends the exchange. */
  signal: AbortSignal;
  /** How long a streamed answer may keep silent before its first byte or word; afterwards it is eight seconds. */
  firstMs: number;
  /** Called with the text of a streamed answer as it grows. */
  onText(text: string): void;
};

export type AiClient = ReturnType<typeof createAiClient>;

/**
 * The only door to the model, and the only file that knows the SDK. One call is one HTTP request: no retry here. It never throws for
 * what a server or a network does; the reply tells.
 */
export function createAiClient({ baseUrl, apiKey, clock }: { baseUrl: string; apiKey: string; clock: Clock }) {
  /** Making a client of the SDK costs more than a call of it, so there is one, and each call brings its own exchange along. */
  const exchanges = new AsyncLocalStorage<typeof fetch>();
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
    fetch: (input, init) => (exchanges.getStore() ?? fetch)(input, init),
  });
  const post = async (request: ModelRequest, signal: AbortSignal): Promise<void> => {
    const sent =
      request.api === "chat"
        ? sdk.chat.completions.create(chatParameters(request), { signal })
        : sdk.responses.create(responsesParameters(request), { signal });
    await sent.asResponse();
  };

  return {
    async send(request: ModelRequest, { signal, firstMs, onText }: Sending): Promise<WireReply> {
      if (signal.aborted) return neverArrived("aborted", false);
      let kept: WireReply | undefined;
      const keep = (reply: WireReply): void => {
        kept = reply;
      };
      const patience = isStreamed(request) ? { firstMs, thinksFirst: thinksFirst(request.model) } : null;
      try {
        await exchanges.run(createExchange({ clock, patience, onText, keep }), () => post(request, signal));
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

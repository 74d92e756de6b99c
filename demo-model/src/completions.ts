import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { readChatRequest, type ChatRequest } from "./chat-request.ts";
import { findFault, type Exchange } from "./faults.ts";
import type { JournalEntry } from "./journal.ts";
import type { Script } from "./script.ts";
import { digestOf, seedOf } from "./seed.ts";
import { sendJson } from "./send-json.ts";
import { commonHeaders, completionBody, errorBody, usageOf, type Answer, type ApiError } from "./wire.ts";
import { writeAnswer } from "./writer/write-answer.ts";

type Needs = { script: Script; closing: AbortSignal; delayScale: number };

const SEEN_PROMPTS = 500;

const invalidRequest = (message: string, code: string | null = null): ApiError => ({
  message,
  type: "invalid_request_error",
  param: null,
  code,
});

const keyOf = (request: IncomingMessage): string => (request.headers.authorization ?? "").replace(/^Bearer\s+/iu, "");

const scriptOf = ({ headers }: IncomingMessage): string => [headers["x-fake-script"] ?? ""].flat()[0] ?? "";

/** Milliseconds a model would take: a strategy is longer than a post, and no two take the same time. */
function usualDelay({ content }: Answer, identity: string): number {
  const tokens = (content ?? "").length / 4;
  const jitter = (seedOf(identity, "delay") % 200) - 100;
  return tokens > 700 ? Math.min(4000, 2000 + tokens / 2 + jitter) : Math.min(2500, 900 + tokens * 2 + jitter);
}

export type Completions = ReturnType<typeof createCompletions>;

/** `POST /v1/chat/completions`: checks the request, writes the answer, and lets the script decide what becomes of it. */
export function createCompletions({ script, closing, delayScale }: Needs) {
  const seenPrompts = new Set<string>();

  /** Whether this prompt came before: the beginning of such a one is read from the cache. */
  function rememberPrompt(prompt: string): boolean {
    const digest = digestOf(40, prompt);
    const seen = seenPrompts.has(digest);
    if (seenPrompts.size >= SEEN_PROMPTS) seenPrompts.clear();
    seenPrompts.add(digest);
    return seen;
  }

  function exchangeFor(chat: ChatRequest, response: ServerResponse, headers: () => Record<string, string>): Exchange {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const signal = AbortSignal.any([gone.signal, closing]);
    const prompt = JSON.stringify(chat.messages);
    const seenBefore = rememberPrompt(prompt);
    const complete = (final: Answer) =>
      completionBody(chat.identity, chat.snapshot, final, usageOf(prompt, final, seenBefore));

    return {
      response,
      answer: writeAnswer(chat),
      complete,
      async sendAnswer(final, milliseconds = usualDelay(final, chat.identity) * delayScale) {
        // An aborted wait means that nobody listens any more.
        if (milliseconds > 0) await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
        if (!signal.aborted) sendJson(response, 200, complete(final), headers());
      },
      sendJson: (status, content, more = {}) => sendJson(response, status, content, { ...headers(), ...more }),
      async left() {
        if (signal.aborted) return;
        await new Promise<void>((resolve) => {
          signal.addEventListener("abort", () => resolve(), { once: true });
        });
      },
    };
  }

  return {
    async answer(request: IncomingMessage, response: ServerResponse, entry: JournalEntry): Promise<void> {
      const startedAt = performance.now();
      const requestId = `req_${digestOf(32, JSON.stringify(entry.body), String(entry.number))}`;
      const headers = (): Record<string, string> => commonHeaders(requestId, performance.now() - startedAt);
      const key = keyOf(request);
      if (key === "") {
        const message =
          "You didn't provide an API key. Provide it in an Authorization header, as in 'Authorization: Bearer KEY'.";
        sendJson(response, 401, errorBody(invalidRequest(message)), headers());
        return;
      }
      const chat = readChatRequest(entry.body);
      if ("status" in chat) {
        sendJson(response, chat.status, errorBody(chat), headers());
        return;
      }
      const step = script.next({
        header: scriptOf(request),
        key,
        model: chat.model,
        scriptInModel: chat.scriptInModel,
      });
      entry.step = step.name;
      const fault = findFault(step.name);
      if (fault) await fault(exchangeFor(chat, response, headers), step);
      else
        sendJson(
          response,
          400,
          errorBody(invalidRequest(`The script names an unknown fault: ${step.name}`, "unknown_fault")),
          headers(),
        );
    },

    forget: (): void => seenPrompts.clear(),
  };
}

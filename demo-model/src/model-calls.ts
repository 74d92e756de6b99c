import type { IncomingMessage, ServerResponse } from "node:http";
import { readChatRequest, type ChatRequest } from "./chat-request.ts";
import { findFault } from "./faults.ts";
import type { Exchange } from "./faults/fault.ts";
import type { JournalEntry } from "./journal.ts";
import { createLine } from "./line.ts";
import type { Reply } from "./reply.ts";
import { isRefused } from "./request-checks.ts";
import { readResponsesRequest } from "./responses-request.ts";
import type { Script } from "./script.ts";
import { digestOf } from "./seed.ts";
import { sendJson } from "./send-json.ts";
import { apiOf, sendReply, usualDelay, wholeReply } from "./sending.ts";
import { countTokens } from "./tokens.ts";
import { createPromptCache, type Usage } from "./usage.ts";
import { errorBody, refuse, type Answer } from "./wire.ts";
import { writeAnswer } from "./writer/write-answer.ts";

type Needs = {
  script: Script;
  closing: AbortSignal;
  delayScale: number;
  connections: Pick<Parameters<typeof createLine>[2], "markStale" | "refuseFor">;
};
/** A request as it came in: its body, its line of the journal, its reader, and the headers of its answer. */
type Call = {
  request: IncomingMessage;
  response: ServerResponse;
  entry: JournalEntry;
  body: unknown;
  key: string;
  headers: () => Record<string, string>;
};

const REMEMBERED = 500;

const READERS = { "/v1/chat/completions": readChatRequest, "/v1/responses": readResponsesRequest } as const;
export type ModelPath = keyof typeof READERS;
export const isModelPath = (path: string): path is ModelPath => path in READERS;

const scriptOf = ({ headers }: IncomingMessage): string => [headers["x-fake-script"] ?? ""].flat()[0] ?? "";

/** What the model says, within the tokens that thinking leaves it. */
const answerOf = (chat: ChatRequest): Answer =>
  chat.maxTokens > 0 ? writeAnswer(chat) : { content: "", refusal: null, finishReason: "length" };

const textOf = ({ content, refusal, toolCall }: Answer): string => content || refusal || toolCall?.arguments || "";

const withoutNull = (headers: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null));

export type ModelCalls = ReturnType<typeof createModelCalls>;

/** The calls of a model, by either API: checks the request, writes the answer, and lets the script decide what becomes of it. */
export function createModelCalls({ script, closing, delayScale, connections }: Needs) {
  const prompts = createPromptCache();
  const lastAnswers = new Map<string, string>();

  /** What this reader was told before, for a schema like this. Remembers what it is told now. */
  function recall(key: string, chat: ChatRequest, { content }: Answer): string | null {
    const place = digestOf(40, key, JSON.stringify(chat.schema));
    const before = lastAnswers.get(place) ?? null;
    if (lastAnswers.size >= REMEMBERED) lastAnswers.clear();
    // What was said first stays: a fault that says the same again says it for ever.
    if (before === null && content !== null) lastAnswers.set(place, content);
    return before;
  }

  function exchangeFor(chat: ChatRequest, { response, entry, key, headers }: Call): Exchange {
    const prompt = JSON.stringify(chat.messages);
    const input = countTokens(prompt);
    const cached = prompts.read(`${key} ${chat.snapshot}`, prompt);
    const usageOf = (said: Answer): Usage => {
      const spoken = textOf(said) === "" ? 0 : countTokens(textOf(said));
      const reasoning = chat.reasoningTokens;
      return { input, cached, cacheWrite: 0, output: spoken + reasoning, reasoning };
    };
    const replyWith = (said: Answer): Reply => ({ answer: said, usage: usageOf(said), model: chat.snapshot });
    const answer = answerOf(chat);
    const reply = replyWith(answer);
    const line = createLine(response, closing, {
      headers,
      onFirstByte: () => {
        entry.firstByteAt ??= new Date().toISOString();
      },
      ...connections,
    });
    return {
      request: chat,
      reply,
      line,
      saidBefore: recall(key, chat, answer),
      replyWith,
      send: (final, sending = {}) =>
        sendReply(line, chat, final, {
          milliseconds: usualDelay(final, chat.identity) * delayScale,
          ...sending,
        }),
      bodyOf: (final) => apiOf(chat).body(chat, final),
      whole: () => wholeReply(chat, reply),
      sendJson: (status, body, more = {}) => sendJson(response, status, body, withoutNull({ ...headers(), ...more })),
      errorEvent: apiOf(chat).errorEvent,
    };
  }

  return {
    async answer(path: ModelPath, call: Call): Promise<void> {
      const { request, response, entry, body, key, headers } = call;
      const chat = READERS[path](body);
      if (isRefused(chat)) {
        sendJson(response, chat.status, errorBody(chat), headers());
        return;
      }
      entry.stream = chat.stream;
      const step = script.next({
        header: scriptOf(request),
        key,
        model: chat.model,
        scriptInModel: chat.scriptInModel,
        path,
        stream: chat.stream,
        text: chat.identity,
      });
      entry.step = step.name;
      const fault = findFault(step.name);
      if (fault) await fault(exchangeFor(chat, call), step);
      else {
        const unknown = refuse(`The script names an unknown fault: ${step.name}`, null, "unknown_fault");
        sendJson(response, 400, errorBody(unknown), headers());
      }
    },

    forget(): void {
      prompts.forget();
      lastAnswers.clear();
    },
  };
}

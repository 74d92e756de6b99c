import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export type ChatRequest = {
  model: string;
  messages: { role: string; content: string }[];
  response_format?: { type: string; json_schema?: { name: string; strict: boolean; schema: unknown } };
  max_completion_tokens?: number;
  max_tokens?: number;
  safety_identifier?: string;
  stream?: boolean;
};

/** Answers one request; what it does not end stays open. */
export type Step = (response: ServerResponse, request: ChatRequest) => void;

async function readJson(request: IncomingMessage): Promise<ChatRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString());
}

/** A model server that does what it is told: step n answers hit n, the last one all that follow. */
export async function startModelServer(steps: Step[]) {
  const requests: ChatRequest[] = [];
  const arrivals: (() => void)[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests.push(await readJson(request));
    const step = steps[requests.length - 1] ?? steps.at(-1);
    const latest = requests.at(-1);
    if (latest) step?.(response, latest);
    arrivals.shift()?.();
  };
  const server = createServer((request, response) => {
    void take(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    /** Resolves when the next request has been taken. */
    nextArrival: () => new Promise<void>((resolve) => arrivals.push(resolve)),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const USAGE = {
  prompt_tokens: 1000,
  completion_tokens: 200,
  total_tokens: 1200,
  prompt_tokens_details: { cached_tokens: 400 },
  completion_tokens_details: { reasoning_tokens: 50 },
};

export const completion = (
  content: unknown,
  more: { finish?: string; refusal?: string; usage?: unknown; model?: string } = {},
) => ({
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1,
  model: more.model ?? "gpt-5.4-mini-2026-03-17",
  choices: [
    {
      index: 0,
      message: {
        role: "assistant",
        content: content === null || typeof content === "string" ? content : JSON.stringify(content),
        refusal: more.refusal ?? null,
      },
      finish_reason: more.finish ?? "stop",
    },
  ],
  usage: "usage" in more ? more.usage : USAGE,
});

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Step =>
  (response) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    response.writeHead(status, { "content-type": "application/json", "x-request-id": "req_1", ...headers }).end(text);
  };

export const answer = (content: unknown, more: Parameters<typeof completion>[1] = {}): Step =>
  json(200, completion(content, more));

export const failing = (
  status: number,
  error: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Step => json(status, { error: { message: "no", type: null, param: null, code: null, ...error } }, headers);

export const silence: Step = () => undefined;

export const stall: Step = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"id":');
};

export const resetAtOnce: Step = (response) => response.socket?.destroy();

export const resetMidway: Step = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
  response.write('{"id":', () => response.socket?.destroy());
};

import { completion, type Step } from "./model-server.ts";

const event = (value: unknown): string => `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`;

type Stream = { finish?: string; usage?: unknown; ending?: "end" | "stall"; pieceLength?: number };

/** A chat completion as server-sent events, its text in pieces of so many characters. */
export function streamOf(
  content: unknown,
  { finish = "stop", ending = "end", pieceLength = 20, ...more }: Stream = {},
): Step {
  const { usage, choices: _choices, ...envelope } = completion(content, more);
  const begin = { ...envelope, object: "chat.completion.chunk" };
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${pieceLength}}`, "gu")) ?? [];
  const chunk = (delta: object, reason: string | null = null) =>
    event({ ...begin, choices: [{ index: 0, delta, finish_reason: reason }] });
  return (response) => {
    response.writeHead(200, { "content-type": "text/event-stream", "x-request-id": "req_1" });
    for (const piece of pieces) response.write(chunk({ content: piece }));
    if (ending === "stall") return;
    response.write(chunk({}, finish) + event({ ...begin, choices: [], usage }));
    response.end(event("[DONE]"));
  };
}

import type { ChatRequest } from "./chat-request.ts";
import { chatApi } from "./chat-wire.ts";
import { packetEnd } from "./cut-text.ts";
import type { Ending, Sending } from "./faults/fault.ts";
import type { Line } from "./line.ts";
import type { Api, Reply, StreamEvent } from "./reply.ts";
import { responsesApi } from "./responses-wire.ts";
import { createDice, seedOf } from "./seed.ts";

export const apiOf = ({ api }: ChatRequest): Api => (api === "chat" ? chatApi : responsesApi);

const STREAM_TYPE = "text/event-stream; charset=utf-8";

/** Milliseconds a model would take: a strategy is longer than a post, and no two take the same time. */
export function usualDelay({ answer }: Reply, identity: string): number {
  const tokens = (answer?.content ?? "").length / 4;
  const jitter = (seedOf(identity, "delay") % 200) - 100;
  return tokens > 700 ? Math.min(4000, 2000 + tokens / 2 + jitter) : Math.min(2500, 900 + tokens * 2 + jitter);
}

/** The first word of a stream comes after a third of the time, and never later than this. */
const LONGEST_SILENCE = 1500;
const LARGEST_PACKET = 220;
/** However long the stream: more packets would only take time. */
const MOST_PACKETS = 1000;

async function finish(line: Line, ending: Ending): Promise<void> {
  if (ending === "stall") await line.left();
  else if (ending === "hang-up") line.hangUp();
  else if (ending === "reset") {
    // A reset throws away what the network still holds: what was written is given time to arrive.
    await line.pause(30);
    line.reset();
  } else line.end();
}

/** Sends events in packets that end anywhere, also within an event and within a UTF-8 sequence. */
async function sendEvents(
  line: Line,
  events: readonly StreamEvent[],
  { milliseconds, identity }: { milliseconds: number; identity: string },
): Promise<void> {
  const dice = createDice(identity);
  const words = events.filter(({ kind }) => kind === "delta").length;
  const silence = Math.min(milliseconds / 3, LONGEST_SILENCE);
  await line.pause(silence);
  const length = events.reduce((sum, { text }) => sum + text.length, 0);
  const largest = Math.max(LARGEST_PACKET, Math.ceil((length / MOST_PACKETS) * 2));
  let waiting = Buffer.alloc(0);
  let size = dice(1, largest);
  for (const { kind, text } of events) {
    if (line.isGone()) return;
    waiting = Buffer.concat([waiting, Buffer.from(text, "utf8")]);
    while (waiting.length > size) {
      const end = packetEnd(waiting, size);
      await line.write(waiting.subarray(0, end));
      waiting = waiting.subarray(end);
      size = dice(1, largest);
    }
    if (kind === "delta") await line.pause((milliseconds - silence) / words);
  }
  await line.write(waiting);
}

/** Sends a reply as its API and its request would have it. */
export async function sendReply(
  line: Line,
  request: ChatRequest,
  reply: Reply,
  { milliseconds = 0, events: change = (events) => events, ending = "end" }: Sending,
): Promise<void> {
  const api = apiOf(request);
  if (request.stream) {
    line.head(200, { "content-type": STREAM_TYPE, "cache-control": "no-cache" });
    await sendEvents(line, change(api.events(request, reply)), { milliseconds, identity: request.identity });
    await finish(line, ending);
    return;
  }
  await line.pause(milliseconds);
  const body = Buffer.from(JSON.stringify(api.body(request, reply)), "utf8");
  line.head(200, { "content-type": "application/json", "content-length": String(body.length) });
  await line.write(body);
  line.end();
}

/** The bytes of a reply as they would be sent. */
export function wholeReply(request: ChatRequest, reply: Reply): { contentType: string; bytes: Buffer } {
  const api = apiOf(request);
  if (!request.stream)
    return { contentType: "application/json", bytes: Buffer.from(JSON.stringify(api.body(request, reply)), "utf8") };
  const text = api.events(request, reply).map((event) => event.text);
  return { contentType: STREAM_TYPE, bytes: Buffer.from(text.join(""), "utf8") };
}

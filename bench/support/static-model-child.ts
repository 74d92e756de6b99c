import { createServer } from "node:http";

/*
 * A model server that thinks about nothing: whatever is asked, it sends the answer it was started with, in one piece or as a stream.
 * A process of its own, so that its work is not counted as ours. GET / gives back the latest request.
 */

const [answer = ""] = process.argv.slice(2);
const EVENT_LENGTH = 5;

const usage = {
  prompt_tokens: 2100,
  completion_tokens: 320,
  total_tokens: 2420,
  prompt_tokens_details: { cached_tokens: 1408, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
};
const envelope = {
  id: "chatcmpl-bench",
  created: 1_800_000_000,
  model: "gpt-5.4-mini-2026-03-17",
  service_tier: "default",
};

const whole = JSON.stringify({
  ...envelope,
  object: "chat.completion",
  choices: [{ index: 0, message: { role: "assistant", content: answer, refusal: null }, finish_reason: "stop" }],
  usage,
});

const event = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({
    ...envelope,
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta, finish_reason: finish }],
    usage: null,
  })}\n\n`;

const pieces = answer.match(new RegExp(`[^]{1,${EVENT_LENGTH}}`, "gu")) ?? [];
const events = [
  event({ role: "assistant", content: "", refusal: null }),
  ...pieces.map((content) => event({ content })),
  event({}, "stop"),
  `data: ${JSON.stringify({ ...envelope, object: "chat.completion.chunk", choices: [], usage })}\n\n`,
  "data: [DONE]\n\n",
];

let latest = "";

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    if (request.method === "GET") {
      response.end(latest);
      return;
    }
    latest = Buffer.concat(chunks).toString();
    if (latest.includes('"stream":true')) {
      response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "x-request-id": "req_bench" });
      for (const one of events) response.write(one);
      response.end();
      return;
    }
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(whole),
      "x-request-id": "req_bench",
    });
    response.end(whole);
  });
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" && address ? address.port : 0}\n`);
});
process.stdin.resume().on("end", () => process.exit());

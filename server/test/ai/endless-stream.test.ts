import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { createAiClient } from "../../src/ai/ai-client.ts";
import { createTestClock } from "./support/clocks.ts";
import { answer, startModelServer } from "./support/model-server.ts";
import { facebookAnswer } from "./support/requests.ts";

const REQUEST = {
  api: "chat",
  model: "gpt-4o-mini",
  system: "s",
  user: "u",
  schemaName: "answer",
  schema: { type: "object" },
  maxOutputTokens: 100,
  effort: "low",
  stream: true,
  safetyIdentifier: "someone",
  without: new Set<never>(),
} as const;

test("a server that goes on talking after its last word is left, and its socket closed, after eight seconds", async () => {
  const sent = Promise.withResolvers<ServerResponse>();
  await using server = await startModelServer([
    (response) => {
      const chunk = { model: "m", choices: [{ index: 0, delta: { content: "Hi" }, finish_reason: "stop" }] };
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`);
      sent.resolve(response);
    },
    answer(facebookAnswer()),
  ]);
  const clock = createTestClock();
  const client = createAiClient({ baseUrl: server.baseUrl, apiKey: "sk-test", clock });
  const { signal } = new AbortController();
  const reply = await client.send(REQUEST, { signal, firstMs: 15_000, onText: () => undefined });
  expect(reply).toMatchObject({ status: 200, broken: null });

  const response = await sent.promise;
  const closed = once(response, "close");
  clock.advance(4000);
  response.write(": still here\n\n");
  // A second exchange over the same event loop: by its end the words of the first one have been read.
  await client.send({ ...REQUEST, stream: false }, { signal, firstMs: 15_000, onText: () => undefined });
  expect(clock.nextInMs()).toBe(4000);
  clock.fireNext();
  await closed;
});

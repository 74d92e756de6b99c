import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { patienceOf } from "./waiting.ts";

/** After a break the browser opens the stream again this soon. */
const RECONNECT_MS = 1000;
/** A stream ends after this time, and the browser goes on with a new one: nothing is held for ever. */
const LONGEST_STREAM_MS = 600_000;

/** A silence is a comment, so that nothing on the way gives up. */
export const SILENCE = ": still here\n\n";

/** Answers with server-sent events (HTML standard, section 9.2) until the client, the process or the stream has had enough. */
export async function answerEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  watch: (until: AbortSignal) => Promise<AsyncIterable<string>>,
): Promise<FastifyReply> {
  const { signal } = patienceOf(request, reply, 0);
  const watched = await watch(AbortSignal.any([signal, AbortSignal.timeout(LONGEST_STREAM_MS)]));
  return reply
    .type("text/event-stream; charset=utf-8")
    .header("cache-control", "no-store")
    .header("x-accel-buffering", "no")
    .send(Readable.from(written(watched)));
}

async function* written(events: AsyncIterable<string>): AsyncGenerator<string> {
  yield `retry: ${RECONNECT_MS}\n\n`;
  yield* events;
}

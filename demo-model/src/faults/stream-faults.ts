import type { StreamEvent } from "../reply.ts";
import type { ApiError } from "../wire.ts";
import type { Ending, Fault, FaultRow } from "./fault.ts";

/** What goes wrong only in a stream. A request without one is answered as usual. */

const BROKEN: ApiError = {
  message: "The server had an error while processing your request.",
  type: "server_error",
  param: null,
  code: "server_error",
};

/** The events up to the middle of what is said. */
function firstHalf(events: StreamEvent[]): StreamEvent[] {
  const deltas = events.flatMap(({ kind }, index) => (kind === "delta" ? [index] : []));
  return events.slice(0, (deltas[Math.floor(deltas.length / 2)] ?? 0) + 1);
}

const halfThen =
  (ending: Ending): Fault =>
  ({ request, reply, send }) =>
    send(reply, request.stream ? { events: firstHalf, ending } : {});

const changed =
  (events: (all: StreamEvent[]) => StreamEvent[]): Fault =>
  ({ reply, send }) =>
    send(reply, { events });

const GARBAGE: StreamEvent = { kind: "garbage", text: "data: {this is not JSON\n\n" };

export const STREAM_FAULTS: readonly FaultRow[] = [
  {
    name: "stream-stall",
    what: "half of the answer, then nothing, and the connection stays open",
    run: halfThen("stall"),
  },
  { name: "stream-reset", what: "half of the answer, then the connection is reset", run: halfThen("reset") },
  { name: "stream-cut", what: "half of the answer, then a polite end as if all had been said", run: halfThen("end") },
  {
    name: "stream-error",
    what: "half of the answer, then an error event, after a 200",
    run: ({ reply, send, errorEvent }) =>
      send(reply, {
        events: (events) => {
          const half = firstHalf(events);
          const position = half.filter(({ kind }) => kind !== "ping").length;
          return [...half, errorEvent(BROKEN, position)];
        },
      }),
  },
  {
    name: "stream-no-done",
    what: "the whole answer without its last event: `[DONE]`, or `response.completed`",
    run: changed((events) => events.filter(({ kind }) => kind !== "done")),
  },
  {
    name: "stream-no-usage",
    what: "the whole answer without its usage",
    run: ({ request, reply, send }) => send(request.stream ? { ...reply, usage: null } : reply),
  },
  {
    name: "stream-garbage",
    what: "the whole answer with a line that is not JSON in its middle",
    run: changed((events) => {
      const half = firstHalf(events);
      return [...half, GARBAGE, ...events.slice(half.length)];
    }),
  },
  {
    name: "stream-crlf",
    what: "the whole answer, its lines ended by CR and LF",
    run: changed((events) => events.map((event) => ({ ...event, text: event.text.replaceAll("\n", "\r\n") }))),
  },
  {
    name: "stream-ignored",
    what: "one JSON body, as if no stream had been asked for",
    run: ({ request, reply, bodyOf, send, sendJson }) => (request.stream ? sendJson(200, bodyOf(reply)) : send(reply)),
  },
];

import type { ChatRequest } from "./chat-request.ts";
import type { Dictionary } from "./unknown-values.ts";
import type { Usage } from "./usage.ts";
import type { Answer, ApiError } from "./wire.ts";

/** What a model gives back, before an API has given it its shape. */
export type Reply = {
  /** Null where the model offers no answer at all. */
  answer: Answer | null;
  usage: Usage | null;
  model: string;
  /** What broke while it was answering. */
  failure?: ApiError;
};

/** A piece of an event stream, as it goes over the wire. */
export type StreamEvent = {
  kind: "open" | "delta" | "close" | "usage" | "done" | "ping" | "error" | "garbage";
  text: string;
};

/** How an API shapes a reply: as one body, or as a stream of events. */
export type Api = {
  body(request: ChatRequest, reply: Reply): Dictionary;
  events(request: ChatRequest, reply: Reply): StreamEvent[];
  /** An error in the middle of a stream that began well. */
  errorEvent(error: ApiError, position: number): StreamEvent;
};

const PING: StreamEvent = { kind: "ping", text: ": ping\n\n" };

/** A sign of life before the first word, and now and then between the others. */
export function withPings(deltas: StreamEvent[]): StreamEvent[] {
  return deltas.flatMap((delta, index) => (index % 24 === 0 ? [PING, delta] : [delta]));
}

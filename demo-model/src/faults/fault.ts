import type { ChatRequest } from "../chat-request.ts";
import type { Line } from "../line.ts";
import type { Reply, StreamEvent } from "../reply.ts";
import type { Answer, ApiError } from "../wire.ts";

/** One step of a script: the name of a fault (or "ok"), with settings of its own. */
export type Step = { name: string; ms?: number; retryAfter?: string; bytes?: number; megabytes?: number };

/** How the sending of a reply ends. */
export type Ending = "end" | "stall" | "reset" | "hang-up";

export type Sending = {
  /** What the whole takes instead of the usual time. */
  milliseconds?: number;
  /** Changes the events of a stream; a request without a stream is answered as usual. */
  events?: (events: StreamEvent[]) => StreamEvent[];
  ending?: Ending;
};

/** What a fault may do to a request that is being answered. */
export type Exchange = {
  request: ChatRequest;
  /** The reply as it would have been. */
  reply: Reply;
  /** The connection, for faults that send what no server should. */
  line: Line;
  /** What the same reader was told the last time, for the same shape of answer. */
  saidBefore: string | null;
  /** The usual reply with another answer, its tokens counted anew. */
  replyWith(answer: Answer): Reply;
  send(reply: Reply, sending?: Sending): Promise<void>;
  /** A reply as one body, whether or not a stream was asked for. */
  bodyOf(reply: Reply): unknown;
  /** The bytes of the usual reply, all at once. */
  whole(): { contentType: string; bytes: Buffer };
  sendJson(status: number, body: unknown, headers?: Record<string, string | null>): void;
  errorEvent(error: ApiError, position: number): StreamEvent;
};

export type Fault = (exchange: Exchange, step: Step) => Promise<void> | void;

/** A row of the table: what a script calls it, what it does in one line, and the doing. */
export type FaultRow = { name: string; what: string; run: Fault };

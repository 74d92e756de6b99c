import type { Clock } from "../../core/clock.ts";
import { type AnswerStream, createAnswerStream } from "./answer-stream.ts";
import { createWatch, type Watch } from "./watch.ts";

/** What came back on the wire, before anybody judged it. */
export type WireReply = {
  /** Null when no header arrived. */
  status: number | null;
  requestId: string | null;
  headers: Headers;
  /**
   * The body byte for byte as far as it came; null when no header arrived. Of a streamed answer that came to its end: the same
   * answer in one piece, as the server would have sent it unstreamed.
   */
  body: Uint8Array | null;
  /** What the model had written when a streamed answer broke off. */
  partialText: string;
  /** When the first byte of the body came. */
  firstByteAt: number | null;
  /**
   * Why the exchange broke off, null when the whole body is there. `aborted`: whoever asked gave up; `late`: nothing came in time;
   * `stalled`: it began and stopped.
   */
  broken: "connect" | "reset" | "too_large" | "aborted" | "late" | "stalled" | null;
  /** False when not a byte was sent. */
  wasSent: boolean;
};
export type Broken = NonNullable<WireReply["broken"]>;

/** How long a streamed answer may keep silent. */
export type Patience = {
  /** Until its first byte; of a model that thinks first, until its first word. */
  firstMs: number;
  thinksFirst: boolean;
};

const MAX_BODY_BYTES = 1024 * 1024;
/** Each token of a stream comes in a wrapping of some 300 bytes; the answer in it is a fraction of that. */
const MAX_STREAM_BYTES = 4 * MAX_BODY_BYTES;
const IDLE_MS = 8000;

export const neverArrived = (broken: Broken, wasSent = true): WireReply => ({
  status: null,
  requestId: null,
  headers: new Headers(),
  body: null,
  partialText: "",
  firstByteAt: null,
  broken,
  wasSent,
});

const isEventStream = ({ headers }: Response): boolean =>
  /^text\/event-stream\b/i.test(headers.get("content-type") ?? "");

type Reading = { signal: AbortSignal; maxBytes: number; onChunk(chunk: Uint8Array): void };

/** Reads a body to its end or to the cap, which counts bytes as they are after decompression. */
async function readBody(
  response: Response,
  { signal, maxBytes, onChunk }: Reading,
): Promise<{ body: Buffer; broken: "too_large" | "aborted" | "reset" | null }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = response.body?.getReader();
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      size += read.value.length;
      if (size > maxBytes) {
        await reader?.cancel();
        return { body: Buffer.concat(chunks), broken: "too_large" };
      }
      chunks.push(read.value);
      onChunk(read.value);
    }
  } catch {
    // The stream fails with several kinds of errors; what matters is whether we ended it or the network did.
    return { body: Buffer.concat(chunks), broken: signal.aborted ? "aborted" : "reset" };
  }
  return { body: Buffer.concat(chunks), broken: null };
}

/** How much silence is allowed after a chunk: a model that thinks keeps silent longer before its first word. */
function listen(watch: Watch, stream: AnswerStream, { thinksFirst }: Patience): void {
  watch.heard();
  if (!thinksFirst || stream.text() !== "") watch.allow(IDLE_MS);
}

type Read = Awaited<ReturnType<typeof readBody>>;

/** Nothing that follows is of interest: the server has said its last word, and need not close the connection to be believed. */
const CLOSED: Read = { body: Buffer.alloc(0), broken: null };

/** Why a reply is not whole. A stream that ends cleanly without its last word was cut as if the connection had been. */
function brokenBy(
  { broken }: Read,
  { status, stream, isSilenced }: { status: number; stream: AnswerStream | null; isSilenced: boolean },
): Broken | null {
  if (broken === "aborted" && isSilenced) return stream ? "stalled" : "late";
  const isCut = status === 200 && stream && !stream.isGarbled() && !stream.isClosed();
  if (broken === null && isCut) return "reset";
  return broken;
}

type Needs = {
  clock: Clock;
  /** Null for an answer in one piece: whoever asked ends it in time. */
  patience: Patience | null;
  /** Called with all the text there is, whenever there is more of it. */
  onText(text: string): void;
  keep(reply: WireReply): void;
};

/**
 * A `fetch` that reads the whole reply before it returns, so that signal, cap and silence cover every byte of it, errors too. What
 * it read is handed to `keep`; the response it returns has no body.
 */
export function createExchange({ clock, patience, onText, keep }: Needs): typeof fetch {
  const receive = async (response: Response, signal: AbortSignal, watch: Watch, isSilenced: () => boolean) => {
    const { status, headers } = response;
    const stream = isEventStream(response) ? createAnswerStream() : null;
    const closed = Promise.withResolvers<Read>();
    let firstByteAt: number | null = null;
    let seen = 0;
    const onChunk = (chunk: Uint8Array): void => {
      firstByteAt ??= clock.now();
      // What still comes after the last word is not listened to: a server that goes on for ever is left in time.
      if (!stream || stream.isClosed()) return;
      stream.feed(chunk);
      if (patience) listen(watch, stream, patience);
      const text = stream.text();
      if (text.length > seen) onText(text);
      seen = text.length;
      if (stream.isClosed() && stream.whole()) closed.resolve(CLOSED);
    };
    const maxBytes = stream ? MAX_STREAM_BYTES : MAX_BODY_BYTES;
    const reading = readBody(response, { signal, maxBytes, onChunk }).finally(watch.end);
    const read = await Promise.race([reading, closed.promise]);
    // An answer whose last word has come is whole, whatever happened to the connection after it.
    const whole = read.broken === "too_large" ? null : stream?.whole();
    const folded = whole ? Buffer.from(JSON.stringify(whole)) : null;
    const broken = folded ? null : brokenBy(read, { status, stream, isSilenced: isSilenced() });
    keep({
      status,
      headers,
      requestId: headers.get("x-request-id"),
      body: (folded ?? read.body).subarray(0, MAX_BODY_BYTES),
      partialText: folded ? "" : (stream?.text() ?? ""),
      firstByteAt,
      broken: folded && folded.length > MAX_BODY_BYTES ? "too_large" : broken,
      wasSent: true,
    });
    return new Response(null, { status, headers });
  };

  return async (input, init = {}) => {
    const silence = new AbortController();
    const watch = createWatch(clock, () => silence.abort());
    const signal = init.signal ? AbortSignal.any([init.signal, silence.signal]) : silence.signal;
    const isSilenced = () => silence.signal.aborted && !init.signal?.aborted;
    if (patience) watch.allow(patience.firstMs);
    try {
      // A redirect is an answer like any other bad one: what a provider says never decides where a prompt goes.
      const response = await fetch(input, { ...init, signal, redirect: "manual" });
      return await receive(response, signal, watch, isSilenced);
    } catch (error) {
      watch.end();
      if (isSilenced()) keep(neverArrived("late"));
      throw error;
    }
  };
}

import { constants, gzipSync } from "node:zlib";
import type { Exchange, FaultRow, Step } from "./fault.ts";

/** What networks and the machines between do to an answer. They work on bytes: of one body or of a stream. */

const MEBIBYTE = 1024 * 1024;
const PACKET = 16 * 1024;
const SPACES = Buffer.alloc(MEBIBYTE, " ");

const isStream = (contentType: string): boolean => contentType.startsWith("text/event-stream");

/** The headers of the usual reply, with its length where it has one. */
const headOf = ({ whole }: Exchange, length?: number): Record<string, string> => {
  const { contentType, bytes } = whole();
  const sized = isStream(contentType) ? {} : { "content-length": String(length ?? bytes.length) };
  return { "content-type": contentType, ...sized };
};

async function sendHalf(exchange: Exchange): Promise<void> {
  const { bytes } = exchange.whole();
  exchange.line.head(200, headOf(exchange));
  await exchange.line.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
}

/** A stream stays one where its filling is a comment. */
async function fill({ whole, line }: Exchange, mebibytes: number): Promise<void> {
  const { contentType, bytes } = whole();
  line.head(200, { "content-type": contentType });
  if (isStream(contentType)) await line.write(": ");
  for (let sent = 0; sent < mebibytes && !line.isGone(); sent += 1) await line.write(SPACES);
  if (isStream(contentType)) await line.write("\n\n");
  await line.write(bytes);
  line.end();
}

async function pourForever({ whole, line }: Exchange): Promise<void> {
  const { contentType, bytes } = whole();
  line.head(200, { "content-type": contentType });
  const text = bytes.toString("utf8");
  const events = text.split("\n\n").filter((event) => event.includes("delta"));
  const piece = isStream(contentType) ? `${events[Math.ceil(events.length / 2)] ?? ": "}\n\n` : "x";
  const again = piece.repeat(Math.ceil(PACKET / piece.length));
  await line.write(isStream(contentType) ? `${text.split("\n\n")[0]}\n\n` : '{"id":"');
  while (!line.isGone()) await line.write(again);
}

/** One compressed mebibyte, many times: a member each, which every reader unpacks one after the other. */
async function bomb({ line }: Exchange, { megabytes = 256 }: Step): Promise<void> {
  const member = gzipSync(SPACES, { level: constants.Z_BEST_COMPRESSION });
  line.head(200, { "content-type": "application/json", "content-encoding": "gzip" });
  for (let sent = 0; sent < megabytes && !line.isGone(); sent += 1) await line.write(member);
  line.end();
}

async function drip(exchange: Exchange, { bytes: size = 1, ms = 100 }: Step): Promise<void> {
  const { bytes } = exchange.whole();
  const { line } = exchange;
  line.head(200, headOf(exchange));
  for (let from = 0; from < bytes.length && !line.isGone(); from += size) {
    await line.write(bytes.subarray(from, from + size));
    await line.pause(ms);
  }
  line.end();
}

async function promise(exchange: Exchange, share: number): Promise<void> {
  const { bytes } = exchange.whole();
  exchange.line.head(200, { ...headOf(exchange), "content-length": String(Math.ceil(bytes.length * share)) });
  await exchange.line.write(bytes);
  exchange.line.hangUp();
}

const PAGE = "<html><body><h1>Bad gateway</h1></body></html>";

async function sendPage({ line }: Exchange, contentType: string): Promise<void> {
  line.head(200, { "content-type": contentType, "content-length": String(PAGE.length) });
  await line.write(PAGE);
  line.end();
}

export const CONNECTION_FAULTS: readonly FaultRow[] = [
  {
    name: "refuse",
    what: "closes the connection without a byte, and for `ms` (300) refuses every new one",
    run: ({ line }, { ms = 300 }) => {
      line.refuseFor(ms);
      line.hangUp();
    },
  },
  { name: "hang-up", what: "closes the connection without a byte", run: ({ line }) => line.hangUp() },
  { name: "reset", what: "resets the connection before any header", run: ({ line }) => line.reset() },
  {
    name: "reset-mid-body",
    what: "resets the connection after half of the body",
    run: async (exchange) => {
      await sendHalf(exchange);
      // A reset throws away what the network still holds: the half is given time to arrive.
      await exchange.line.pause(30);
      exchange.line.reset();
    },
  },
  { name: "timeout", what: "sends nothing and keeps the connection open", run: ({ line }) => line.left() },
  {
    name: "stalled-body",
    what: "sends the headers and 60 bytes, then nothing, and keeps the connection open",
    run: async (exchange) => {
      exchange.line.head(200, headOf(exchange));
      await exchange.line.write(exchange.whole().bytes.subarray(0, 60));
      await exchange.line.left();
    },
  },
  { name: "drip", what: "sends `bytes` (1) every `ms` (100)", run: drip },
  {
    name: "content-length-high",
    what: "promises twice as many bytes as it sends, and closes the connection",
    run: (exchange) => promise(exchange, 2),
  },
  {
    name: "content-length-low",
    what: "promises half of the bytes it sends, and closes the connection",
    run: (exchange) => promise(exchange, 0.5),
  },
  { name: "html", what: "a 200 with a page of HTML that says so", run: (exchange) => sendPage(exchange, "text/html") },
  {
    name: "html-as-json",
    what: "a 200 with a page of HTML that calls itself JSON",
    run: (exchange) => sendPage(exchange, "application/json"),
  },
  {
    name: "empty-body",
    what: "a 200 with an empty body",
    run: ({ line }) => {
      line.head(200, { "content-type": "application/json", "content-length": "0" });
      line.end();
    },
  },
  {
    name: "gzip",
    what: "the usual answer, compressed",
    run: async ({ line, whole }) => {
      const { contentType, bytes } = whole();
      line.head(200, { "content-type": contentType, "content-encoding": "gzip" });
      await line.write(gzipSync(bytes));
      line.end();
    },
  },
  { name: "gzip-bomb", what: "a compressed body that unpacks to `megabytes` (256) MiB", run: bomb },
  { name: "big-body", what: "the usual answer behind 2 MiB of filling", run: (exchange) => fill(exchange, 2) },
  {
    name: "huge-body",
    what: "the usual answer behind `megabytes` (100) MiB of filling",
    run: (exchange, { megabytes = 100 }) => fill(exchange, megabytes),
  },
  { name: "endless", what: "a body that never ends; a stream repeats one piece for ever", run: pourForever },
  {
    name: "stale-socket",
    what: "the usual answer, but the connection it kept open is reset by the next request over it",
    run: async ({ line, reply, send }) => {
      line.goStale();
      await send(reply);
    },
  },
];

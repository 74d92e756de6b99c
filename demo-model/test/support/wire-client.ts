import { connect, type Socket } from "node:net";

/** A client that sees what goes over the wire, byte for byte, and how it ends. */

export type Seen = {
  /** Null where no header came. */
  status: number | null;
  headers: Record<string, string>;
  /** The body, as the chunks of its transfer encoding or the packets it came in. */
  chunks: Buffer[];
  body: Buffer;
  /** Bytes behind the end of the body. */
  surplus: number;
  /** Whether the answer was whole, the connection closed or was reset before, or nothing more came. */
  ending: "whole" | "closed" | "reset" | "open";
};

type Head = Pick<Seen, "status" | "headers"> & { length: number };

function readHead(bytes: Buffer): Head | null {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const [line = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const headers = lines.map((each) => [each.split(":")[0]?.toLowerCase() ?? "", each.replace(/^[^:]*:\s*/u, "")]);
  return { status: Number(line.split(" ")[1]), headers: Object.fromEntries(headers), length: end + 4 };
}

/** The chunks of a chunked body as far as they came, and whether the last one is there. */
function readChunks(bytes: Buffer): { chunks: Buffer[]; whole: boolean; used: number } {
  const chunks: Buffer[] = [];
  for (let from = 0; ;) {
    const line = bytes.indexOf("\r\n", from);
    if (line < 0) return { chunks, whole: false, used: from };
    const size = Number.parseInt(bytes.subarray(from, line).toString("latin1"), 16);
    const to = line + 2 + size;
    if (to + 2 > bytes.length) return { chunks: [...chunks, bytes.subarray(line + 2, to)], whole: false, used: to };
    if (size === 0) return { chunks, whole: true, used: to + 2 };
    chunks.push(bytes.subarray(line + 2, to));
    from = to + 2;
  }
}

type Read = Omit<Seen, "ending"> & { whole: boolean };

function readAnswer(bytes: Buffer): Read {
  const head = readHead(bytes);
  if (!head) return { status: null, headers: {}, chunks: [], body: Buffer.alloc(0), surplus: 0, whole: false };
  const { status, headers, length } = head;
  const rest = bytes.subarray(length);
  if (headers["transfer-encoding"] === "chunked") {
    const { chunks, whole, used } = readChunks(rest);
    return { status, headers, chunks, body: Buffer.concat(chunks), surplus: whole ? rest.length - used : 0, whole };
  }
  const promised = Number(headers["content-length"] ?? Infinity);
  const body = rest.subarray(0, promised);
  const whole = body.length === promised;
  return { status, headers, chunks: [body], body, surplus: rest.length - body.length, whole };
}

export type Sent = { path: string; body: unknown; headers?: Record<string, string> };

const render = ({ path, body, headers = {} }: Sent, host: string): string => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const lines = Object.entries({
    host,
    authorization: "Bearer test",
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(text)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  return `POST ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${text}`;
};

/** Whether an answer may be whole: cheap enough to ask after every packet. */
const mayBeWhole = (packets: Buffer[], size: number, headers: Head | null): boolean => {
  if (headers?.headers["transfer-encoding"] !== "chunked")
    return headers !== null && size >= headers.length + Number(headers.headers["content-length"] ?? Infinity);
  const last = packets.at(-1) ?? Buffer.alloc(0);
  const tail = last.length < 5 ? Buffer.concat(packets.slice(-5)) : last;
  return tail.subarray(-5).toString("latin1") === "0\r\n\r\n";
};

/** Waits so long for more before it calls a connection open. */
const PATIENCE = 150;

export type Watch = {
  /** Stops reading after so many bytes. */
  enough?: number;
  /** Expects the answer to stand still: from the start, or once something has come. */
  standstill?: "from the start" | "after some bytes";
};

/** Sends a request over a socket and reads until the answer is whole, ends, stands still, or has been read far enough. */
export async function sendOver(
  socket: Socket,
  sent: Sent,
  { enough = Infinity, standstill }: Watch = {},
): Promise<Seen> {
  const packets: Buffer[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  const ending = await new Promise<Seen["ending"]>((resolve) => {
    const wait = (): void => {
      clearTimeout(timer);
      if (!standstill) return;
      const before = size;
      // On a busy machine a packet may lie there unread when the time is over: it gets its turn first.
      const judge = (): void => void setImmediate(() => (size === before ? resolve("open") : wait()));
      timer = setTimeout(() => setImmediate(judge), PATIENCE);
    };
    let head: Head | null = null;
    socket.on("data", (packet: Buffer) => {
      packets.push(packet);
      size += packet.length;
      head ??= readHead(Buffer.concat(packets));
      if (size >= enough) resolve("open");
      else if (mayBeWhole(packets, size, head) && readAnswer(Buffer.concat(packets)).whole) resolve("whole");
      else wait();
    });
    socket.once("end", () => resolve(readAnswer(Buffer.concat(packets)).whole ? "whole" : "closed"));
    socket.once("error", () => resolve("reset"));
    socket.write(render(sent, "127.0.0.1"));
    if (standstill === "from the start") wait();
  });
  clearTimeout(timer);
  const { whole, ...read } = readAnswer(Buffer.concat(packets));
  return { ...read, ending: whole ? "whole" : ending };
}

export async function openSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", () => resolve());
    socket.once("error", reject);
  });
  return socket;
}

/** Sends one request over a connection of its own. */
export async function sendRaw(url: string, sent: Sent, watch?: Watch): Promise<Seen> {
  const socket = await openSocket(url);
  const seen = await sendOver(socket, sent, watch);
  socket.on("error", () => undefined);
  socket.destroy();
  return seen;
}

import { connect, type Socket } from "node:net";

/*
 * Ten thousand clients in one process, each with a connection of its own and as little around it as possible: a real client's work
 * would be measured as ours. Told by its parent what to watch and how; says when it sees a stage.
 */

export type Watch = { port: number; how: "poll" | "events"; watched: { jobId: string; token: string }[] };
export type Seen = { place: number; stage: string; at: number };
/** How many answers of each status, and under 0 how many connections ended. */
export type Counts = Record<number, number>;
export type Said = { open: number } | { seen: Seen[]; counts: Counts };

const AT_ONCE = 50;
const TELL_MS = 200;

let seen: Seen[] = [];
let counts: Counts = {};
const count = (status: number): void => void (counts[status] = (counts[status] ?? 0) + 1);

const now = (): number => performance.timeOrigin + performance.now();

function note(place: number, text: string): void {
  for (const [, stage = ""] of text.matchAll(/"stage":"(\w+)"/g)) seen.push({ place, stage, at: now() });
}

function request(path: string, token: string, tag = ""): string {
  const known = tag === "" ? "" : `if-none-match: ${tag}\r\n`;
  return `GET ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n${known}\r\n`;
}

/** Asks again as soon as it is answered, with what it knows. */
function poll(socket: Socket, place: number, { jobId, token }: Watch["watched"][number]): void {
  const path = `/api/v1/jobs/${jobId}?wait=20`;
  let text = "";
  socket.on("data", (chunk: string) => {
    text += chunk;
    const end = text.indexOf("\r\n\r\n");
    if (end === -1) return;
    const head = text.slice(0, end);
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    if (text.length < end + 4 + length) return;
    count(Number(head.slice("HTTP/1.1 ".length, "HTTP/1.1 200".length)));
    note(place, text.slice(end));
    text = "";
    socket.write(request(path, token, /^etag: (.+)$/im.exec(head)?.[1]));
  });
  socket.write(request(path, token));
}

function events(socket: Socket, place: number, { jobId, token }: Watch["watched"][number]): void {
  socket.on("data", (chunk: string) => note(place, chunk));
  socket.write(request(`/api/v1/jobs/${jobId}/events`, token));
}

async function start({ port, how, watched }: Watch): Promise<void> {
  for (const [place, one] of watched.entries()) {
    const socket = connect(port, "127.0.0.1").setEncoding("utf8").setNoDelay();
    socket.on("error", () => undefined); // it closes then
    socket.on("close", () => count(0));
    (how === "poll" ? poll : events)(socket, place, one);
    // No faster than they are taken: on a busy machine heads that lie unread too long would be refused.
    if (place % AT_ONCE === AT_ONCE - 1) await (await fetch(`http://127.0.0.1:${port}/health/live`)).text();
  }
  tell({ open: watched.length });
}

const tell = (said: Said): void => void process.send?.(said);

setInterval(() => {
  tell({ seen, counts });
  seen = [];
  counts = {};
}, TELL_MS);
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only our own parent speaks to us
process.on("message", (watch) => void start(watch as Watch));
process.on("disconnect", () => process.exit());

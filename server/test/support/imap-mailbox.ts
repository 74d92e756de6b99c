import { once } from "node:events";
import { createServer, type Socket } from "node:net";

export type ImapMessage = {
  uid: number;
  raw: string;
  flags: Set<string>;
  /** What is said of its length, where it is not its own. */
  size?: number;
};

/** What the server does instead of answering, each time it is told to. */
export type ImapMisbehaviour = "drop" | "silent" | "garbage" | "huge";

export type ImapMailbox = {
  port: number;
  messages: ImapMessage[];
  /** Commands as they came, without their tags. */
  said: string[];
  /** Uids of another life of the folder. */
  uidValidity: number;
  deliver(raw: string): ImapMessage;
  /** What happens at the next commands that begin like this; then all is well. */
  script(command: string, ...misbehaviours: ImapMisbehaviour[]): void;
  close(): Promise<void>;
};

type Account = { user: string; password: string; folder?: string };

const quoted = (text = ""): string => text.replaceAll(/^"|"$/g, "").replaceAll(/\\(["\\])/g, "$1");
const ARGUMENT = /"(?:[^"\\]|\\.)*"|\S+/g;
const literal = (text: string): string => `{${Buffer.byteLength(text)}}\r\n${text}`;

/** The uids that a set such as `2,4:*` means. */
function within(set: string, messages: readonly ImapMessage[]): ImapMessage[] {
  const last = Math.max(0, ...messages.map(({ uid }) => uid));
  const number = (text: string): number => (text === "*" ? last : Number(text));
  const ranges = set.split(",").map((range) => {
    const [from = "", to = from] = range.split(":");
    return [Math.min(number(from), number(to)), Math.max(number(from), number(to))] as const;
  });
  return messages.filter(({ uid }) => ranges.some(([from, to]) => uid >= from && uid <= to));
}

/** What `FETCH` gives of a message: its header lines by name, or its beginning. */
function fetched({ uid, raw, size = Buffer.byteLength(raw) }: ImapMessage, items: string): string {
  const names = /HEADER\.FIELDS \(([^)]*)\)/i.exec(items)?.[1];
  if (names !== undefined) {
    const wanted = new Set(names.toLowerCase().split(" ").map(quoted));
    const head = (raw.split("\r\n\r\n")[0] ?? "").split(/\r\n(?![ \t])/);
    const lines = head.filter((line) => wanted.has(line.split(":")[0]?.toLowerCase() ?? ""));
    return `UID ${uid} BODY[HEADER.FIELDS (${names})] ${literal(`${lines.join("\r\n")}\r\n\r\n`)}`;
  }
  if (/RFC822\.SIZE/i.test(items)) return `UID ${uid} RFC822.SIZE ${size}`;
  const [, start = "0", length = "1000000"] = /BODY\.PEEK\[\]<(\d+)\.(\d+)>/i.exec(items) ?? [];
  return `UID ${uid} BODY[]<${start}> ${literal(raw.slice(Number(start), Number(start) + Number(length)))}`;
}

/** A mailbox of the test's own that speaks as much of IMAP as a reader of returned mails needs, and misbehaves on command. */
export async function startImapMailbox({ user, password, folder = "INBOX" }: Account): Promise<ImapMailbox> {
  const scripts = new Map<string, ImapMisbehaviour[]>();
  const sockets = new Set<Socket>();
  const messages: ImapMessage[] = [];
  const state = { uidValidity: 1 };

  const answer = (command: string, list: string[]): string[] => {
    const words = list.map(quoted);
    if (command === "CAPABILITY") return ["* CAPABILITY IMAP4rev1", "OK done"];
    if (command === "LOGIN") {
      return [words[0] === user && words[1] === password ? "OK welcome" : "NO [AUTHENTICATIONFAILED] who are you"];
    }
    if (command === "LIST" || command === "LSUB") {
      const isHere = words[1] === "" || words[1] === "*" || words[1]?.toLowerCase() === folder.toLowerCase();
      return [...(isHere ? [`* ${command} () "/" "${words[1] === "" ? "" : folder}"`] : []), "OK done"];
    }
    if (command === "SELECT") {
      if (words[0]?.toLowerCase() !== folder.toLowerCase()) return ["NO there is no such folder"];
      const next = Math.max(0, ...messages.map(({ uid }) => uid)) + 1;
      return [
        "* FLAGS (\\Seen)",
        `* ${messages.length} EXISTS`,
        `* OK [UIDVALIDITY ${state.uidValidity}] ids`,
        `* OK [UIDNEXT ${next}] next`,
        "OK [READ-WRITE] open",
      ];
    }
    if (command === "UID SEARCH") {
      const found = words[0] === "UID" ? within(words[1] ?? "", messages) : messages;
      return [`* SEARCH${found.map(({ uid }) => ` ${uid}`).join("")}`, "OK done"];
    }
    if (command === "UID FETCH") {
      const items = list.slice(1).join(" ");
      const found = within(words[0] ?? "", messages);
      return [...found.map((one) => `* ${messages.indexOf(one) + 1} FETCH (${fetched(one, items)})`), "OK done"];
    }
    if (command === "UID STORE") {
      for (const { flags } of within(words[0] ?? "", messages)) flags.add("\\Seen");
      return ["OK done"];
    }
    return command === "LOGOUT" ? ["* BYE", "OK bye"] : command === "NOOP" ? ["OK"] : ["BAD what"];
  };

  const said: string[] = [];
  const hear = (socket: Socket, line: string): void => {
    const [tag = "*", ...rest] = line.match(ARGUMENT) ?? [];
    const isUid = rest[0]?.toUpperCase() === "UID";
    const command = rest
      .slice(0, isUid ? 2 : 1)
      .join(" ")
      .toUpperCase();
    said.push(rest.join(" "));
    const order = scripts.get(command)?.shift();
    if (order === "drop") return void socket.destroy();
    if (order === "silent") return;
    if (order === "garbage") return void socket.write("* ((( {9\r\n\0\u00ff)))\r\n");
    if (order === "huge") return void socket.write("* 1 FETCH (BODY[] {99999999999}\r\n");
    const lines = answer(command, rest.slice(isUid ? 2 : 1));
    socket.write([...lines.slice(0, -1), `${tag} ${lines.at(-1)}`].map((one) => `${one}\r\n`).join(""));
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    let waiting = "";
    socket.on("error", () => undefined).once("close", () => sockets.delete(socket));
    socket.on("data", (chunk: Buffer) => {
      const lines = (waiting + chunk.toString("utf8")).split("\r\n");
      waiting = lines.pop() ?? "";
      for (const line of lines) hear(socket, line);
    });
    socket.write("* OK ready\r\n");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();

  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    messages,
    said,
    get uidValidity() {
      return state.uidValidity;
    },
    set uidValidity(value) {
      state.uidValidity = value;
    },
    deliver(raw) {
      const message: ImapMessage = {
        uid: Math.max(0, ...messages.map(({ uid }) => uid)) + 1,
        raw,
        flags: new Set<string>(),
      };
      messages.push(message);
      return message;
    },
    script: (command, ...misbehaviours) => void scripts.set(command, misbehaviours),
    async close() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

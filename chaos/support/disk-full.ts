import type { Inspector } from "./fault-proxy.ts";

const PARSE = 0x50;
const BIND = 0x42;
const QUERY = 0x51;
const SYNC = 0x53;
const READY = 0x5a;
const WRITES = /^\s*(?:insert|update|delete|with\b.*\b(?:insert|update|delete)\b|commit)/is;

type Message = { type: number; bytes: Buffer };

/** Cuts a stream of the wire protocol into its messages; a message without a type opens a connection. */
function createCutter(hasOpening: boolean) {
  let rest: Buffer = Buffer.alloc(0);
  let isOpening = hasOpening;
  return (packet: Buffer): Message[] => {
    rest = Buffer.concat([rest, packet]);
    const messages: Message[] = [];
    for (;;) {
      const head = isOpening ? 0 : 1;
      if (rest.length < head + 4) return messages;
      const length = head + rest.readUInt32BE(head);
      if (rest.length < length) return messages;
      messages.push({ type: isOpening ? 0 : (rest[0] ?? 0), bytes: rest.subarray(0, length) });
      rest = rest.subarray(length);
      isOpening = false;
    }
  };
}

const textAt = (bytes: Buffer, from: number): [text: string, next: number] => {
  const end = bytes.indexOf(0, from);
  return [bytes.toString("utf8", from, end), end + 1];
};

/** The server's own words when a disk is full, and that it listens again; `status` is that of the transaction. */
function refusal(status: "I" | "E"): Buffer {
  const fields = ["SERROR", "VERROR", "C53100", "Mcould not extend file: No space left on device"];
  const body = Buffer.from(`${fields.join("\0")}\0\0`);
  const error = Buffer.concat([Buffer.from("E\0\0\0\0"), body]);
  error.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([error, Buffer.from([READY, 0, 0, 0, 5, status.charCodeAt(0)])]);
}

/** Settling a call is the only thing that holds the chain of a business. */
const SETTLES = /\bai_chains\b/i;

/** For which writes there is no room on the disk. */
type Refused = "none" | "settlements" | "all";

/** While its disk is full a server answers every write with SQLSTATE 53100, and reads as usual. */
export function createDiskFull() {
  let full: Refused = "none";
  let refused = 0;

  const isWanted = (text: string): boolean =>
    full !== "none" && WRITES.test(text) && (full === "all" || SETTLES.test(text));

  const inspect = (): Inspector => {
    const cutUp = createCutter(true);
    const cutDown = createCutter(false);
    const statements = new Map<string, string>();
    let inTransaction = false;
    let isRefusing = false;

    /** The text that a message is about; empty for others. Names of statements are learnt on the way. */
    const statementOf = ({ type, bytes }: Message): string => {
      if (type === QUERY) return textAt(bytes, 5)[0];
      if (type === PARSE) {
        const [name, next] = textAt(bytes, 5);
        const [text] = textAt(bytes, next);
        statements.set(name, text);
        return text;
      }
      if (type !== BIND) return "";
      const [, next] = textAt(bytes, 5);
      return statements.get(textAt(bytes, next)[0]) ?? "";
    };
    return {
      upstream(packet, reply) {
        const passed: Buffer[] = [];
        for (const message of cutUp(packet)) {
          const statement = statementOf(message);
          if (!isRefusing && isWanted(statement)) {
            isRefusing = true;
            refused += 1;
          }
          if (!isRefusing) passed.push(message.bytes);
          // The answer comes where the real one would: after the message that asks for it.
          if (isRefusing && (message.type === SYNC || message.type === QUERY)) {
            isRefusing = false;
            reply(refusal(inTransaction ? "E" : "I"));
          }
        }
        return Buffer.concat(passed);
      },
      downstream(packet) {
        for (const { type, bytes } of cutDown(packet)) {
          if (type === READY) inTransaction = bytes[5] !== 0x49;
        }
        return packet;
      },
    };
  };

  return {
    inspect,
    refuse(what: Refused): void {
      full = what;
    },
    /** How many writes were refused so far. */
    refused: (): number => refused,
  };
}

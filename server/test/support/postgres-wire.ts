/** What PostgreSQL says when it has no room left, and that it is ready for more. */
const diskIsFull = Buffer.concat([
  message("E", "SERROR\0VERROR\0C53100\0Mcould not extend file: No space left on device\0\0"),
  message("Z", "I"),
]);

/**
 * For a proxy before PostgreSQL: answers every statement that writes as a server does whose disk is full. Statements are known
 * by their text when they are prepared, and by their name afterwards, so it has to watch a connection from its start.
 */
export function fullDisk() {
  const writes = new Set<string>();
  let isFull = false;
  return {
    /** Whether it refuses now. */
    set: (full: boolean): void => {
      isFull = full;
    },
    intercept(bytes: Buffer): Buffer | undefined {
      const isWrite = messagesIn(bytes).some(({ type, text }) => {
        const [first = "", second = ""] = text.split("\0");
        if (type === "P" && WRITES.test(second)) writes.add(first);
        if (type === "P" || type === "Q") return WRITES.test(type === "P" ? second : first);
        return type === "B" && writes.has(second);
      });
      return isWrite && isFull ? diskIsFull : undefined;
    },
  };
}

const WRITES = /^\s*(insert|update|delete|with [^]*\b(insert|update|delete)\b)/i;

function message(type: string, text: string): Buffer {
  const body = Buffer.from(text, "latin1");
  const head = Buffer.alloc(5, type, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** The messages of a client after its greeting, which has no type. */
function messagesIn(bytes: Buffer): { type: string; text: string }[] {
  const found = [];
  for (let at = 0; at + 5 <= bytes.length;) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (end <= at + 4) break; // no message: a greeting
    found.push({ type: bytes.toString("latin1", at, at + 1), text: bytes.toString("latin1", at + 5, end) });
    at = end;
  }
  return found;
}

import { isUtf8 } from "node:buffer";

const WESTERN = new TextDecoder("windows-1252");
const OTHER_CHARSET = /charset\s*=\s*["']?(?!us-ascii|ascii|utf-?8)[\w-]/i;
const BINARY = /^content-transfer-encoding:\s*binary/im;

const asUtf8 = (bytes: Buffer): Buffer => (isUtf8(bytes) ? bytes : Buffer.from(WESTERN.decode(bytes), "utf8"));

/** Where the head ends: behind the first empty line. */
function endOfHead(raw: Buffer): number {
  const ends = ["\r\n\r\n", "\n\n"].map((gap) => raw.indexOf(gap)).filter((at) => at !== -1);
  return ends.length === 0 ? raw.length : Math.min(...ends);
}

/** A line of mbox before the mail, or empty lines that a program let slip in. */
function withoutEnvelope(raw: Buffer): Buffer {
  let start = 0;
  while (raw[start] === 0x0a || raw[start] === 0x0d || raw[start] === 0x20) start += 1;
  if (raw.toString("latin1", start, start + 5) !== "From ") return raw.subarray(start);
  const end = raw.indexOf(0x0a, start);
  return end === -1 ? raw.subarray(start) : raw.subarray(end + 1);
}

/**
 * A mail as its parser can read it. Old programs write letters of Western Europe without saying so: what is no UTF-8 and says nothing else
 * is taken for those.
 */
export function readableBytes(mail: Buffer): Buffer {
  const raw = withoutEnvelope(mail);
  if (isUtf8(raw)) return raw;
  const end = endOfHead(raw);
  const head = asUtf8(raw.subarray(0, end));
  const body = raw.subarray(end);
  const marks = raw.toString("latin1");
  const isPlain = !OTHER_CHARSET.test(marks) && !BINARY.test(marks);
  return Buffer.concat([head, isPlain ? asUtf8(body) : body]);
}

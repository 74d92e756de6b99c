/** A mail as programs of the world write it, and what has to come of it. */
export type RealMail = {
  name: string;
  raw: Buffer;
  /** A part of what it is read as; `refused` where it cannot be taken. */
  becomes: Record<string, unknown>;
};

export type Heads = Record<string, string | null>;

const OWN: Heads = {
  From: "Ana Silva <ana@x.example>",
  To: "ola@padaria.example",
  Subject: "Bread",
  Date: "Mon, 23 Nov 2026 10:00:00 +0000",
  "Message-ID": "<1@x.example>",
};

const headOf = (heads: Heads): string =>
  Object.entries({ ...OWN, ...heads })
    .flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
    .join("\r\n");

const lines = (text: string): string => text.replaceAll(/\r?\n/g, "\r\n");

/** Text of one part; `bytes` where it is not UTF-8. */
export const plain = (name: string, heads: Heads, body: string | Buffer, becomes: RealMail["becomes"]): RealMail => ({
  name,
  raw: Buffer.concat([
    Buffer.from(`${headOf(heads)}\r\n\r\n`),
    Buffer.isBuffer(body) ? body : Buffer.from(lines(body)),
  ]),
  becomes,
});

export const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");
export const typed = (type: string, encoding = "8bit"): Heads => ({
  "MIME-Version": "1.0",
  "Content-Type": type,
  "Content-Transfer-Encoding": encoding,
});

export type Part = [head: string, body: string | Buffer];
export const base64 = (bytes: string | Buffer): string =>
  Buffer.from(bytes).toString("base64").replaceAll(/.{76}/g, "$&\r\n");
export const file = (type: string, name: string, bytes: string | Buffer, more = ""): Part => [
  `Content-Type: ${type}\r\nContent-Disposition: attachment; ${name}\r\nContent-Transfer-Encoding: base64${more}`,
  base64(bytes),
];
export const text = (body: string): Part => ["Content-Type: text/plain; charset=utf-8", body];
export const page = (body: string): Part => ["Content-Type: text/html; charset=utf-8", body];
const multi = (parts: Part[], boundary = "b"): string =>
  `${parts.map(([head, body]) => `--${boundary}\r\n${head}\r\n\r\n${body.toString()}\r\n`).join("")}--${boundary}--\r\n`;
export const mixed = (
  name: string,
  parts: Part[],
  becomes: RealMail["becomes"],
  heads: Heads = {},
  kind = "mixed",
): RealMail =>
  plain(
    name,
    { "MIME-Version": "1.0", "Content-Type": `multipart/${kind}; boundary="b"`, ...heads },
    multi(parts),
    becomes,
  );

export const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), Buffer.alloc(30)]);

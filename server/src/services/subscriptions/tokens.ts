import { createHmac, timingSafeEqual } from "node:crypto";

/** Whose subscription a link is about. */
export type Subject = {
  businessId: string;
  channel: "email" | "sms";
  /** The address as the list of those who said no has it: the link works when the contact is long erased. */
  addressHash: string;
};

const KINDS = ["leave", "confirm"] as const;
export type TokenKind = (typeof KINDS)[number];
const CHANNELS = ["email", "sms"] as const;

/** One byte each of kind and channel, 16 of the business, 32 of the address, 4 of the last second at which it holds; 16 to sign. */
const BODY = 54;
const MAC = 16;
const LENGTH = Math.ceil(((BODY + MAC) * 4) / 3);

const hexOf = (id: string): string => id.replaceAll("-", "");
const idOf = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

const sign = (key: Buffer, body: Buffer): Buffer => createHmac("sha256", key).update(body).digest().subarray(0, MAC);

/** `untilSeconds` since 1970; 0 holds for ever, as the way out of a list has to. */
export function writeToken(key: Buffer, kind: TokenKind, subject: Subject, untilSeconds = 0): string {
  const body = Buffer.alloc(BODY);
  body.writeUInt8(KINDS.indexOf(kind), 0);
  body.writeUInt8(CHANNELS.indexOf(subject.channel), 1);
  body.write(hexOf(subject.businessId), 2, "hex");
  body.write(subject.addressHash, 18, "hex");
  body.writeUInt32BE(untilSeconds, 50);
  return Buffer.concat([body, sign(key, body)]).toString("base64url");
}

export type ReadToken = Subject & {
  kind: TokenKind;
  untilSeconds: number;
  /** Whether the business made it. Until this was asked, nothing of the rest is to be believed. */
  isSignedBy(key: Buffer): boolean;
};

/** What a token says; undefined for what has another shape. */
export function readToken(token: string): ReadToken | undefined {
  if (token.length !== LENGTH || !/^[\w-]+$/.test(token)) return undefined;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.toString("base64url") !== token) return undefined; // the same bytes, written otherwise
  const body = bytes.subarray(0, BODY);
  const kind = KINDS[body.readUInt8(0)];
  const channel = CHANNELS[body.readUInt8(1)];
  if (kind === undefined || channel === undefined) return undefined;
  return {
    kind,
    channel,
    businessId: idOf(body.subarray(2, 18).toString("hex")),
    addressHash: body.subarray(18, 50).toString("hex"),
    untilSeconds: body.readUInt32BE(50),
    isSignedBy: (key) => timingSafeEqual(sign(key, body), bytes.subarray(BODY)),
  };
}

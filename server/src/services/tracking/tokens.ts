import { createHmac, timingSafeEqual } from "node:crypto";
import type { Keyring, KeyUse } from "../../core/keyring.ts";
import { keyedHash } from "../../core/security.ts";

/** One mail to one recipient. */
export type MailIds = {
  businessId: string;
  campaignId: string;
  contentId: string;
  deliveryId: string;
  /** When it was handed over, in milliseconds: what opens a mail before a person could is none. */
  sentAtMs: number;
};

/** Enough to answer a click when nothing but this process works. */
export type MailLink = MailIds & { linkId: string; url: string };

export type TrackingTokens = ReturnType<typeof createTrackingTokens>;

const MAC = 12;
const SHORT_MAC = 8;
const ID = 16;
const TIME = 6;
const MAIL = 4 * ID + TIME;

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll("-", ""), "hex");
const idOf = (bytes: Buffer): string => {
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

/** Only texts that this makes itself are believed: there is one way to write them. */
const decode = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : undefined;
};

const packMail = (mail: MailIds): Buffer => {
  const time = Buffer.alloc(TIME);
  time.writeUIntBE(mail.sentAtMs, 0, TIME);
  return Buffer.concat([...[mail.businessId, mail.campaignId, mail.contentId, mail.deliveryId].map(bytesOf), time]);
};
const unpackMail = (bytes: Buffer): MailIds => ({
  businessId: idOf(bytes.subarray(0, ID)),
  campaignId: idOf(bytes.subarray(ID, 2 * ID)),
  contentId: idOf(bytes.subarray(2 * ID, 3 * ID)),
  deliveryId: idOf(bytes.subarray(3 * ID, 4 * ID)),
  sentAtMs: bytes.readUIntBE(4 * ID, TIME),
});

const macOf = (key: string, purpose: string, payload: Buffer, length: number): Buffer =>
  createHmac("sha256", key).update(`${purpose}\0`).update(payload).digest().subarray(0, length);

/** What stands in addresses that strangers hold: nobody can make one up, or turn one into another. */
export function createTrackingTokens(keyring: Keyring) {
  const keys = keyring.derive((secret) => keyedHash(secret, "tracking", ""));

  const sign = (purpose: string, payload: Buffer, length = MAC): string =>
    Buffer.concat([payload, macOf(keys.now, purpose, payload, length)]).toString("base64url");

  const open = (use: KeyUse, purpose: string, text: string, length = MAC): Buffer | undefined => {
    const bytes = decode(text);
    if (!bytes || bytes.length <= length) return undefined;
    const [payload, mac] = [bytes.subarray(0, -length), bytes.subarray(-length)];
    return keys.find(use, (key) => (timingSafeEqual(macOf(key, purpose, payload, length), mac) ? payload : undefined));
  };

  return {
    /** Names a business to the script on its website. */
    siteKey: (businessId: string): string => sign("site", bytesOf(businessId), SHORT_MAC),
    readSiteKey(text: string): string | undefined {
      const bytes = open("website", "site", text, SHORT_MAC);
      return bytes?.length === ID ? idOf(bytes) : undefined;
    },

    /** Lets a program of the owner's tell of conversions, and nothing else. It is a secret. */
    serverKey: (businessId: string, userId: string): string =>
      `hb_${sign("server", Buffer.concat([bytesOf(businessId), bytesOf(userId)]))}`,
    readServerKey(text: string): { businessId: string; userId: string } | undefined {
      const bytes = text.startsWith("hb_") ? open("website", "server", text.slice(3)) : undefined;
      if (bytes?.length !== 2 * ID) return undefined;
      return { businessId: idOf(bytes.subarray(0, ID)), userId: idOf(bytes.subarray(ID)) };
    },

    /** Names a click to the page that it leads to: `code.number`. */
    clickId: (code: string, eventId: string): string =>
      `${code}.${Buffer.concat([bytesOf(eventId), macOf(keys.now, `click ${code}`, bytesOf(eventId), SHORT_MAC)]).toString("base64url")}`,
    readClickId(text: string): { code: string; eventId: string } | undefined {
      const [code = "", rest = ""] = text.split(".", 2);
      const bytes = open("mail_link", `click ${code}`, rest, SHORT_MAC);
      return bytes?.length === ID ? { code, eventId: idOf(bytes) } : undefined;
    },

    openToken: (mail: MailIds): string => sign("open", packMail(mail)),
    readOpenToken(text: string): MailIds | undefined {
      const bytes = open("mail_link", "open", text);
      return bytes?.length === MAIL ? unpackMail(bytes) : undefined;
    },

    linkToken: ({ linkId, url, ...mail }: MailLink): string =>
      sign("link", Buffer.concat([packMail(mail), bytesOf(linkId), Buffer.from(url)])),
    readLinkToken(text: string): MailLink | undefined {
      const bytes = open("mail_link", "link", text);
      if (!bytes || bytes.length <= MAIL + ID) return undefined;
      return {
        ...unpackMail(bytes),
        linkId: idOf(bytes.subarray(MAIL, MAIL + ID)),
        url: bytes.subarray(MAIL + ID).toString(),
      };
    },
  };
}

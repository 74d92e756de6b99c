import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMailWay, TakenMail } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { Keyring } from "../core/keyring.ts";
import type { KeptFile } from "../data/repositories/attachment-repository.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { type MailReading, readArrived } from "./mail/read-arrived.ts";
import { takeMail } from "./mail/take-mail.ts";
import { signingSecrets } from "./messages/hook-keys.ts";
import { requirePermission } from "./permissions.ts";

type Needs = {
  store: Store;
  businesses: BusinessService;
  keyring: Keyring;
  publicUrl: string;
  reading: MailReading;
};
export type IncomingMailService = ReturnType<typeof createIncomingMailService>;

/** A mail as it was posted, with the header lines that sign it. */
export type MailPost = { raw: Buffer; headers: Record<string, string> };

/** Of Standard Webhooks: an older signature is good for nothing. */
const TOLERANCE_SECONDS = 300;
const ADDRESS = "incoming mails";
/** A mail of 25 MB takes four times as much while it is read. */
const MOST_AT_ONCE = 3;

/** What people write to a business by mail, as its mail service posts it. */
export function createIncomingMailService({ store, businesses, keyring, publicUrl, reading }: Needs) {
  let underWay = 0;
  const signing = signingSecrets(keyring, "signed mails");

  return {
    /** Where the mail service of a business posts what people write, and by which key. Shown to owners alone: who has them can write as anybody. */
    async wayOf(userId: string, businessId: string, connectionId: string): Promise<IncomingMailWay> {
      const business = await businesses.requireOwned(userId, businessId);
      requirePermission(business, "publish");
      const connection = await store.connections.find(business, connectionId);
      if (connection?.kind !== "email") throw notFound("Connection");
      await store.audit.append(business, { action: "connection.secret_shown", target: connectionId });
      return {
        url: `${publicUrl}/hooks/mail/${business.id}/${keyring.hash(ADDRESS, business.id)}`,
        secret: signing.shown(business.id),
        mailbox: (await store.inboxMailboxes.find(business, connectionId)) ?? null,
      };
    },

    /** Before a byte of the mail is read. */
    requireKey(businessId: string, key: string): void {
      if (!keyring.made("hook", ADDRESS, businessId, key)) throw notFound("Address");
    },

    /** Takes a signed mail once, however often it is posted. */
    async post(businessId: string, { raw, headers }: MailPost): Promise<TakenMail> {
      requireRecent(headers);
      const isSigned = (secret: Buffer) => isSignedBy(secret, raw, headers) || undefined;
      if (!signing.find(businessId, isSigned)) {
        throw badSignature("The signature does not fit the mail and the secret of this address.");
      }
      if (underWay >= MOST_AT_ONCE) {
        throw new AppError("overloaded", "Other mails are being read. Post this one again.", { retryAfter: 2 });
      }
      underWay += 1;
      try {
        const arrived = await readArrived(reading, raw);
        if ("refusal" in arrived) throw new AppError("invalid_request", arrived.refusal);
        const outcome = await store.transaction(async (tx) => {
          const isNew = await tx.returnedMails.claimReport(businessId, `mail:${headers["webhook-id"]}`);
          return isNew ? takeMail(tx, businessId, arrived) : "known";
        });
        if (outcome === undefined) throw notFound("Address");
        return { outcome };
      } finally {
        underWay -= 1;
      }
    },

    /** A file that came with a message. */
    async file(
      userId: string,
      { businessId, messageId, attachmentId }: { businessId: string; messageId: string; attachmentId: string },
    ): Promise<KeptFile> {
      const business = await businesses.requireOwned(userId, businessId);
      const file = await store.attachments.file(business, messageId, attachmentId);
      if (!file) throw notFound("File");
      return file;
    },
  };
}

function requireRecent({ "webhook-id": id = "", "webhook-timestamp": time = "" }: Record<string, string>): void {
  const seconds = /^\d{1,12}$/.test(time) ? Number(time) : 0;
  if (id === "" || Math.abs(Date.now() / 1_000 - seconds) > TOLERANCE_SECONDS) {
    throw badSignature("Sign the mail as Standard Webhooks describe it. A signature is good for five minutes.");
  }
}

/** Signed as Standard Webhooks describe it, over the bytes as they came: a mail need not be a text in UTF-8. */
function isSignedBy(secret: Buffer, raw: Buffer, headers: Record<string, string>): boolean {
  const { "webhook-id": id = "", "webhook-timestamp": time = "", "webhook-signature": signatures = "" } = headers;
  const wanted = createHmac("sha256", secret).update(`${id}.${time}.`).update(raw).digest();
  return signatures.split(" ").some((one) => {
    const given = Buffer.from(/^v1,(.+)$/.exec(one)?.[1] ?? "", "base64");
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}

const badSignature = (detail: string) => new AppError("bad_signature", detail);

import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMailWay, TakenMail } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import { keyedHash } from "../core/security.ts";
import type { KeptFile } from "../data/repositories/attachment-repository.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { type MailReading, readArrived } from "./mail/read-arrived.ts";
import { takeMail } from "./mail/take-mail.ts";
import { requirePermission } from "./permissions.ts";

type Needs = {
  store: Store;
  businesses: BusinessService;
  authSecret: string;
  publicUrl: string;
  reading: MailReading;
};
export type IncomingMailService = ReturnType<typeof createIncomingMailService>;

/** A mail as it was posted, with the header lines that sign it. */
export type MailPost = { raw: Buffer; headers: Record<string, string> };

/** Of Standard Webhooks: an older signature is good for nothing. */
const TOLERANCE_SECONDS = 300;
/** A mail of 25 MB takes four times as much while it is read. */
const MOST_AT_ONCE = 3;

/** What people write to a business by mail, as its mail service posts it. */
export function createIncomingMailService({ store, businesses, authSecret, publicUrl, reading }: Needs) {
  let underWay = 0;
  const keyOf = (businessId: string): string => keyedHash(authSecret, "incoming mails", businessId);
  const secretOf = (businessId: string): Buffer =>
    Buffer.from(keyedHash(authSecret, "signed mails", businessId), "base64url");

  return {
    /** Where the mail service of a business posts what people write, and by which key. Shown to owners alone: who has them can write as anybody. */
    async wayOf(userId: string, businessId: string, connectionId: string): Promise<IncomingMailWay> {
      const business = await businesses.requireOwned(userId, businessId);
      requirePermission(business, "publish");
      const connection = await store.connections.find(business, connectionId);
      if (connection?.kind !== "email") throw notFound("Connection");
      await store.audit.append(business, { action: "connection.secret_shown", target: connectionId });
      return {
        url: `${publicUrl}/hooks/mail/${business.id}/${keyOf(business.id)}`,
        secret: `whsec_${secretOf(business.id).toString("base64")}`,
        mailbox: (await store.inboxMailboxes.find(business, connectionId)) ?? null,
      };
    },

    /** Before a byte of the mail is read. */
    requireKey(businessId: string, key: string): void {
      const [wanted, given] = [Buffer.from(keyOf(businessId)), Buffer.from(key)];
      if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) throw notFound("Address");
    },

    /** Takes a signed mail once, however often it is posted. */
    async post(businessId: string, { raw, headers }: MailPost): Promise<TakenMail> {
      requireSignature(secretOf(businessId), raw, headers);
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

/** Signed as Standard Webhooks describe it, over the bytes as they came: a mail need not be a text in UTF-8. */
function requireSignature(secret: Buffer, raw: Buffer, headers: Record<string, string>): void {
  const { "webhook-id": id = "", "webhook-timestamp": time = "", "webhook-signature": signatures = "" } = headers;
  const seconds = /^\d{1,12}$/.test(time) ? Number(time) : 0;
  if (id === "" || Math.abs(Date.now() / 1_000 - seconds) > TOLERANCE_SECONDS) {
    throw badSignature("Sign the mail as Standard Webhooks describe it. A signature is good for five minutes.");
  }
  const wanted = createHmac("sha256", secret).update(`${id}.${time}.`).update(raw).digest();
  const isRight = signatures.split(" ").some((one) => {
    const given = Buffer.from(/^v1,(.+)$/.exec(one)?.[1] ?? "", "base64");
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
  if (!isRight) throw badSignature("The signature does not fit the mail and the secret of this address.");
}

const badSignature = (detail: string) => new AppError("bad_signature", detail);

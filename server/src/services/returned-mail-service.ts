import { timingSafeEqual } from "node:crypto";
import { type ReturnedMailWay, ReturnedMails } from "@handbill/contracts";
import { Webhook } from "standardwebhooks";
import { AppError, notFound } from "../core/errors.ts";
import { keyedHash } from "../core/security.ts";
import type { Store } from "../data/store.ts";
import type { MailReport } from "../infrastructure/mail/mail-report.ts";
import type { BusinessService } from "./business-service.ts";
import { readServiceReports, type ReturnReport } from "./mail/report-formats.ts";
import { takeReports } from "./mail/take-reports.ts";
import { requirePermission } from "./permissions.ts";

type Needs = {
  store: Store;
  businesses: BusinessService;
  authSecret: string;
  publicUrl: string;
  /** Reads a mail that came back; null for any other. */
  readReport(raw: Buffer): Promise<MailReport | null>;
  /** Calls an address of a mail service that wants to be sure of us. */
  visit(url: string): Promise<unknown>;
};
export type ReturnedMailService = ReturnType<typeof createReturnedMailService>;

/** As it came in by the address that an owner gave to a mail service. */
export type ReportPost = { raw: Buffer; isMail: boolean; headers: Record<string, string> };
export type Taken = { taken: number };

/** Mails that came back and complaints: whoever they concern gets no more. */
export function createReturnedMailService({ store, businesses, authSecret, publicUrl, readReport, visit }: Needs) {
  const keyOf = (businessId: string): string => keyedHash(authSecret, "returned mails", businessId);
  const secretOf = (businessId: string): string => {
    const bytes = Buffer.from(keyedHash(authSecret, "signed reports", businessId), "base64url");
    return `whsec_${bytes.toString("base64")}`;
  };

  const requireKey = (businessId: string, key: string): void => {
    const [wanted, given] = [Buffer.from(keyOf(businessId)), Buffer.from(key)];
    if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) throw notFound("Address");
  };

  /** Whether it is signed, as Standard Webhooks describe it. Throws where the signature is another's, or too old to be one of now. */
  const isSigned = (businessId: string, { raw, headers }: ReportPost): boolean => {
    if (headers["webhook-signature"] === undefined) return false;
    try {
      new Webhook(secretOf(businessId)).verify(raw.toString("utf8"), headers, { jsonParse: false });
      return true;
    } catch (cause) {
      throw badSignature("The signature does not fit, or its time is more than five minutes off.", cause);
    }
  };

  const read = async ({ raw, isMail }: ReportPost, signed: boolean): Promise<ReturnReport[]> => {
    if (isMail) {
      const report = await readReport(raw);
      // Anybody can write a mail that looks like this, but only we and its receiver know the name of one.
      return report ? [{ ...report, email: signed ? report.recipient : null }] : [];
    }
    const body = json(raw.toString("utf8"));
    const ofService = readServiceReports(body);
    if (ofService) {
      const wish = confirmationIn(body);
      if (wish !== undefined) await visit(wish);
      return ofService;
    }
    const own = ReturnedMails.safeParse(body);
    if (!own.success) throw new AppError("invalid_request", "Send { events: [{ kind, messageId or email }] } as JSON.");
    if (!signed)
      throw badSignature("Sign the report as Standard Webhooks describe it, with the secret of this address.");
    return own.data.events.map((event) => Object.assign(event, { deliveryId: null, status: null }));
  };

  return {
    /** Where the mail service of a business reports what came back, and by which key. Shown to owners alone: who has them can report. */
    async wayOf(userId: string, businessId: string, connectionId: string): Promise<ReturnedMailWay> {
      const business = await businesses.requireOwned(userId, businessId);
      requirePermission(business, "publish");
      const connection = await store.connections.find(business, connectionId);
      if (connection?.kind !== "email") throw notFound("Connection");
      await store.audit.append(business, { action: "connection.secret_shown", target: connectionId });
      return {
        url: `${publicUrl}/hooks/bounces/${business.id}/${keyOf(business.id)}`,
        secret: secretOf(business.id),
        mailbox: (await store.returnsMailboxes.find(business, connectionId)) ?? null,
      };
    },

    /** Takes reports; how many were about mails of this business. The same signed report again changes nothing. */
    async report(businessId: string, key: string, post: ReportPost): Promise<Taken> {
      requireKey(businessId, key);
      const signed = isSigned(businessId, post);
      const reports = await read(post, signed);
      return store.transaction(async (tx) => {
        const id = signed ? post.headers["webhook-id"] : undefined;
        if (id !== undefined && !(await tx.returnedMails.claimReport(businessId, id))) return { taken: 0 };
        return { taken: await takeReports(tx, businessId, reports) };
      });
    },

    /** Forgets which reports were taken, once they are too old to be taken again. */
    forget: () => store.returnedMails.forgetReports(),
  };
}

const badSignature = (detail: string, cause?: unknown) => new AppError("bad_signature", detail, {}, { cause });

/** Amazon's notification service asks once whether somebody wants its reports; only its own address is called. */
function confirmationIn(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("SubscribeURL" in body)) return undefined;
  const url = URL.parse(String(body.SubscribeURL));
  const isAmazon = url?.protocol === "https:" && /^sns\.[a-z0-9-]+\.amazonaws\.com$/.test(url.host);
  return isAmazon ? url.href : undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

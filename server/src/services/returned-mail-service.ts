import { type ReturnedMailWay, ReturnedMails } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { Keyring } from "../core/keyring.ts";
import type { Store } from "../data/store.ts";
import type { MailReport } from "../infrastructure/mail/mail-report.ts";
import type { BusinessService } from "./business-service.ts";
import { readServiceReports, type ReturnReport } from "./mail/report-formats.ts";
import { takeReports } from "./mail/take-reports.ts";
import { isSignedBy, signingSecrets } from "./messages/hook-keys.ts";
import { requirePermission } from "./permissions.ts";

type Needs = {
  store: Store;
  businesses: BusinessService;
  keyring: Keyring;
  publicUrl: string;
  /** Reads a mail that came back; null for any other. */
  readReport(raw: Buffer): Promise<MailReport | null>;
  /** Calls an address of a mail service that wants to be sure of us. */
  visit(url: string): Promise<unknown>;
};
export type ReturnedMailService = ReturnType<typeof createReturnedMailService>;

/** As it came in by the address that an owner gave to a mail service. */
export type ReportPost = { raw: Buffer; isMail: boolean; headers: Record<string, string> };
const ADDRESS = "returned mails";
export type Taken = { taken: number };

/** Mails that came back and complaints: whoever they concern gets no more. */
export function createReturnedMailService({ store, businesses, keyring, publicUrl, readReport, visit }: Needs) {
  const signing = signingSecrets(keyring, "signed reports");

  const requireKey = (businessId: string, key: string): void => {
    if (!keyring.made("hook", ADDRESS, businessId, key)) throw notFound("Address");
  };

  /** Whether it is signed, as Standard Webhooks describe it. Throws where the signature is another's, or too old to be one of now. */
  const isSigned = (businessId: string, { raw, headers }: ReportPost): boolean => {
    if (headers["webhook-signature"] === undefined) return false;
    if (signing.find(businessId, (secret) => isSignedBy(secret, raw.toString("utf8"), headers) || undefined))
      return true;
    throw badSignature("The signature does not fit, or its time is more than five minutes off.");
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
        url: `${publicUrl}/hooks/bounces/${business.id}/${keyring.hash(ADDRESS, business.id)}`,
        secret: signing.shown(business.id),
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

const badSignature = (detail: string) => new AppError("bad_signature", detail);

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

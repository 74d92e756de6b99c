import { SmsReport, SmsSettings } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { Keyring } from "../core/keyring.ts";
import type { MessageReport } from "../data/repositories/chat-repository.ts";
import type { Repositories, Store } from "../data/store.ts";
import { excerptOf } from "./messages/excerpt.ts";
import { hookKeys } from "./messages/hook-keys.ts";
import { takeSms } from "./messages/take-sms.ts";

type Needs = { store: Store; keyring: Keyring };
export type SmsHookService = ReturnType<typeof createSmsHookService>;

export type SmsPost = { raw: Buffer; headers: Record<string, string> };

/** What people write to a business by text message, and what becomes of its answers, as the owner's program reports it. */
export function createSmsHookService({ store, keyring }: Needs) {
  const keys = hookKeys(keyring, "sms");

  return {
    /** Before a byte of the post is read. */
    requireKey: keys.requireKey,

    /** Takes what is reported, once; how much of it was new. */
    async post(businessId: string, { raw, headers }: SmsPost): Promise<{ taken: number }> {
      const text = raw.toString("utf8");
      if (!keys.isSigned(businessId, text, headers)) throw badSignature();
      const report = SmsReport.safeParse(json(text));
      if (!report.success) {
        throw new AppError("invalid_request", 'Send { type: "sms.received" or "sms.status", data } as JSON.', {
          errors: report.error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message })),
        });
      }
      const isTaken = await store.transaction(async (tx) => {
        const isNew = await tx.returnedMails.claimReport(businessId, `sms:${headers["webhook-id"]}`);
        return isNew && (await take(tx, businessId, report.data));
      });
      return { taken: isTaken ? 1 : 0 };
    },
  };
}

async function take(tx: Repositories, businessId: string, report: SmsReport): Promise<boolean> {
  if (report.type === "sms.status") return tx.chats.note(businessId, stateIn(report.data), excerptOf);
  const ownerId = await tx.chats.ownerOf(businessId);
  const business = ownerId === undefined ? undefined : await tx.businesses.findStanding(ownerId, businessId);
  if (!business) throw notFound("Address");
  const connection = (await tx.connections.list(business)).find(({ kind }) => kind === "sms");
  if (!connection) throw notFound("Address");
  const { country } = SmsSettings.parse(connection.settings);
  return takeSms(tx, business, report.data, country ?? business.sender.country);
}

const badSignature = () =>
  new AppError(
    "bad_signature",
    "Sign the report as Standard Webhooks describe it, with the secret of this address. A signature is good for five minutes.",
  );

function stateIn({
  id,
  attempt,
  status,
  reason,
  at,
}: Extract<SmsReport, { type: "sms.status" }>["data"]): MessageReport {
  const said = reason === undefined || reason.trim() === "" ? "no reason" : reason.trim();
  const isFailed = status === "failed";
  return {
    channel: "sms",
    externalId: null,
    named: { messageId: id, attempt: attempt ?? null },
    state: status,
    at: at ?? new Date().toISOString(),
    errorCode: isFailed ? "undeliverable" : null,
    detail: isFailed ? `Your gateway could not deliver it. It says: ${said.replace(/(?<!\.)\.+$/, "")}.` : null,
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

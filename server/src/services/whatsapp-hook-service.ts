import { createHmac } from "node:crypto";
import { AppError, notFound } from "../core/errors.ts";
import type { Keyring } from "../core/keyring.ts";
import type { Seal } from "../core/seal.ts";
import type { Store } from "../data/store.ts";
import type { WhatsApp } from "../infrastructure/chat/whatsapp.ts";
import type { OpenConnection } from "../infrastructure/publishers/publisher.ts";
import { hookKeys, isSame } from "./messages/hook-keys.ts";
import { excerptOf } from "./messages/excerpt.ts";
import { readWhatsAppReport, type WhatsAppEvent } from "./messages/whatsapp-report.ts";
import { takeInbound } from "./messaging-inbound.ts";
import { openConnection } from "./publishing/connection-secrets.ts";

type Needs = {
  store: Store;
  seal: Seal;
  keyring: Keyring;
  whatsapp: Pick<WhatsApp, "whyFailed">;
};
export type WhatsAppHookService = ReturnType<typeof createWhatsAppHookService>;

/** Who asks whether this address is meant. */
export type Subscription = { mode: string; token: string; challenge: string };

/** One post has 3 MB at most. */
const MOST_AT_ONCE = 32;

/** What people write to a business on WhatsApp, and what becomes of its answers, as Meta reports it. */
export function createWhatsAppHookService({ store, seal, keyring, whatsapp }: Needs) {
  let underWay = 0;
  const keys = hookKeys(keyring, "whatsapp");
  const numbersOf = async (businessId: string): Promise<OpenConnection[]> => {
    const sealed = await store.connections.sealedOfKind(businessId, "whatsapp");
    return sealed.flatMap((one) => openConnection(seal, one) ?? []);
  };

  const take = (businessId: string, event: WhatsAppEvent): Promise<boolean> =>
    store.transaction(async (tx) => {
      if (event.kind === "state") return tx.chats.note(businessId, event.report, excerptOf);
      const taken = await takeInbound(tx, businessId, event.message);
      if (!taken) throw notFound("Address");
      return taken.isNew;
    });

  return {
    /** Before a byte of the post is read. */
    requireKey: keys.requireKey,

    /** What Meta wants to hear back when the address is entered there. */
    confirm(businessId: string, { mode, token, challenge }: Subscription): string {
      if (mode === "subscribe" && keys.isToken(businessId, token) && /^[\w.-]{1,200}$/.test(challenge))
        return challenge;
      throw new AppError("forbidden", "The verify token is another one. Copy it again from the connection.");
    },

    /** Takes what is reported, each message and each state once. How many of them were new. */
    async post(businessId: string, raw: Buffer, signature: string): Promise<{ taken: number }> {
      if (underWay >= MOST_AT_ONCE) {
        throw new AppError("overloaded", "Other reports are being read. Post this one again.", { retryAfter: 2 });
      }
      underWay += 1;
      try {
        const signers = (await numbersOf(businessId)).filter(({ secrets }) =>
          isSignedBy(secrets["appSecret"], raw, signature),
        );
        if (signers.length === 0) {
          throw new AppError("bad_signature", "The signature does not fit the app secret of the connection.");
        }
        const events = readWhatsAppReport(jsonOf(raw), whatsapp.whyFailed);
        if (!events) throw new AppError("invalid_request", "This is no report of a WhatsApp Business account.");
        const known = new Set(signers.map(({ settings }) => String(settings["phoneNumberId"])));
        let taken = 0;
        for (const event of events.filter(({ phoneNumberId }) => known.has(phoneNumberId))) {
          if (await take(businessId, event)) taken += 1;
        }
        return { taken };
      } finally {
        underWay -= 1;
      }
    },
  };
}

/** `X-Hub-Signature-256`: over the bytes as they came. */
function isSignedBy(appSecret: string | undefined, raw: Buffer, signature: string): boolean {
  if (!appSecret) return false;
  return isSame(`sha256=${createHmac("sha256", appSecret).update(raw).digest("hex")}`, signature);
}

function jsonOf(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString("utf8"));
  } catch {
    return undefined;
  }
}

import { timingSafeEqual } from "node:crypto";
import type { ReturnedMail } from "@handbill/contracts";
import { addressHash, addressHint } from "../core/addresses.ts";
import { notFound } from "../core/errors.ts";
import { keyedHash } from "../core/security.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";

type Report = { kind: "bounce" | "complaint"; isLasting: boolean; recipient: string | null; messageId: string | null };
type Needs = {
  store: Store;
  businesses: BusinessService;
  authSecret: string;
  publicUrl: string;
  /** Reads a mail that came back; null for any other. */
  readReport(raw: Buffer): Promise<Report | null>;
};
export type ReturnedMailService = ReturnType<typeof createReturnedMailService>;

const WORDS = {
  bounce: "a mail came back: there is no such mailbox",
  complaint: "its reader called a mail spam",
} as const;
const REASONS = { bounce: "bounced", complaint: "complained" } as const;

/** Mails that came back and complaints: whoever they concern gets no more. */
export function createReturnedMailService({ store, businesses, authSecret, publicUrl, readReport }: Needs) {
  const keyOf = (businessId: string): string => keyedHash(authSecret, "returned mails", businessId);

  const requireKey = (businessId: string, key: string): void => {
    const [wanted, given] = [Buffer.from(keyOf(businessId)), Buffer.from(key)];
    if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) throw notFound("Address");
  };

  const take = ({ kind, messageId, email, isLasting }: ReturnedMail, businessId: string): Promise<boolean> =>
    store.transaction(async (tx) => {
      const found = await tx.mailings.noteReturn(businessId, { kind, messageId, email });
      // What we never sent strikes nobody off: the report may be forged or of another program.
      if (!found) return false;
      if (!isLasting && kind === "bounce") return true;
      const place = { channel: "email" as const, addressHash: addressHash(businessId, "email", found.email) };
      const hint = addressHint("email", found.email);
      await tx.suppressions.add(businessId, place, { hint, reason: REASONS[kind], detail: WORDS[kind] });
      return true;
    });

  return {
    /** Where the mail service of a business reports what came back. Who has the address can report, so it is shown to owners alone. */
    async address(userId: string, businessId: string): Promise<string> {
      const business = await businesses.requireOwned(userId, businessId);
      return `${publicUrl}/hooks/bounces/${business.id}/${keyOf(business.id)}`;
    },

    /** Takes reports in our own form. How many were about mails of this business. */
    async report(businessId: string, key: string, events: readonly ReturnedMail[]): Promise<number> {
      requireKey(businessId, key);
      let taken = 0;
      for (const event of events) if (await take(event, businessId)) taken += 1;
      return taken;
    },

    /** Takes a mail as it came back: a delivery status notification or an abuse report. */
    async reportMail(businessId: string, key: string, raw: Buffer): Promise<number> {
      requireKey(businessId, key);
      const report = await readReport(raw);
      if (report === null) return 0;
      const { kind, isLasting, recipient: email, messageId } = report;
      return (await take({ kind, isLasting, email, messageId }, businessId)) ? 1 : 0;
    },
  };
}

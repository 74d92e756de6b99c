import { addressHash, addressHint } from "../../core/addresses.ts";
import type { Repositories } from "../../data/store.ts";
import type { ReturnReport } from "./report-formats.ts";

const DETAILS = {
  bounce: "a mail came back: there is no such mailbox",
  complaint: "its reader called a mail spam",
} as const;
const OF_REPLY = {
  bounce: "The mail came back: it did not reach the customer. Ask for another address, or call.",
  complaint: "The customer called the mail spam. Nothing is sent to that address any more.",
} as const;
const REASONS = { bounce: "bounced", complaint: "complained" } as const;

/**
 * Takes reports, in a transaction: they are noted at their mails, counted once, and end all mails to addresses that do not exist or
 * complained. How many were about mails of this business; what it never sent strikes nobody off.
 */
export async function takeReports(
  tx: Repositories,
  businessId: string,
  reports: readonly ReturnReport[],
): Promise<number> {
  let taken = 0;
  for (const report of reports) {
    const isOver = report.isLasting || report.kind === "complaint";
    const answered = await takeReply(tx, businessId, report);
    if (answered !== undefined) {
      if (isOver) await strikeOff(tx, businessId, answered, REASONS[report.kind], DETAILS[report.kind]);
      taken += 1;
      continue;
    }
    const found = await tx.returnedMails.note(businessId, report, report);
    if (!found) continue;
    if (found.wasUnknown) await tx.mailEvents.note("delivered", found.id);
    await tx.mailEvents.note(report.kind, found.id);
    if (isOver) await strikeOff(tx, businessId, found.email, REASONS[report.kind], DETAILS[report.kind]);
    taken += 1;
  }
  return taken;
}

/** A reply to one person: its owner sees what became of it in the conversation. Where it went. */
const takeReply = async (tx: Repositories, businessId: string, { kind, messageId }: ReturnReport) =>
  messageId === null ? undefined : tx.replyWork.noteReturned(businessId, messageId, REASONS[kind], OF_REPLY[kind]);

/** Nothing is sent to this address any more. */
export async function strikeOff(
  tx: Repositories,
  businessId: string,
  email: string,
  reason: "bounced" | "complained",
  detail: string,
): Promise<void> {
  const place = { channel: "email" as const, addressHash: addressHash(businessId, "email", email) };
  await tx.suppressions.add(businessId, place, { hint: addressHint("email", email), reason, detail });
}

import { AppError } from "../../core/errors.ts";
import type { DueMailbox } from "../../data/repositories/mailbox-repository.ts";
import type { Store } from "../../data/store.ts";
import { createMailboxReader, type OpenedMailbox } from "./mailbox-reader.ts";
import { type MailReading, readArrived } from "./read-arrived.ts";
import { takeMail } from "./take-mail.ts";

type Needs = {
  store: Store;
  open(mailbox: DueMailbox): Promise<OpenedMailbox>;
  reading: MailReading;
  wordsFor(error: Error): string;
  warn(message: string, facts: Record<string, unknown>): void;
};

const MESSAGES = 50;
const MEGABYTE = 1024 * 1024;
const MOST_BYTES = 25 * MEGABYTE;
/** Who connects a mailbox wants to see that it works, and not what was answered long ago. */
const DAYS_BACK = 2;
const EVERY_SECONDS = 60;
const UNREADABLE = "A mail is put together in a way that cannot be read.";

/** Takes what people write to the mailboxes that owners named for it. Nothing is changed in there, not even what is read. */
export function createInboxReader({ store, open, reading, wordsFor, warn }: Needs) {
  return createMailboxReader({
    mailboxes: {
      ...store.inboxMailboxes,
      claim: (limit) => store.transaction((tx) => tx.inboxMailboxes.claim(limit)),
    },
    open,
    choose: (_folder, uids) => uids,
    async take({ mailbox: { businessId, connectionId }, folder, uid, readTo }) {
      const found = await folder.read(uid, MOST_BYTES);
      if (found === undefined) return;
      const arrived = await readArrived(reading, found.raw, found.size).catch((error: unknown) => {
        if (error instanceof AppError) throw error; // it is not the mail: it is read the next time
        warn("A mail could not be read", { err: error, uid, connectionId });
        return { refusal: UNREADABLE };
      });
      await store.transaction(async (tx) => {
        const outcome = "refusal" in arrived ? undefined : await takeMail(tx, businessId, arrived);
        if ("refusal" in arrived) await tx.inboxMailboxes.refuse(connectionId, arrived.refusal);
        await tx.inboxMailboxes.advance(connectionId, readTo, outcome === "stored" ? 1 : 0);
      });
    },
    wordsFor,
    warn,
    daysBack: DAYS_BACK,
    messages: MESSAGES,
    everySeconds: EVERY_SECONDS,
  });
}

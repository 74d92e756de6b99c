import { AppError } from "../../core/errors.ts";
import type { DueMailbox } from "../../data/repositories/mailbox-repository.ts";
import type { Store } from "../../data/store.ts";
import type { MailFolder } from "../../infrastructure/mail/mail-folder.ts";
import type { MailReport } from "../../infrastructure/mail/mail-report.ts";
import { createMailboxReader, type OpenedMailbox } from "./mailbox-reader.ts";
import { takeReports } from "./take-reports.ts";

type Needs = {
  store: Store;
  open(mailbox: DueMailbox): Promise<OpenedMailbox>;
  readReport(raw: Buffer): Promise<MailReport | null>;
  wordsFor(error: Error): string;
  warn(message: string, facts: Record<string, unknown>): void;
};

const MESSAGES = 100;
/** Of one message; a report says what it has to say at its beginning. */
const MOST_BYTES = 1_000_000;
/** Reports of mails that were sent before the mailbox was connected. */
const DAYS_BACK = 7;
const EVERY_SECONDS = 300;

/** Looks for mails that came back in the mailboxes that owners named for it. */
export function createReturnsReader({ store, open, readReport, wordsFor, warn }: Needs) {
  /** A message that cannot be read is passed over: it must not keep the others from being read. */
  const reportIn = async (folder: MailFolder, uid: number): Promise<MailReport | null> => {
    const found = await folder.read(uid, MOST_BYTES);
    if (found === undefined) return null;
    return readReport(found.raw).catch((error: unknown) => {
      if (error instanceof AppError) throw error; // it is not the mail: it is read the next time
      warn("A mail that came back could not be read", { err: error, uid });
      return null;
    });
  };

  return createMailboxReader({
    mailboxes: {
      ...store.returnsMailboxes,
      claim: (limit) => store.transaction((tx) => tx.returnsMailboxes.claim(limit)),
    },
    open,
    choose: (folder, uids) => folder.likelyReports(uids),
    async take({ mailbox: { businessId, connectionId }, folder, uid, readTo }) {
      const report = await reportIn(folder, uid);
      if (report === null) return;
      const taken = await store.transaction(async (tx) => {
        // Anybody can write a mail like this; only we and its receiver know the name of one that was sent.
        const number = await takeReports(tx, businessId, [{ ...report, email: null }]);
        await tx.returnsMailboxes.advance(connectionId, readTo, number);
        return number;
      });
      if (taken > 0) await folder.markRead(uid);
    },
    wordsFor,
    warn,
    daysBack: DAYS_BACK,
    messages: MESSAGES,
    everySeconds: EVERY_SECONDS,
  });
}

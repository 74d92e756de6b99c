import type { DueReturnsMailbox } from "../../data/repositories/returns-mailbox-repository.ts";
import type { Store } from "../../data/store.ts";
import type { MailReport } from "../../infrastructure/mail/mail-report.ts";
import type { ReturnsFolder } from "../../infrastructure/mail/returns-folder.ts";
import { takeReports } from "./take-reports.ts";

type Needs = {
  store: Store;
  /** Opens the mailbox of a connection; or what is wrong with it, in words. */
  open(mailbox: DueReturnsMailbox): Promise<{ folder: ReturnsFolder; place: string } | { problem: string }>;
  readReport(raw: Buffer): Promise<MailReport | null>;
  wordsFor(error: Error): string;
  warn(message: string, facts: Record<string, unknown>): void;
};

const AT_ONCE = 4;
const MESSAGES = 100;
const READING_MS = 90_000;
/** Reports of mails that were sent before the mailbox was connected. */
const DAYS_BACK = 7;
const EVERY_SECONDS = 300;
const AFTER_FAILURE_SECONDS = [60, 300, 900, 3_600] as const;

/** Looks for mails that came back in the mailboxes that owners named for it, some messages at a time. */
export function createReturnsReader({ store, open, readReport, wordsFor, warn }: Needs) {
  let running: Promise<void> | null = null;
  let isLeaving = false;
  const folders = new Set<ReturnsFolder>();

  /** A message that cannot be read is passed over: it must not keep the others from being read. */
  const reportIn = async (folder: ReturnsFolder, uid: number): Promise<MailReport | null> => {
    const raw = await folder.read(uid);
    if (raw === undefined) return null;
    return readReport(raw).catch((error: unknown) => {
      warn("A mail that came back could not be read", { err: error, uid });
      return null;
    });
  };

  /** Reads what is new. True when there is more. */
  const readNew = async (mailbox: DueReturnsMailbox, folder: ReturnsFolder, place: string): Promise<boolean> => {
    const { connectionId, businessId, lastUid } = mailbox;
    const { uidValidity } = folder;
    const isKnown = mailbox.place === place && mailbox.uidValidity === uidValidity;
    const { uids, likely, isMore } = await folder.newer(isKnown ? { uid: lastUid } : { days: DAYS_BACK }, MESSAGES);
    for (const uid of likely) {
      const report = await reportIn(folder, uid);
      if (report === null) continue;
      const taken = await store.transaction(async (tx) => {
        // Anybody can write a mail like this; only we and its receiver know the name of one that was sent.
        const number = await takeReports(tx, businessId, [{ ...report, email: null }]);
        await tx.returnsMailboxes.advance(connectionId, { place, uidValidity, uid }, number);
        return number;
      });
      if (taken > 0) await folder.markRead(uid);
    }
    const uid = uids.at(-1) ?? (isKnown ? lastUid : 0);
    await store.returnsMailboxes.advance(connectionId, { place, uidValidity, uid }, 0);
    return isMore;
  };

  const readMailbox = async (mailbox: DueReturnsMailbox): Promise<void> => {
    const { connectionId, failures } = mailbox;
    const fail = (problem: string) => {
      const seconds = AFTER_FAILURE_SECONDS[Math.min(failures, AFTER_FAILURE_SECONDS.length - 1)];
      return store.returnsMailboxes.end(connectionId, problem, seconds ?? EVERY_SECONDS);
    };
    const opened = await open(mailbox);
    if ("problem" in opened) return fail(opened.problem);
    folders.add(opened.folder);
    if (isLeaving) opened.folder.close();
    const timer = setTimeout(() => opened.folder.close(), READING_MS);
    try {
      const isMore = await readNew(mailbox, opened.folder, opened.place);
      await store.returnsMailboxes.end(connectionId, null, isMore ? 0 : EVERY_SECONDS);
    } catch (error) {
      if (isLeaving) return store.returnsMailboxes.end(connectionId, null, 0);
      warn("A mailbox of returned mails was not read to its end", { err: error, connectionId });
      await fail(wordsFor(error instanceof Error ? error : new Error(String(error))));
    } finally {
      clearTimeout(timer);
      folders.delete(opened.folder);
      opened.folder.close();
    }
  };

  const round = async (): Promise<void> => {
    const due = await store.transaction((tx) => tx.returnsMailboxes.claim(AT_ONCE));
    const ends = await Promise.allSettled(due.map(readMailbox));
    for (const end of ends) {
      if (end.status === "rejected") warn("A mailbox of returned mails could not be read", { err: end.reason });
    }
  };

  return {
    /** Reads all that is due. A second call while one runs waits for it. */
    work(): Promise<void> {
      if (isLeaving) return Promise.resolve();
      running ??= round().finally(() => (running = null));
      return running;
    },

    /** Breaks off: another process reads on where this one was. */
    async leave(): Promise<void> {
      isLeaving = true;
      for (const folder of folders) folder.close();
      await running?.catch(() => undefined);
    },
  };
}

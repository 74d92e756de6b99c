import type { DueMailbox, ReadTo } from "../../data/repositories/mailbox-repository.ts";
import type { MailFolder } from "../../infrastructure/mail/mail-folder.ts";

export type OpenedMailbox = { folder: MailFolder; place: string } | { problem: string };

/** A message, and what is known as read once it took effect. */
export type Found = { mailbox: DueMailbox; folder: MailFolder; uid: number; readTo: ReadTo };

type Needs = {
  mailboxes: {
    claim(limit: number): Promise<DueMailbox[]>;
    advance(connectionId: string, readTo: ReadTo, number: number): Promise<void>;
    end(connectionId: string, problem: string | null, nextSeconds: number): Promise<void>;
  };
  /** Opens the mailbox of a connection; or what is wrong with it, in words. */
  open(mailbox: DueMailbox): Promise<OpenedMailbox>;
  /** Which of the new messages are looked at. */
  choose(folder: MailFolder, uids: number[]): Promise<number[]> | number[];
  /** Takes one message: all of it or nothing, `readTo` with it. */
  take(found: Found): Promise<void>;
  wordsFor(error: Error): string;
  warn(message: string, facts: Record<string, unknown>): void;
  /** Whatever came before a mailbox was connected, in days. */
  daysBack: number;
  messages: number;
  everySeconds: number;
};

const AT_ONCE = 4;
const READING_MS = 90_000;
const AFTER_FAILURE_SECONDS = [60, 300, 900, 3_600] as const;

/** Looks for what is new in the mailboxes that owners named for a purpose, some messages at a time. */
export function createMailboxReader(needs: Needs) {
  const { mailboxes, open, choose, take, wordsFor, warn, daysBack, messages, everySeconds } = needs;
  let running: Promise<void> | null = null;
  let isLeaving = false;
  const folders = new Set<MailFolder>();

  /** Reads what is new. True when there is more. */
  const readNew = async (mailbox: DueMailbox, folder: MailFolder, place: string): Promise<boolean> => {
    const { connectionId, lastUid } = mailbox;
    const { uidValidity } = folder;
    const isKnown = mailbox.place === place && mailbox.uidValidity === uidValidity;
    const { uids, isMore } = await folder.newer(isKnown ? { uid: lastUid } : { days: daysBack }, messages);
    for (const uid of await choose(folder, uids)) {
      await take({ mailbox, folder, uid, readTo: { place, uidValidity, uid } });
    }
    const uid = uids.at(-1) ?? (isKnown ? lastUid : 0);
    await mailboxes.advance(connectionId, { place, uidValidity, uid }, 0);
    return isMore;
  };

  const readMailbox = async (mailbox: DueMailbox): Promise<void> => {
    const { connectionId, failures } = mailbox;
    const fail = (problem: string) => {
      const seconds = AFTER_FAILURE_SECONDS[Math.min(failures, AFTER_FAILURE_SECONDS.length - 1)];
      return mailboxes.end(connectionId, problem, seconds ?? everySeconds);
    };
    const opened = await open(mailbox);
    if ("problem" in opened) return fail(opened.problem);
    folders.add(opened.folder);
    if (isLeaving) opened.folder.close();
    const timer = setTimeout(() => opened.folder.close(), READING_MS);
    try {
      const isMore = await readNew(mailbox, opened.folder, opened.place);
      await mailboxes.end(connectionId, null, isMore ? 0 : everySeconds);
    } catch (error) {
      if (isLeaving) return mailboxes.end(connectionId, null, 0);
      warn("A mailbox was not read to its end", { err: error, connectionId });
      await fail(wordsFor(error instanceof Error ? error : new Error(String(error))));
    } finally {
      clearTimeout(timer);
      folders.delete(opened.folder);
      opened.folder.close();
    }
  };

  const round = async (): Promise<void> => {
    const due = await mailboxes.claim(AT_ONCE);
    const ends = await Promise.allSettled(due.map(readMailbox));
    for (const end of ends) {
      if (end.status === "rejected") warn("A mailbox could not be read", { err: end.reason });
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

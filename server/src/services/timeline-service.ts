import type { Store } from "../data/store.ts";
import type { TimelineNote } from "../infrastructure/timeline-note.ts";
import type { LedgerService } from "./ledger-service.ts";
import { endedInWords, endInterruptedWork, type EndedWork } from "./restored-work.ts";

type Needs = {
  store: Store;
  ledger: LedgerService;
  note: TimelineNote;
  /** Saves the paid answers that are on the disk and not in the database yet. */
  drain(): Promise<void>;
  /** Whether the database is in the data folder, and is copied with it. */
  ownsDatabase: boolean;
  publicUrl: string;
};

/** A process that showed a sign of life so recently still lives. */
const ALIVE_SECONDS = 15;

/**
 * Notices that the database is an earlier state or a copy of the one that ran here, however it was put there. Then what was under
 * way in it may have been done since, or is being done elsewhere, and is ended instead of done again.
 */
export function createTimelineService({ store, ledger, note, drain, ownsDatabase, publicUrl }: Needs) {
  const step = async (): Promise<void> => note.write(await store.timeline.step());

  return {
    /** What it ended, and says; null when all is as it was left. Call it before the first sign of life, and before work is taken. */
    async begin(report: (line: string) => void): Promise<EndedWork | null> {
      const noted = await note.read();
      const present = await store.timeline.find();
      const isSetBack =
        noted !== undefined &&
        present?.id === noted.id &&
        present.tick < noted.tick &&
        // Others are at work on it: whoever came first has seen to this.
        (await store.processes.workers(ALIVE_SECONDS)).alive === 0;
      const isCopy = ownsDatabase && noted?.isCopy === true;
      let ended: EndedWork | null = null;
      if (isSetBack || isCopy) {
        ended = await store.transaction(async (tx) => {
          await tx.timeline.leap(noted?.tick);
          return endInterruptedWork(tx, publicUrl);
        });
        await drain();
        ended = { ...ended, calls: await ledger.closeAll() };
      }
      await step();
      if (ended)
        report(`This database is an earlier state, or a copy, of the one that ran here. ${endedInWords(ended)}`);
      return ended;
    },

    /** Due once a minute: what happened since the last one is not noticed when it is taken back. */
    step,
  };
}

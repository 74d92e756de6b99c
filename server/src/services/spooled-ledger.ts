import { setTimeout as delay } from "node:timers/promises";
import type { AiCallSettlement, UsageLedger } from "../ai/cost-tracker.ts";
import { AppError } from "../core/errors.ts";
import { failpoint } from "../core/failpoints.ts";
import type { AnswerSpool } from "../infrastructure/answer-spool.ts";

type Needs = {
  ledger: UsageLedger;
  spool: AnswerSpool;
  /** How long a call that has been answered waits for the database before its work is given back to the queue. */
  patienceMs?: number;
  warn(message: string, facts: Record<string, unknown>): void;
};

const PATIENCE_MS = 30_000;
const AGAIN_MS = 500;

const toText = ({ rawAnswer, ...settlement }: AiCallSettlement): string =>
  JSON.stringify({ ...settlement, rawAnswer: rawAnswer && Buffer.from(rawAnswer).toString("base64") });

function fromText(text: string): AiCallSettlement {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written whole by toText, or not there at all
  const { rawAnswer, ...settlement } = JSON.parse(text) as AiCallSettlement & { rawAnswer: string | null };
  return { ...settlement, rawAnswer: rawAnswer === null ? null : Buffer.from(rawAnswer, "base64") };
}

/**
 * The ledger with a net below it: an answer that cannot be saved because the database is away is written to the disk first, and
 * from there to the database when it is back, by this process or by the next one. So it is never asked and paid for again.
 */
export function createSpooledLedger({ ledger, spool, patienceMs = PATIENCE_MS, warn }: Needs) {
  const save = async (id: string): Promise<void> => {
    const text = await spool.read(id);
    if (text === undefined) return;
    await ledger.settle(id, fromText(text)); // of a row that is settled already it changes nothing
    await spool.remove(id);
  };

  let draining: Promise<void> | undefined;

  /** Saves what lies on the disk; what cannot be saved stays there. Who asks meanwhile waits for the same. */
  const drain = (): Promise<void> =>
    (draining ??= drainOnce().finally(() => {
      draining = undefined;
    }));

  const drainOnce = async (): Promise<void> => {
    for (const id of await spool.list()) {
      await save(id).catch((error: unknown) => {
        warn("A paid answer waits on the disk for the database", { err: error, logId: id });
      });
    }
  };

  const settleLater = async (id: string, settlement: AiCallSettlement, because: unknown): Promise<void> => {
    const isKept = await spool.keep(id, toText(settlement)).then(
      () => true,
      (error: unknown) => {
        warn("A paid answer could not be written to the disk either; it is held in memory", { err: error, logId: id });
        return false;
      },
    );
    if (isKept) await failpoint("answer_spooled");
    const until = Date.now() + patienceMs;
    while (Date.now() < until) {
      await delay(AGAIN_MS);
      const settled = isKept ? save(id) : ledger.settle(id, settlement);
      if (await settled.then(() => true).catch(() => false)) return;
    }
    throw because;
  };

  return {
    open: (call) => ledger.open(call),

    async settle(id, settlement) {
      try {
        await ledger.settle(id, settlement);
      } catch (error) {
        if (error instanceof AppError) throw error;
        await settleLater(id, settlement, error);
      }
    },

    /** What lies on the disk comes first: it may hold the answer that is looked for. */
    async earlier(jobId) {
      await drain();
      return ledger.earlier(jobId);
    },

    drain,
  } satisfies UsageLedger & { drain(): Promise<void> };
}

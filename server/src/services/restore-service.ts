import { ERRORS, type Job } from "@handbill/contracts";
import type { BackupHead, BackupLine } from "../core/backup-format.ts";
import { newId } from "../core/ids.ts";
import { StartRefusal } from "../core/start-refusal.ts";
import type { JobRow } from "../data/models/job.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { LedgerService } from "./ledger-service.ts";

type Needs = { store: Store; ledger: LedgerService; publicUrl: string };

/** How much was put back, and how much of it was under way and is ended now. */
export type Restored = { rows: number; jobs: number; requests: number; calls: number };

const BATCH = 1000;
const BATCH_LENGTH = 4_000_000;

/**
 * Puts a backup back so that it stays still. What was under way when it was made may have been done, and paid, since: it is
 * ended in the transaction that brings it back, so no worker ever finds it.
 */
export function createRestoreService({ store, ledger, publicUrl }: Needs) {
  return {
    /** Refuses a database in which there is something already. */
    async requireEmpty({ tables }: BackupHead): Promise<void> {
      const filled = await store.transaction(({ backup }) => backup.filled(tables.map(({ name }) => name)));
      if (filled.length === 0) return;
      throw new StartRefusal(
        `There is something in the database at DATABASE_URL already (${filled.slice(0, 3).join(", ")}). Nothing was changed. Make an empty database, let DATABASE_URL name it, and restore there; the other one stays as it is.`,
      );
    },

    /** All of it or nothing: in one transaction, tables included. */
    async restore(head: BackupHead, lines: AsyncIterable<BackupLine>): Promise<Restored> {
      const restored = await store.transaction(async (tx) => {
        await tx.backup.migrate(head.migrations.at(-1));
        const misfits = await tx.backup.misfits(head);
        if (misfits.length > 0) {
          throw new StartRefusal(
            `This backup does not fit: the database has no place for ${misfits.slice(0, 5).join(", ")}. Restore it with Handbill ${head.version}, which made it.`,
          );
        }
        const rows = await load(tx, head, lines);
        await tx.backup.migrate();
        return { rows, jobs: await endJobs(tx), requests: await endRequests(tx, publicUrl) };
      });
      return { ...restored, calls: await ledger.closeAll() };
    },
  };
}

/** In batches, since a statement for each row would take hours. */
async function load(tx: Repositories, head: BackupHead, lines: AsyncIterable<BackupLine>): Promise<number> {
  let rows = 0;
  await tx.backup.load(head, async (add) => {
    let table = "";
    let batch: string[] = [];
    let length = 0;
    const flush = async () => {
      if (batch.length > 0) await add(table, batch);
      [batch, length] = [[], 0];
    };
    for await (const line of lines) {
      if (typeof line === "string") {
        batch.push(line);
        [rows, length] = [rows + 1, length + line.length];
        if (batch.length >= BATCH || length >= BATCH_LENGTH) await flush();
      } else if ("table" in line) {
        await flush();
        table = line.table;
      }
    }
    await flush();
  });
  return rows;
}

const INTERRUPTED = {
  code: "job_interrupted",
  title: ERRORS.job_interrupted.title,
  detail:
    "This was under way when the backup was made from which this server was restored. Your texts are as they were then; nothing was written or charged again. Write it again if you need it.",
  retryable: true,
} as const satisfies Job["error"];

/** Each ends as a failed one does: its content or campaign is again what it was, and a campaign's writing counts it. */
async function endJobs(tx: Repositories): Promise<number> {
  const jobs = await tx.restoredWork.jobs();
  for (const job of jobs) await endJob(tx, job);
  return jobs.length;
}

async function endJob(tx: Repositories, job: JobRow): Promise<void> {
  if (!(await tx.jobs.end(job, "failed", INTERRUPTED))) return; // ended with the last of its children
  const business = await tx.businesses.findForWork(job.userId, job.businessId);
  if (!business) return;
  if (job.kind === "strategy") await tx.campaigns.markNotPlanned(business, job.campaignId);
  const { code, detail, retryable } = INTERRUPTED;
  await tx.contents.endWithoutText(business, [job.id], { code, detail, retryable });
  if (job.parentId) await tx.jobs.countChild(job.parentId, "failed", INTERRUPTED);
}

/**
 * A request that was being answered may have made something after the backup. Its key is kept as used: sent again, it does
 * nothing. Keys of jobs lead to their job, which has ended.
 */
async function endRequests(tx: Repositories, publicUrl: string): Promise<number> {
  const claims = await tx.restoredWork.claims();
  for (const claimId of claims) await tx.idempotencyKeys.complete(claimId, interruptedAnswer(publicUrl));
  return claims.length;
}

function interruptedAnswer(publicUrl: string) {
  const { status, title } = ERRORS.job_interrupted;
  const detail =
    "This request was being answered when the backup was made from which this server was restored. It was not done again. Look whether what it was for is there; if it is not, send it with a new Idempotency-Key.";
  const problem = { type: `${publicUrl}/docs/errors#job_interrupted`, title, status, detail, code: "job_interrupted" };
  return {
    status,
    headers: { "content-type": "application/problem+json; charset=utf-8" },
    body: JSON.stringify({ ...problem, requestId: newId() }),
  };
}

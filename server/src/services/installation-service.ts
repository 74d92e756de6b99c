import type { Installation, PartState, System } from "@handbill/contracts";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { Store } from "../data/store.ts";
import { GUEST_DOMAIN } from "./accounts/stored-users.ts";
import type { TalliedError } from "./error-tally.ts";
import type { ProcessService } from "./process-service.ts";
import type { Standing } from "./standing-service.ts";

/** What the connections of the process that answers know. */
type Probes = {
  /** Null where no mail server is set. */
  mailProblem: (() => Promise<string | null>) | null;
  room(): Promise<{ freeBytes: number; totalBytes: number }>;
  newestBackup(): Promise<string | null>;
  connections(): { used: number; most: number; waiting: number };
};

type Facts = {
  version: string;
  ai: System["ai"];
  isEmbedded: boolean;
  isWalled: boolean;
  operatorEmails: readonly string[];
  /** What connections may lead to inside of the own network. */
  inside: Installation["outside"];
};

type Needs = {
  store: Pick<Store, "installation" | "processes">;
  clock: Clock;
  processes: Pick<ProcessService, "workers">;
  standing(): Promise<Standing>;
  errors(): TalliedError[];
  probes: Probes;
  facts: Facts;
};

/** However often somebody looks, the mail server is knocked at once in this time. */
const MAIL_FRESH_MS = 60_000;
const OLD_QUEUE = { watch: 60, bad: 300 };
const LOW_DISK = { watch: 2e9, bad: 5e8 };
const OLD_BACKUP_MS = 2 * 86_400_000;
const MANY_ERRORS = 20;
/** A moment of a few is no sign of anything. */
const MANY_WAITING = 5;

export type InstallationService = ReturnType<typeof createInstallationService>;

/** How this installation stands, for its operator. */
export function createInstallationService({ store, clock, processes, standing, errors, probes, facts }: Needs) {
  let mail: { at: number; problem: Promise<string | null> } | undefined;

  const mailPart = async (): Promise<Installation["mail"]> => {
    const { mailProblem } = probes;
    if (mailProblem === null) return { state: "unknown", problem: null };
    if (mail === undefined || clock.now() - mail.at >= MAIL_FRESH_MS)
      mail = { at: clock.now(), problem: mailProblem() };
    const problem = await mail.problem;
    return { state: problem === null ? "good" : "bad", problem };
  };

  const requireOperator = async (userId: string): Promise<void> => {
    const { operatorEmails } = facts;
    const isOne =
      operatorEmails.length > 0
        ? await store.installation.hasEmail(userId, operatorEmails, probes.mailProblem !== null)
        : (await store.installation.firstAccount(GUEST_DOMAIN)) === userId;
    if (isOne) return;
    throw new AppError(
      "not_permitted",
      "This page is for whoever runs this installation: the account that was made first, or those named in OPERATOR_EMAILS.",
    );
  };

  const modelPart = async (openCircuits: number): Promise<Installation["model"]> => {
    const { strategyModel, contentModel, demo } = facts.ai;
    const latest = await store.installation.latestCalls();
    const isFailing = latest.failed > 0 && latest.failed * 2 >= latest.calls;
    const state = openCircuits > 0 ? "bad" : isFailing ? "watch" : latest.lastWellAt === null ? "unknown" : "good";
    return { state, demo, names: [...new Set([strategyModel, contentModel])], openCircuits, ...latest };
  };

  const databasePart = async (): Promise<Installation["database"]> => {
    const connections = probes.connections();
    const { isEmbedded: embedded, isWalled: walled } = facts;
    const state = connections.waiting > MANY_WAITING || !walled ? "watch" : "good";
    return { state, ...(await store.installation.database()), embedded, walled, connections };
  };

  const errorsOfDay = async (): Promise<Installation["errors"]> => {
    const ofJobs = await store.installation.failedJobs();
    return [...errors().map(errorOf("request")), ...ofJobs.map(errorOf("job"))]
      .toSorted((one, other) => other.count - one.count)
      .slice(0, MANY_ERRORS);
  };

  const backupPart = async (): Promise<Installation["backup"]> => {
    const newestAt = await probes.newestBackup();
    if (newestAt === null) return { state: "unknown", newestAt };
    return { state: clock.now() - Date.parse(newestAt) > OLD_BACKUP_MS ? "watch" : "good", newestAt };
  };

  return {
    /** Fails with `not_permitted` for everybody else. */
    async describe(userId: string): Promise<Installation> {
      await requireOperator(userId);
      const [work, seen, versions, room, mailNow, database, backup, errorsNow] = await Promise.all([
        standing(),
        processes.workers(),
        store.processes.versions(),
        probes.room(),
        mailPart(),
        databasePart(),
        backupPart(),
        errorsOfDay(),
      ]);
      const { jobsWaiting: waiting, jobsRunning: running, oldestWaitingSeconds } = work;
      const oldestSeconds = Math.round(oldestWaitingSeconds);
      return {
        version: facts.version,
        workers: { state: seen.alive === 0 ? "bad" : versions.length > 1 ? "watch" : "good", ...seen, versions },
        queue: { state: above(oldestSeconds, OLD_QUEUE), waiting, running, oldestSeconds },
        model: await modelPart(work.openCircuits),
        mail: mailNow,
        disk: { state: above(-room.freeBytes, { watch: -LOW_DISK.watch, bad: -LOW_DISK.bad }), ...room },
        database,
        backup,
        outside: facts.inside,
        errors: errorsNow,
      };
    },
  };
}

const above = (value: number, { watch, bad }: { watch: number; bad: number }): PartState =>
  value > bad ? "bad" : value > watch ? "watch" : "good";

const errorOf =
  (of: Installation["errors"][number]["of"]) =>
  ({ code, count, lastAt }: TalliedError) => ({ code, of, count, lastAt });

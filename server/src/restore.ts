import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { BackupHead } from "./core/backup-format.ts";
import { type Config, readProcessConfig } from "./core/config.ts";
import { StartRefusal } from "./core/start-refusal.ts";
import { knownMigrations, migrateToLatest } from "./data/migrations/index.ts";
import type { Tables } from "./data/models/tables.ts";
import { createStore } from "./data/store.ts";
import { openAnswerSpool } from "./infrastructure/answer-spool.ts";
import { checkBackupFile, readBackupFile } from "./infrastructure/backup-file.ts";
import { openDatabase } from "./infrastructure/database.ts";
import { requireDatabase, requireUnused } from "./infrastructure/database-check.ts";
import { errorForOperator } from "./infrastructure/database-for-tools.ts";
import { startEmbeddedPostgres } from "./infrastructure/embedded-postgres/embedded-postgres.ts";
import { prepareRestorePlace, type RestorePlace } from "./infrastructure/restore-place.ts";
import { createLedgerService } from "./services/ledger-service.ts";
import { createRestoreService, type Restored } from "./services/restore-service.ts";
import { endedInWords } from "./services/restored-work.ts";
import { createSpooledLedger } from "./services/spooled-ledger.ts";

const HOW_TO = `npm run restore -- --from <backup>            into an empty DATA_DIR, or into the empty database of DATABASE_URL
npm run restore -- --from <backup> --force    sets aside what is in DATA_DIR, and deletes nothing`;

const DAY_MS = 86_400_000;
const APPLICATION = "handbill-restore";

type Wish = { from: string; force: boolean };
type Outcome = { head: BackupHead; restored: Restored; aside: string | null };

function readWish(words: string[]): Wish {
  try {
    const options = { from: { type: "string" }, force: { type: "boolean", default: false } } as const;
    const { from, force } = parseArgs({ args: words, options }).values;
    if (!from) throw new StartRefusal(HOW_TO);
    return { from: resolve(from), force };
  } catch (cause) {
    throw new StartRefusal(HOW_TO, { cause });
  }
}

/** Puts a backup back. What is there is touched last, when everything else is done. */
async function restore({ from, force }: Wish): Promise<Outcome> {
  const config = readProcessConfig(resolve(import.meta.dirname, "..", ".."));
  const { head } = await checkBackupFile(from);
  requireKnown(head);
  if (config.databaseUrl !== null) {
    await requireDatabase(config.databaseUrl, { report: console.log });
    await requireUnused(config.databaseUrl, APPLICATION);
  }
  const names = config.databaseUrl === null ? "all" : ["auth-secret", "spool"];
  const place = await prepareRestorePlace(config.dataDir, { force, names });
  try {
    await writeFiles(place, from);
    const restored =
      config.databaseUrl === null
        ? await intoFolder(place, config, head, from)
        : await intoDatabase(config.databaseUrl, place, config, head, from);
    return { head, restored, aside: await place.take() };
  } catch (error) {
    await place.drop();
    throw error;
  }
}

function requireKnown({ migrations, version }: BackupHead): void {
  const unknown = migrations.filter((name) => !knownMigrations.includes(name));
  if (unknown.length === 0 && migrations.length > 0) return;
  throw new StartRefusal(
    `This backup was made by Handbill ${version}, whose tables this Handbill does not know (${unknown.join(", ")}). Nothing was changed. Install that version, or a later one, and restore with it.`,
  );
}

async function writeFiles(place: RestorePlace, from: string): Promise<void> {
  for await (const line of readBackupFile(from)) {
    if (typeof line === "string" || "table" in line) return; // files come first
    await place.write(line.file, Buffer.from(line.base64, "base64"));
  }
}

/** Into a database that is made for it, beside the one that is there. */
async function intoFolder(place: RestorePlace, config: Config, head: BackupHead, from: string): Promise<Restored> {
  const postgres = await startEmbeddedPostgres({
    dataDir: place.draft,
    binariesDir: join(config.dataDir, "bin"),
    report: console.log,
  });
  try {
    return await intoDatabase(postgres.url, place, config, head, from);
  } finally {
    await postgres.close();
  }
}

async function intoDatabase(
  url: string,
  place: RestorePlace,
  config: Config,
  head: BackupHead,
  from: string,
): Promise<Restored> {
  const options = { max: 2, statementTimeoutMs: DAY_MS, applicationName: APPLICATION };
  const database = openDatabase<Tables>(url, options);
  const forQueue = openDatabase<unknown>(url, options);
  try {
    const store = createStore(database.db, async () => {});
    const ledger = createLedgerService({ store });
    const spool = openAnswerSpool(join(place.draft, "spool"));
    const { drain } = createSpooledLedger({ ledger: store.aiLedger, spool, warn: console.warn });
    const service = createRestoreService({ store, ledger, drain, publicUrl: config.publicUrl });
    await service.requireEmpty(head);
    const restored = await service.restore(head, readBackupFile(from));
    await migrateToLatest(forQueue.db);
    return restored;
  } finally {
    await forQueue.close();
    await database.close();
  }
}

function inWords({ head, restored, aside }: Outcome): string {
  const ended = endedInWords(restored);
  return [
    `Restored ${restored.rows} rows of ${head.madeAt}, made by Handbill ${head.version}.`,
    ...(ended === "" ? [] : [ended]),
    ...(head.authSecret === "setting"
      ? ["AUTH_SECRET is not in the backup: set the same as before, or everybody has to sign in again."]
      : []),
    ...(aside === null ? [] : [`What was there before is in ${aside}. Remove it when you no longer need it.`]),
    "Start Handbill now.",
  ].join("\n");
}

if (import.meta.main) {
  try {
    console.log(inWords(await restore(readWish(process.argv.slice(2)))));
  } catch (error) {
    console.error(errorForOperator(error));
    process.exitCode = 2;
  }
}

import { resolve } from "node:path";
import { type Config, isRunByNpm, readProcessConfig } from "./core/config.ts";
import { watchFailpoints } from "./core/failpoints.ts";
import { resolveAuthSecrets } from "./core/security.ts";
import { StartRefusal } from "./core/start-refusal.ts";
import { requireDatabase } from "./infrastructure/database-check.ts";
import { startEmbeddedPostgres } from "./infrastructure/embedded-postgres/embedded-postgres.ts";
import { openLogOutput } from "./infrastructure/log-output.ts";
import { createFailpointOrders } from "./infrastructure/failpoint-orders.ts";
import { createLogger } from "./infrastructure/logger.ts";
import { requirePort } from "./infrastructure/port.ts";
import { createProcessLife, type ProcessLife } from "./infrastructure/process-life.ts";
import { keepYoungSpaceSmall } from "./infrastructure/young-space.ts";

const say = (line: string) => console.log(line);

/** Starts the roles that this process has, and keeps it until it is asked to end. */
export async function main(): Promise<void> {
  const life = createProcessLife({ report: say, followParent: isRunByNpm(), exit: (code) => process.exit(code) });
  try {
    await start(life);
  } catch (error) {
    if (life.isEnding()) return; // asked to end in the middle: what was not ready yet has every right to fail
    console.error(error instanceof StartRefusal ? error.message : error);
    await life.end(1);
  }
}

async function start(life: ProcessLife): Promise<void> {
  const { letGrow } = keepYoungSpaceSmall();
  const loading = import("./compose.ts"); // most of the program, while the settings are read and the database starts
  loading.catch(() => undefined); // told where it is waited for
  const config = await withOpenPort(readProcessConfig(resolve(import.meta.dirname, "..", "..")));
  const output = openLogOutput(process.stdout);
  process.on("exit", () => output.flushSync());
  life.onEnd(() => output.end()); // opened first, closed last
  const logger = createLogger(config.logLevel, output);
  if (config.failpointsDir !== null) watchFailpoints(createFailpointOrders(config.failpointsDir));
  process.on("uncaughtException", (error) => {
    logger.fatal({ err: error }, "a bug ends this process");
    void life.end(1);
  });

  const databaseUrl = await openTheDatabase(config, life);
  const authSecrets = await resolveAuthSecrets(config);
  const { compose } = await loading;
  const product = await compose({ config, databaseUrl, authSecrets, logger, report: say });
  const manner = mannerOfLeaving(config);
  life.onEnd(() => product.close(manner), manner.drainMs + manner.finishMs);
  const address = await product.listen();
  letGrow();
  if (life.isEnding()) return;
  say(config.role === "worker" ? "Handbill works in the background." : `Handbill is ready: ${shown(config, address)}`);
  say(`It uses: ${product.describe}`);
}

/**
 * A person at a terminal wants it to end soon. A process among several serves until whoever shares out the requests
 * has noticed, and lets long work come to its end.
 */
function mannerOfLeaving({ leaving }: Config): { drainMs: number; finishMs: number } {
  const byHand = isRunByNpm() || process.stdout.isTTY;
  const usual = byHand ? { drain: 0, finish: 5 } : { drain: 5, finish: 30 };
  return {
    drainMs: (leaving.drainSeconds ?? usual.drain) * 1000,
    finishMs: (leaving.finishSeconds ?? usual.finish) * 1000,
  };
}

async function openTheDatabase(config: Config, life: ProcessLife): Promise<string> {
  if (config.databaseUrl !== null) {
    await requireDatabase(config.databaseUrl, { report: say });
    return config.databaseUrl;
  }
  say("Starting the built-in PostgreSQL.");
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, report: say });
  life.onEnd(() => postgres.close());
  return postgres.url;
}

async function withOpenPort(config: Config): Promise<Config> {
  if (config.role === "worker") return config;
  const port = await requirePort(config.port, config.host);
  const publicUrl = config.publicUrl.replace(/^http:\/\/localhost:0$/, `http://localhost:${port}`);
  return { ...config, port, publicUrl };
}

/** The address to type; where it listens is said too when a proxy stands between. */
const shown = ({ publicUrl, port }: Config, address: string) =>
  publicUrl === `http://localhost:${port}` ? publicUrl : `${publicUrl} (listening on ${address})`;

if (import.meta.main) await main();

import { existsSync } from "node:fs";
import { join } from "node:path";
import packageJson from "../package.json" with { type: "json" };
import { startDemoModel } from "@handbill/demo-model";
import type { Logger } from "pino";
import { type AiNeeds, createAi, DEFAULT_MODELS } from "./ai/ai.ts";
import { systemClock } from "./core/clock.ts";
import type { Config } from "./core/config.ts";
import { keyedHash } from "./core/security.ts";
import { migrateToLatest } from "./data/migrations/index.ts";
import { DEAD_QUEUE, GENERATION_QUEUE } from "./data/models/queue.ts";
import type { Tables } from "./data/models/tables.ts";
import { JOB_CHANNEL } from "./data/repositories/job-repository.ts";
import { createSigningKeyRepository } from "./data/repositories/signing-key-repository.ts";
import { createStore } from "./data/store.ts";
import { openDatabase } from "./infrastructure/database.ts";
import { createIdentity } from "./infrastructure/identity.ts";
import { openJobSignals } from "./infrastructure/job-signals.ts";
import { createQueue } from "./infrastructure/queue.ts";
import { createRateLimiter } from "./infrastructure/rate-limiter.ts";
import { generationJob } from "./jobs/generation-job.ts";
import { createApp } from "./routes/app.ts";
import { businessRoutes } from "./routes/business-routes.ts";
import { campaignRoutes } from "./routes/campaign-routes.ts";
import { contentRoutes } from "./routes/content-routes.ts";
import { jobRoutes } from "./routes/job-routes.ts";
import { usageRoutes } from "./routes/usage-routes.ts";
import { createAccessTokens } from "./services/access-tokens.ts";
import { createAuthService } from "./services/auth-service.ts";
import { createBusinessService } from "./services/business-service.ts";
import { createCampaignService, createStrategyGenerator } from "./services/campaign-service.ts";
import { createContentGenerator } from "./services/content-generator.ts";
import { createContentService } from "./services/content-service.ts";
import { createGenerationService } from "./services/generation-service.ts";
import { createIdempotencyService } from "./services/idempotency-service.ts";
import { createJobService } from "./services/job-service.ts";
import { createUsageService } from "./services/usage-service.ts";

type Input = {
  config: Config;
  databaseUrl: string;
  authSecret: string;
  logger: Logger;
  /** Told in words what takes time. */
  report(line: string): void;
};

/** Answers kept for repeated requests are forgotten after a week; looked for once an hour. */
const PURGE_EVERY_MS = 3_600_000;

/** Builds the product bottom layer first: connections, rows, AI, rules, then routes and jobs. */
export async function compose({ config, databaseUrl, authSecret, logger, report }: Input) {
  const servesWeb = config.role !== "worker";
  const doesWork = config.role !== "web";

  report("Bringing the database up to date");
  await migrate(databaseUrl);
  const database = openDatabase<Tables>(databaseUrl);
  const queue = createQueue({ url: databaseUrl, queue: GENERATION_QUEUE, deadQueue: DEAD_QUEUE, logger });
  const signals = await openJobSignals(databaseUrl, JOB_CHANNEL, logger);
  const store = createStore(database.db, (db, jobs) =>
    queue.enqueue(
      db,
      jobs.map(({ id, businessId }) => ({ id, data: { jobId: id }, group: businessId })),
    ),
  );

  const demoModel = config.ai.apiKey === null && config.ai.baseUrl === null ? await startDemoModel() : null;
  const ai = createAi({
    connection: connectionOf(config.ai, demoModel?.url ?? null),
    ledger: store.aiLedger,
    clock: systemClock,
    random: Math.random,
    identify: (userId) => keyedHash(authSecret, "ai-user", userId),
  });

  const businesses = createBusinessService({ store });
  const campaigns = createCampaignService({ store, businesses });
  const contents = createContentService({ store, businesses });
  const jobs = createJobService({ store, signals });
  const usage = createUsageService({ store, businesses, clock: systemClock });
  const generations = createGenerationService({
    store,
    signals,
    generators: {
      strategy: createStrategyGenerator({ store, strategist: ai.strategist }),
      content: createContentGenerator({ store, writer: ai.writer }),
    },
  });

  const signingKeys = createSigningKeyRepository(database.db);
  const tokens = createAccessTokens({ signingKeys, publicUrl: config.publicUrl, clock: systemClock });
  const accounts = openDatabase<unknown>(databaseUrl, { max: 4, applicationName: "handbill-accounts" });
  const identity = createIdentity({ db: accounts.db, secret: authSecret, publicUrl: config.publicUrl });
  const idempotency = createIdempotencyService({
    keys: store.idempotencyKeys,
    waitSeconds: config.ai.waitSeconds,
  });
  const app = await createApp({
    logger,
    settings: {
      publicUrl: config.publicUrl,
      production: config.production,
      trustProxy: [...config.trustProxy],
      waitSeconds: config.ai.waitSeconds,
      studioFolder: studioFolder(config.root),
    },
    auth: createAuthService({ identity, tokens, signingKeys, clock: systemClock }),
    idempotency,
    limiter: createRateLimiter({ pool: database.pool, limits: config.limits }),
    health: { database: () => database.pool.query("select 1").then(() => true) },
    describeSystem: () => ({ version: packageJson.version, ai: ai.models }),
    routes: [
      businessRoutes(businesses),
      campaignRoutes({ campaigns, contents, jobs }),
      contentRoutes({ contents, jobs }),
      jobRoutes(jobs),
      usageRoutes(usage),
    ],
  });

  await queue.start();
  if (doesWork) await queue.work(generationJob(generations));
  const purge = () => idempotency.purge().catch((error: unknown) => logger.warn({ err: error }, "purge failed"));
  const purging = setInterval(() => void purge(), PURGE_EVERY_MS).unref();

  return {
    /** Opens the door, when this process has one. Resolves to its address; empty for a process that only works. */
    listen: (): Promise<string> =>
      servesWeb ? app.listen({ port: config.port, host: config.host }) : Promise.resolve(""),

    /** Which database and which model are used, for the person at the terminal. */
    describe: `${config.databaseUrl === null ? "Embedded PostgreSQL" : "PostgreSQL at DATABASE_URL"}, ${modelInWords(ai.models)}`,

    /** Stops taking work, lets requests and running generations finish for a moment, then closes every connection. */
    async close(): Promise<void> {
      clearInterval(purging);
      await app.close();
      await queue.stop();
      await signals.close();
      await demoModel?.close();
      await accounts.close();
      await database.close();
    },
  };
}

/** Migrations may take longer than a request, on a connection of their own. */
async function migrate(url: string): Promise<void> {
  const database = openDatabase<unknown>(url, {
    max: 2,
    statementTimeoutMs: 600_000,
    applicationName: "handbill-migrate",
  });
  try {
    await migrateToLatest(database.db);
  } finally {
    await database.close();
  }
}

function studioFolder(root: string): string | null {
  const folder = join(root, "web", "dist");
  return existsSync(join(folder, "index.html")) ? folder : null;
}

/** The demo model needs no key; servers on the owner's own machine often need none either. */
function connectionOf(
  { apiKey, baseUrl, strategyModel, contentModel }: Config["ai"],
  demoUrl: string | null,
): AiNeeds["connection"] {
  if (demoUrl !== null) {
    return {
      baseUrl: demoUrl,
      apiKey: "demo",
      strategyModel: "handbill-demo",
      contentModel: "handbill-demo",
      demo: true,
    };
  }
  return {
    baseUrl: baseUrl ?? "https://api.openai.com/v1",
    apiKey: apiKey ?? "none",
    strategyModel: strategyModel ?? DEFAULT_MODELS.strategyModel,
    contentModel: contentModel ?? DEFAULT_MODELS.contentModel,
    demo: false,
  };
}

const modelInWords = ({
  demo,
  strategyModel,
  contentModel,
}: {
  demo: boolean;
  strategyModel: string;
  contentModel: string;
}) =>
  demo
    ? "built-in demo model (to use a real one, set OPENAI_API_KEY; see README.md)"
    : `AI models ${strategyModel} for plans and ${contentModel} for contents`;

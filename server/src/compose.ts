import { join } from "node:path";
import packageJson from "../package.json" with { type: "json" };
import type { Logger } from "pino";
import { createAi } from "./ai/ai.ts";
import { connectionOf, modelInWords } from "./ai/connection.ts";
import { readPrices } from "./ai/prices.ts";
import { createQuote } from "./ai/quote.ts";
import { choresOf, keepDoing } from "./chores.ts";
import { composeAccounts } from "./compose/accounts.ts";
import { openGround, type Patience } from "./compose/ground.ts";
import { healthOf } from "./compose/health.ts";
import { composeInstallation } from "./compose/installation.ts";
import { composeObservation } from "./compose/observation.ts";
import { composeParts } from "./compose/parts.ts";
import { composeReplies } from "./compose/replies.ts";
import { composeTeam } from "./compose/team.ts";
import { actAsNobody } from "./core/acting.ts";
import { systemClock } from "./core/clock.ts";
import type { Config } from "./core/config.ts";
import type { Secrets } from "./core/security.ts";
import { createServerKeys } from "./core/server-keys.ts";
import { openAnswerSpool } from "./infrastructure/answer-spool.ts";
import { allowanceInWords } from "./infrastructure/outside-addresses.ts";
import { createPainter } from "./infrastructure/painter/painter.ts";
import { createRateLimiter } from "./infrastructure/rate-limiter.ts";
import { connectRedis } from "./infrastructure/rate-limits-in-redis.ts";
import { createTimelineNote } from "./infrastructure/timeline-note.ts";
import { generationJob } from "./jobs/generation-job.ts";
import { createApp } from "./routes/app.ts";
import { budgetRoutes } from "./routes/budget-routes.ts";
import { businessRoutes } from "./routes/business-routes.ts";
import { campaignRoutes } from "./routes/campaign-routes.ts";
import { CONNECTION_LIMITS } from "./routes/connections.ts";
import { contentRoutes } from "./routes/content-routes.ts";
import { deletionRoutes } from "./routes/deletion-routes.ts";
import { estimateRoutes } from "./routes/estimate-routes.ts";
import { jobRoutes } from "./routes/job-routes.ts";
import { judgementRoutes } from "./routes/judgement-routes.ts";
import { findStudio } from "./routes/studio.ts";
import { subjectTestRoutes } from "./routes/subject-test-routes.ts";
import { variantRoutes } from "./routes/variant-routes.ts";
import { createBudgetService } from "./services/budget-service.ts";
import { createBusinessService } from "./services/business-service.ts";
import { createCampaignService } from "./services/campaign-service.ts";
import { createContentService } from "./services/content-service.ts";
import { createGenerators } from "./services/generators.ts";
import { createGenerationService } from "./services/generation-service.ts";
import { createDeletionService } from "./services/deletion-service.ts";
import { createEstimateService } from "./services/estimate-service.ts";
import { createIdempotencyService } from "./services/idempotency-service.ts";
import { createMeasuredLedger } from "./services/measured-ledger.ts";
import { createJobEvents } from "./services/job-events.ts";
import { createJobReader } from "./services/job-reader.ts";
import { createJobService } from "./services/job-service.ts";
import { createLedgerService } from "./services/ledger-service.ts";
import { BEAT_MS, createProcessService } from "./services/process-service.ts";
import { createProviderHealth } from "./services/provider-health-service.ts";
import { createSpooledLedger } from "./services/spooled-ledger.ts";
import { createSubjectTestService } from "./services/subject-test-service.ts";
import { createStandingService } from "./services/standing-service.ts";
import { createSystemService } from "./services/system-service.ts";
import { createTimelineService } from "./services/timeline-service.ts";
import { createVariantService } from "./services/variant-service.ts";
import { createWritingService } from "./services/writing-service.ts";

type Input = {
  config: Config;
  databaseUrl: string;
  authSecrets: Secrets;
  logger: Logger;
  /** Told in words what takes time. */
  report(line: string): void;
  /** How long a caller waits for a free connection; as the pools say unless given. */
  patience?: Patience;
};

/** After a restart all clients come back at once. The system has a limit of its own: net.core.somaxconn. */
const BACKLOG = 4_096;

/** Only who has no key of a provider needs it. */
const startDemoModel = async () => (await import("@handbill/demo-model")).startDemoModel();

/** Builds the product bottom layer first: connections, rows, AI, rules, then routes and jobs. */
export async function compose({ config, databaseUrl, authSecrets, logger, report, patience }: Input) {
  const keys = createServerKeys({ auth: authSecrets, connections: config.connectionsKey });
  const servesWeb = config.role !== "worker";
  const doesWork = config.role !== "web";

  const ground = await openGround({ config, databaseUrl, logger, report, patience });
  const { pools, queue, signals, storeOn, isWalled } = ground;
  const store = storeOn(pools.requests);
  const workStore = storeOn(pools.work);

  const warn = (message: string, facts: Record<string, unknown>) => logger.warn(facts, message);
  const log = (message: string, facts: Record<string, unknown>) => logger.info(facts, message);
  const spool = openAnswerSpool(join(config.dataDir, "spool"));
  const spooledLedger = createSpooledLedger({ ledger: storeOn(pools.ledger).aiLedger, spool, warn });
  const ledger = createLedgerService({ store });
  const timeline = createTimelineService({
    store,
    ledger,
    note: createTimelineNote(config.dataDir),
    drain: spooledLedger.drain,
    ownsDatabase: config.databaseUrl === null,
    publicUrl: config.publicUrl,
  });
  await actAsNobody(() => timeline.begin(report));

  const { version } = packageJson;
  const processes = createProcessService({ store: workStore, clock: systemClock, role: config.role, version });
  await processes.beat();
  const standing = createStandingService({ store: storeOn(pools.health), clock: systemClock, processes });
  const watch = { config, clock: systemClock, version, pools, logger, standing: standing.read };
  const observation = await composeObservation(watch);
  const { tracing, measures, traces, seen } = observation;
  const demoModel = config.ai.apiKey === null && config.ai.baseUrl === null ? await startDemoModel() : null;
  const connection = connectionOf(config.ai, demoModel?.url ?? null);
  const prices = readPrices({ ...connection, own: config.ai.prices });
  const provider = createProviderHealth({
    store: workStore,
    clock: systemClock,
    server: new URL(connection.baseUrl).host,
    models: { strategy: connection.strategyModel, content: connection.contentModel },
    measures,
    warn,
  });
  const ai = createAi({
    connection,
    prices,
    ledger: createMeasuredLedger({ ledger: spooledLedger, measures, log }),
    circuit: provider,
    clock: systemClock,
    random: Math.random,
    identify: (userId) => keys.keyring.hash("ai-user", userId),
    warn,
  });

  const { outsideAllow } = config;
  if (outsideAllow.length > 0) {
    warn("OUTSIDE_ALLOW lets connections lead to networks inside", { networks: outsideAllow.map(allowanceInWords) });
  }
  const businesses = createBusinessService({ store });
  const campaigns = seen("campaigns", createCampaignService({ store, businesses, provider }));
  const contents = seen("contents", createContentService({ store, businesses, reviewer: ai.reviewer }));
  const writing = seen("writing", createWritingService({ store, businesses, provider }));
  const variants = createVariantService({ store, businesses, provider, reviewer: ai.reviewer });
  const reader = createJobReader({ store, signals, clock: systemClock });
  const jobs = seen("jobs", createJobService({ store, signals, reader }));
  const budgets = createBudgetService({ store, businesses, writing, userCeilingNanoUsd: config.ai.userCeilingNanoUsd });
  const estimates = createEstimateService({
    store,
    businesses,
    budgets,
    quote: createQuote({ prices, ...connection }),
    models: ai.models,
  });
  const replies = composeReplies({ store, workStore, businesses, provider, estimates, jobs });
  const known = { config, keys, logger, store, businesses, tracing };
  const accounts = composeAccounts({ ...known, accounts: pools.accounts });
  const { accountMails } = accounts;
  await accounts.begin();
  const parts = await composeParts({ ...known, workStore, signals, accountMails, seen });
  const team = composeTeam({ store, businesses, config, accountMails });
  const generations = createGenerationService({
    store: workStore,
    signals,
    provider,
    random: Math.random,
    log,
    measures,
    generators: createGenerators(workStore, ai),
  });

  const deletions = createDeletionService({ workStore, vouching: accounts.doors.vouching, auth: accounts.doors.auth });
  const redis = config.redisUrl === null || !servesWeb ? null : await connectRedis(config.redisUrl, logger);
  const idempotency = createIdempotencyService({ keys: store.idempotencyKeys });
  const studio = findStudio(config.root);
  const painter = createPainter({ folder: config.paintsPages ? studio : null, publicUrl: config.publicUrl, logger });
  const limiter = createRateLimiter({ pool: pools.accounts.pool, redis, limits: config.limits });
  const shown = { store: workStore, pools, processes, ai: ai.models, isWalled };
  const app = await createApp({
    logger,
    traces,
    settings: {
      publicUrl: config.publicUrl,
      production: config.production,
      trustProxy: [...config.trustProxy],
      waitSeconds: config.ai.waitSeconds,
      connections: {
        ...CONNECTION_LIMITS,
        perAddress: config.connectionsPerAddress,
        uncounted: [...CONNECTION_LIMITS.uncounted, ...config.trustProxy],
      },
      studioFolder: studio,
    },
    ...accounts.doors,
    idempotency,
    limiter,
    requirePermissions: team.requirePermissions,
    requireOwned: businesses.requireOwned,
    businessOfJob: async (userId, jobId) => (await jobs.get(userId, jobId)).businessId,
    health: healthOf(pools, signals),
    version,
    painter,
    describeSystem: createSystemService({ store, clock: systemClock, processes, version, ai: ai.models }).describe,
    routes: [
      businessRoutes(businesses),
      campaignRoutes({ campaigns, contents, writing, jobs }),
      contentRoutes({ contents, writing, jobs }),
      variantRoutes({ variants, jobs }),
      judgementRoutes({ campaigns, contents }),
      ...replies.routes,
      subjectTestRoutes(createSubjectTestService({ store, businesses, reviewer: ai.reviewer })),
      estimateRoutes(estimates),
      jobRoutes({ jobs, events: createJobEvents({ store, signals, jobs, clock: systemClock }) }),
      budgetRoutes(budgets),
      deletionRoutes(deletions, limiter),
      ...team.routes,
      ...parts.routes,
      ...composeInstallation({ config, version, observation, ...shown }).routes,
    ],
    publicRoutes: [...parts.publicRoutes, ...observation.publicRoutes],
  });

  await spooledLedger.drain();
  await queue.start();
  const failed = (message: string, facts: Record<string, unknown>) => logger.error(facts, message);
  if (doesWork) await queue.work(generationJob({ generations, tracing, failed }));
  const keep = keepDoing(logger);
  const beating = keep(["showing that this process lives", BEAT_MS, () => processes.beat()]);
  const kept = { deletions, store, reader, idempotency, processes, spooledLedger, ledger, timeline };
  const works = doesWork ? [...parts.works, ...replies.works, ...accounts.works] : [];
  const background = [...choresOf({ ...accounts.doors, ...kept }), ...parts.chores, ...accounts.chores, ...works].map(
    keep,
  );

  return {
    /** Every route with who may call it, what it costs and what bounds it. */
    routes: app.routePolicies,

    /** Opens the door, when this process has one. Resolves to its address; empty for a process that only works. */
    listen: (): Promise<string> =>
      servesWeb ? app.listen({ port: config.port, host: config.host, backlog: BACKLOG }) : Promise.resolve(""),

    /** Which database and which model are used, for the person at the terminal. */
    describe: `${config.databaseUrl === null ? "Embedded PostgreSQL" : "PostgreSQL at DATABASE_URL"}, ${modelInWords(ai.models)}`,

    /**
     * Leaves in order: at once it is not ready any more and takes no work; requests are served for `drainMs`, running
     * generations may finish for `finishMs` and are given back otherwise; then every connection is closed.
     */
    async close({ drainMs = 0, finishMs = 5_000 } = {}): Promise<void> {
      background.forEach(clearInterval);
      const drained = servesWeb ? app.drain(drainMs) : undefined;
      const left = queue.leave(finishMs);
      await processes.retire().catch(nobodyIsTold);
      await drained;
      await app.close();
      await painter.close();
      await left;
      await parts.close();
      await accounts.close();
      await queue.stop();
      clearInterval(beating);
      await processes.end().catch(nobodyIsTold);
      await signals.close();
      await observation.close();
      await demoModel?.close();
      redis?.close();
      await pools.close();
    },
  };
}

/** Without a last word, the others notice after a few seconds that this process is gone. */
const nobodyIsTold = () => undefined;

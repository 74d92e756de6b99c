import type { FastifyInstance } from "fastify";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { pino } from "pino";
import { afterAll } from "vitest";
import * as z from "zod/mini";
import { requiredText } from "@handbill/contracts";
import { composeAccounts } from "../../src/compose/accounts.ts";
import type { Secrets } from "../../src/core/security.ts";
import { createServerKeys } from "../../src/core/server-keys.ts";
import { AppError } from "../../src/core/errors.ts";
import { createIdempotencyRepository } from "../../src/data/repositories/idempotency-repository.ts";
import { createStore } from "../../src/data/store.ts";
import { createRateLimiter } from "../../src/infrastructure/rate-limiter.ts";
import { tellAll } from "../../src/core/measures.ts";
import { createTracing } from "../../src/core/tracing.ts";
import { createRequestTraces } from "../../src/routes/request-trace.ts";
import { createApp, type AppSettings } from "../../src/routes/app.ts";
import { CONNECTION_LIMITS } from "../../src/routes/connections.ts";
import { businessRoutes } from "../../src/routes/business-routes.ts";
import { user } from "../../src/routes/policy.ts";
import type { Painter } from "../../src/routes/studio.ts";
import type { RateLimiter } from "../../src/routes/rate-limits.ts";
import { createBusinessService } from "../../src/services/business-service.ts";
import { createTeamService } from "../../src/services/team-service.ts";
import { createIdempotencyService } from "../../src/services/idempotency-service.ts";
import { type TestDatabase, testDatabase } from "./test-database.ts";

export const PUBLIC_URL = "http://localhost:3000";
export const SECRET = "a secret that is long enough for a test";

type Options = {
  settings?: Partial<AppSettings>;
  secrets?: Secrets;
  limits?: {
    aiPerMinute: number;
    aiBusinessPerMinute?: number;
    signInPerMinute: number;
    signInPerAccount?: number;
    signUpPerHour?: number;
    accountMailsPerHour?: number;
    outsidePerMinute?: number;
    lookAroundPerHour?: number;
  };
  limiter?: RateLimiter;
  routes?: FastifyPluginCallbackZod[];
  isDatabaseThere?: () => Promise<boolean>;
  database?: TestDatabase;
  painter?: Painter;
};

export type Edge = {
  app: FastifyInstance;
  database: TestDatabase;
  /** What was logged, one JSON line each. */
  log: string[];
};

/** The edge of the server over a real database, with the routes of businesses and a few that fail. */
export async function testEdge(options: Options = {}): Promise<Edge> {
  const database = options.database ?? (await testDatabase());
  const publicUrl = options.settings?.publicUrl ?? PUBLIC_URL;
  const log: string[] = [];
  const logger = pino({ level: "info" }, { write: (line: string) => log.push(line) });
  const store = createStore(database.db, async () => {});
  const limits = options.limits ?? { aiPerMinute: 1_000, signInPerMinute: 1_000 };
  const businesses = createBusinessService({ store });
  const accounts = composeAccounts({
    config: { publicUrl, mail: { smtpUrl: null, from: null }, elsewhere: [], outsideAllow: [] },
    keys: createServerKeys({ auth: options.secrets ?? [SECRET], connections: { now: null, before: [] } }),
    logger,
    store,
    businesses,
    tracing: createTracing(),
    accounts: database,
  });
  await accounts.begin();
  const app = await createApp({
    logger,
    traces: createRequestTraces({
      tracing: createTracing(),
      measures: tellAll([]),
      trustProxy: options.settings?.trustProxy ?? [],
    }),
    ...(options.painter && { painter: options.painter }),
    settings: {
      publicUrl,
      production: false,
      trustProxy: [],
      waitSeconds: 25,
      connections: CONNECTION_LIMITS,
      studioFolder: null,
      ...options.settings,
    },
    ...accounts.doors,
    businessOfJob: async () => {
      throw new AppError("not_found", "Job was not found.");
    },
    idempotency: createIdempotencyService({ keys: createIdempotencyRepository(database.db) }),
    limiter:
      options.limiter ??
      createRateLimiter({
        pool: database.pool,
        limits: {
          aiBusinessPerMinute: limits.aiPerMinute,
          apiKeyPerMinute: 1_000,
          signInPerAccount: 1_000,
          signUpPerHour: 10_000,
          accountMailsPerHour: 1_000,
          outsidePerMinute: 1_000,
          lookAroundPerHour: 1_000,
          ...limits,
        },
      }),
    requirePermissions: createTeamService({ store, businesses }).requirePermissions,
    requireOwned: businesses.requireOwned,
    health: { database: options.isDatabaseThere ?? (async () => true), hearsJobs: () => true },
    version: "1.2.3",
    describeSystem: async () => ({
      version: "1.2.3",
      ai: { demo: true, strategyModel: "demo", contentModel: "demo" },
      workers: { alive: 1, awaySeconds: 0 },
      usualSeconds: { strategy: 20, content: null },
    }),
    routes: options.routes ?? [businessRoutes(businesses), sampleRoutes()],
  });
  afterAll(() => app.close());
  return { app, database, log };
}

const Note = z.strictObject({
  title: requiredText(40),
  stars: z.optional(z.int()),
  tags: z.optional(z.array(requiredText(10)).check(z.maxLength(3))),
  place: z.optional(z.strictObject({ city: requiredText(40) })),
});
const Kept = z.object({ data: z.object({ title: z.string() }) });

/** Routes in the shape of the product's: a body, a parameter, a query, and every way to fail. */
const sampleRoutes = (): FastifyPluginCallbackZod => (app, _options, done) => {
  app.post(
    "/notes",
    { config: { policy: user() }, schema: { body: Note, response: { 201: Kept } } },
    async ({ body }, reply) => reply.code(201).send({ data: { title: body.title } }),
  );
  app.get(
    "/notes/:noteId",
    {
      config: { policy: user() },
      schema: {
        params: z.strictObject({ noteId: z.string().check(z.regex(/^\d+$/, { error: "This is not an id." })) }),
        querystring: z.strictObject({ limit: z.optional(z.coerce.number().check(z.maximum(100))) }),
      },
    },
    async () => {
      throw new AppError("not_found", "The note was not found.");
    },
  );
  app.post("/fail/bug", { config: { policy: user() } }, async () => {
    throw new Error("secret detail of a bug");
  });
  app.post("/fail/thrown-text", { config: { policy: user() } }, async () => {
    throw "secret text"; // oxlint-disable-line no-throw-literal, typescript/only-throw-error -- careless code is what is tested
  });
  app.get(
    "/fail/answer",
    { config: { policy: user() }, schema: { response: { 200: Kept } } },
    async (_request, reply) => reply.send(JSON.parse('{"data":{"title":7}}')),
  );
  app.get("/fail/database", { config: { policy: user() } }, async () => {
    throw Object.assign(new Error("connect ECONNREFUSED 10.0.0.7:5432"), { code: "ECONNREFUSED" });
  });
  done();
};

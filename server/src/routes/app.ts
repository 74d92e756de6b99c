import type { System } from "@handbill/contracts";
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler, type FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import { newId } from "../core/ids.ts";
import type { AccountService } from "../services/accounts/account-service.ts";
import type { KnownDevices } from "../services/accounts/known-devices.ts";
import type { RecoveryService } from "../services/accounts/recovery-service.ts";
import type { AuthService } from "../services/auth-service.ts";
import type { IdempotencyService } from "../services/idempotency-service.ts";
import type { LookAroundService } from "../services/look-around-service.ts";
import type { ApiKeyService } from "../services/api-key-service.ts";
import { accountRoutes } from "./account-routes.ts";
import { accountSecurityRoutes } from "./account-security-routes.ts";
import { apiKeyRoutes } from "./api-key-routes.ts";
import { limitApiKeys } from "./api-key-scopes.ts";
import { authRoutes } from "./auth-routes.ts";
import { beginForNobody, requireAccount, requireUser } from "./authentication.ts";
import { createDeviceCookie } from "./device-cookie.ts";
import { requireConfirmedEmail } from "./confirmed-email.ts";
import { recoveryRoutes } from "./recovery-routes.ts";
import { createSignInLimits } from "./sign-in-limits.ts";
import { type ConnectionLimits, limitConnections } from "./connections.ts";
import { endInTime } from "./deadline.ts";
import { describeRoutes, serveDocumentation } from "./documentation.ts";
import { factorDoors, type Factors, factorSettings } from "./factor-routes.ts";
import { healthRoutes, type Health } from "./health-routes.ts";
import { replayRepeatedPosts } from "./idempotency.ts";
import { acceptJson } from "./json-body.ts";
import { watchPaths } from "./known-paths.ts";
import { leaveInPeace } from "./leaving.ts";
import { requireMembers } from "./members.ts";
import { answerUnknown } from "./not-found.ts";
import { requirePolicies } from "./policy.ts";
import { createErrorHandler, rawProblem } from "./problems.ts";
import { limitAi, limitOutside, type RateLimiter } from "./rate-limits.ts";
import { checkAddress, logRequests, nameRequests } from "./request-line.ts";
import type { RequestTraces } from "./request-trace.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import { type Painter, serveStudio } from "./studio.ts";

export type AppSettings = {
  publicUrl: string;
  production: boolean;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  trustProxy: string[];
  waitSeconds: number;
  connections: ConnectionLimits;
  /** Where the built web app lies; null when there is none. */
  studioFolder: string | null;
};

type Needs = {
  logger: FastifyBaseLogger;
  traces: RequestTraces;
  settings: AppSettings;
  auth: AuthService;
  apiKeys: ApiKeyService;
  factors: Factors;
  recovery: RecoveryService;
  accounts: AccountService;
  knownDevices: KnownDevices;
  lookAround: LookAroundService;
  idempotency: IdempotencyService;
  limiter: RateLimiter;
  requirePermissions: Parameters<typeof requireMembers>[1];
  /** Finds a business of this user, or throws. */
  requireOwned(userId: string, businessId: string): Promise<unknown>;
  /** The business of a job of this user, or throws. */
  businessOfJob(userId: string, jobId: string): Promise<string>;
  health: Health;
  version: string;
  describeSystem(): Promise<System>;
  /** Draws what is seen first of the studio; without, pages go out empty. */
  painter?: Painter;
  /** Plug-ins of the domains, all under /api/v1. */
  routes: FastifyPluginCallbackZod[];
  /** Plug-ins for everybody, without a session, at addresses of their own. */
  publicRoutes?: FastifyPluginCallbackZod[];
};

/** The HTTP server, ready to listen or to be injected. */
export async function createApp(needs: Needs): Promise<FastifyInstance> {
  const { logger, settings, auth, idempotency, limiter, requireOwned, health, version, describeSystem, routes } = needs;
  const { requirePermissions, traces, apiKeys, recovery, accounts, businessOfJob, factors, lookAround } = needs;
  const { publicRoutes = [], painter } = needs;
  const { publicUrl } = settings;
  const signInLimits = createSignInLimits(limiter, createDeviceCookie(needs.knownDevices, publicUrl));
  const originRule = { publicUrl, production: settings.production };
  z.config(z.locales.en());

  const app = createServer(logger, traces, settings);
  limitConnections(app, settings.connections);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(createErrorHandler(publicUrl));
  app.decorate("waitSeconds", settings.waitSeconds);
  app.decorateRequest("userId", "");
  app.decorateRequest("apiKey", null);
  app.decorateRequest("sessionId", null);
  app.decorateRequest("idempotencyClaim", null);
  const paths = watchPaths(app);
  requirePolicies(app);

  traces.watch(app);
  beginForNobody(app);
  nameRequests(app);
  logRequests(app);
  leaveInPeace(app);
  acceptJson(app);
  await setSecurityHeaders(app, publicUrl);
  checkAddress(app);
  await describeRoutes(app, { publicUrl, version });

  await app.register(healthRoutes(health), { prefix: "/health" });
  const { secondStep } = factors;
  for (const doors of [
    authRoutes({ auth, secondStep, recovery, lookAround, limiter, signInLimits, originRule }),
    recoveryRoutes({ recovery, device: signInLimits.device, limiter, originRule }),
    factorDoors(factors, { limiter, signInLimits, originRule }),
  ]) {
    await app.register(doors, { prefix: "/api/auth" });
  }
  await app.register(
    async (api) => {
      endInTime(api);
      requireUser(api, { auth, apiKeys, originRule });
      limitApiKeys(api, { limiter, businessOfJob });
      requireMembers(api, requirePermissions);
      replayRepeatedPosts(api, idempotency);
      limitAi(api, { limiter, requireOwned });
      requireAccount(api, auth);
      limitOutside(api, limiter);
      requireConfirmedEmail(api, auth);
      const account = accountRoutes({ auth, lookAround, recovery, signInLimits, describeSystem });
      const security = accountSecurityRoutes({ accounts, recovery, auth, limiter });
      const own = [
        account,
        security,
        apiKeyRoutes(apiKeys, factors.notices),
        factorSettings(factors, { auth, limiter }),
      ];
      for (const plugin of [...own, ...routes]) await api.register(plugin);
    },
    { prefix: "/api/v1" },
  );
  for (const plugin of publicRoutes) await app.register(plugin);
  await serveDocumentation(app);
  const studio = await serveStudio(app, settings.studioFolder, painter);
  answerUnknown(app, paths, studio);

  await app.ready();
  return app;
}

const MAX_HEADERS = 16 * 1024;
const MAX_BODY = 1024 * 1024;

function createServer(logger: FastifyBaseLogger, traces: RequestTraces, settings: AppSettings): FastifyInstance {
  const { publicUrl, trustProxy, connections } = settings;
  const answerError = createErrorHandler(publicUrl);
  return Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    childLoggerFactory: (_logger, { requestId }, _options, raw) => traces.childLogger(logger, String(requestId), raw),
    genReqId: () => newId(),
    requestIdHeader: false,
    return503OnClosing: false, // what still arrives on an open connection is answered, and the connection closed
    trustProxy: trustProxy.length > 0 ? trustProxy : false,
    bodyLimit: MAX_BODY,
    requestTimeout: connections.requestMs,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200 },
    // Node answers a request without Host by an empty 400: checkAddress does it in words.
    http: {
      maxHeaderSize: MAX_HEADERS,
      requireHostHeader: false,
      headersTimeout: connections.headMs,
      connectionsCheckingInterval: Math.min(1_000, connections.headMs), // or the times above hold to half a minute only
    },
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    clientErrorHandler(error, socket) {
      if (error.code === "ECONNRESET" || !socket.writable) return;
      const requestId = newId();
      logger.info({ requestId, code: error.code }, "malformed request");
      socket.write(rawProblem(error.code, { publicUrl, requestId }));
      socket.destroySoon(); // and does not wait for the other side to close its end
    },
  });
}

import { readFile } from "node:fs/promises";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { describeRoute, writeObject } from "./describe-route.ts";
import { errorPage } from "./error-page.ts";
import { addUnder, anyone } from "./policy.ts";
import { PLAIN_PAGE_POLICY, REFERENCE_POLICY } from "./security-headers.ts";

type Needs = { publicUrl: string; version: string };

const ERRORS_FILE = new URL("../../../docs/errors.md", import.meta.url);

/** Must come before the routes: it describes those that are added after it. */
export async function describeRoutes(app: FastifyInstance, { publicUrl, version }: Needs): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Handbill",
        version,
        description:
          "A marketing-campaign studio for small businesses. Every success is `{ data }`, every error a problem document (RFC 9457) with a code from the closed list at /docs/errors.",
      },
      servers: [{ url: publicUrl }],
      tags: TAGS,
      components: {
        securitySchemes: {
          bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "From GET /api/auth/token." },
          apiKey: {
            type: "http",
            scheme: "bearer",
            bearerFormat: "hb_…",
            description:
              "A key made under Settings, API keys, or with POST /api/v1/me/api-keys. Its scopes (read, write, approve, publish) bound what it may do; the settings of the account are not for keys.",
          },
          session: {
            type: "apiKey",
            in: "cookie",
            name: `${publicUrl.startsWith("https:") ? "__Secure-" : ""}handbill.session_token`,
          },
        },
      },
    },
    transform: describeRoute,
    transformObject: writeObject,
  });
}

/** The document itself, a page to read it, and the page of error codes. */
export async function serveDocumentation(app: FastifyInstance): Promise<void> {
  let document: Buffer | undefined; // written once: it is large, anybody may ask for it, and it stays the same
  app.get("/api/openapi.json", { config: { policy: anyone() }, schema: { hide: true } }, (_request, reply) => {
    document ??= Buffer.from(JSON.stringify(app.swagger()));
    return reply.type("application/json; charset=utf-8").send(document);
  });

  const errors = errorPage(await readFile(ERRORS_FILE, "utf8"));
  app.get("/docs/errors", { config: { policy: anyone() }, schema: { hide: true } }, (_request, reply) =>
    reply.header("content-security-policy", PLAIN_PAGE_POLICY).type("text/html; charset=utf-8").send(errors),
  );

  await addUnder(app, anyone(), (scope) =>
    scope.register(swaggerUi, {
      routePrefix: "/docs",
      staticCSP: REFERENCE_POLICY,
      theme: { title: "Handbill API" },
      uiConfig: { layout: "BaseLayout", docExpansion: "list", tryItOutEnabled: false, displayRequestDuration: true },
    }),
  );
}

const TAGS = [
  { name: "Account", description: "Who is signed in" },
  { name: "Businesses", description: "The active context: profile, voice, facts, channels" },
  { name: "Campaigns", description: "Goal, period and strategy" },
  { name: "Contents", description: "One piece for one channel" },
  { name: "Schedule", description: "When contents go out, and that they did" },
  { name: "Jobs", description: "Generations under way" },
  { name: "AI usage", description: "What every call cost" },
  { name: "Operations", description: "For whoever runs the server" },
];

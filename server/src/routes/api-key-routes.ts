import { ApiKey, ApiKeyCreate, id, listOf, NewApiKey, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { ApiKeyService } from "../services/api-key-service.ts";
import { account, user } from "./policy.ts";

const tags = ["Account"];

export const apiKeyRoutes =
  (apiKeys: ApiKeyService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/me/api-keys",
      {
        config: { policy: user() },
        schema: { tags, summary: "List your API keys, newest first", response: { 200: listOf(ApiKey) } },
      },
      async ({ userId }) => ({ data: await apiKeys.list(userId), page: { next: null } }),
    );

    app.post(
      "/me/api-keys",
      {
        config: { policy: account(), holdsSecret: true },
        schema: {
          tags,
          summary: "Make an API key for a program",
          description:
            "`key` is shown this once, and sent as `Authorization: Bearer hb_…`. It may do what its scopes say, of what you may yourself; with a `businessId` in that business only. An Idempotency-Key has no effect here: the answer is not kept.",
          body: ApiKeyCreate,
          response: { 201: ok(NewApiKey) },
        },
      },
      async ({ userId, body }, reply) => reply.code(201).send({ data: await apiKeys.create(userId, body) }),
    );

    app.delete(
      "/me/api-keys/:apiKeyId",
      {
        config: { policy: user() },
        schema: {
          tags,
          summary: "Revoke an API key: its next request is refused",
          params: z.strictObject({ apiKeyId: id }),
          response: { 204: z.null() },
        },
      },
      async ({ userId, params }, reply) => {
        await apiKeys.revoke(userId, params.apiKeyId);
        return reply.code(204).send(null);
      },
    );
    done();
  };

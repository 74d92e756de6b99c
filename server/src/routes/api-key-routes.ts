import { ApiKey, ApiKeyCreate, id, listOf, NewApiKey, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { AccountNotices } from "../services/accounts/account-notices.ts";
import type { ApiKeyService } from "../services/api-key-service.ts";
import { likedLanguage } from "./liked-language.ts";
import { account, user } from "./policy.ts";

const tags = ["Account"];

export const apiKeyRoutes =
  (apiKeys: ApiKeyService, notices: AccountNotices): FastifyPluginCallbackZod =>
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
      async (request, reply) => {
        const made = await apiKeys.create(request.userId, request.body);
        await notices.tell(request.userId, "api_key_made", likedLanguage(request));
        return reply.code(201).send({ data: made });
      },
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
      async (request, reply) => {
        await apiKeys.revoke(request.userId, request.params.apiKeyId);
        await notices.tell(request.userId, "api_key_revoked", likedLanguage(request));
        return reply.code(204).send(null);
      },
    );
    done();
  };

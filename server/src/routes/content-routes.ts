import {
  Content,
  ContentGenerate,
  ContentQuery,
  ContentUpdate,
  ContentVersion,
  AnyJob as Job,
  listOf,
  ok,
  PageQuery,
} from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { ContentService } from "../services/content-service.ts";
import type { JobService } from "../services/job-service.ts";
import type { WritingService } from "../services/writing-service.ts";
import { originOf } from "./idempotency.ts";
import { answerContent, expectedVersion, requireExpectedVersion } from "./entity-tag.ts";
import { BusinessPath, ContentPath, VersionPath } from "./paths.ts";
import { AI_COST, may } from "./policy.ts";
import { answerWhenDone } from "./waiting.ts";

type Needs = { contents: ContentService; writing: WritingService; jobs: JobService };

const tags = ["Contents"];

export const contentRoutes =
  ({ contents, writing, jobs }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/contents",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List contents by day",
          params: BusinessPath,
          querystring: ContentQuery,
          response: { 200: listOf(Content) },
        },
      },
      async ({ userId, params, query }) => {
        const { items, next } = await contents.list(userId, params.businessId, query);
        return { data: items, page: { next } };
      },
    );

    app.get(
      "/businesses/:businessId/contents/:contentId",
      {
        config: { policy: may("view") },
        schema: { tags, summary: "Read a content", params: ContentPath, response: { 200: ok(Content) } },
      },
      async ({ userId, params }, reply) => answerContent(reply, await contents.get(userId, params)),
    );

    app.patch(
      "/businesses/:businessId/contents/:contentId",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Edit a content (needs If-Match)",
          params: ContentPath,
          body: ContentUpdate,
          response: { 200: ok(Content) },
        },
      },
      async (request, reply) => {
        const { userId, params, body } = request;
        return answerContent(reply, await contents.edit(userId, params, requireExpectedVersion(request), body));
      },
    );

    app.delete(
      "/businesses/:businessId/contents/:contentId",
      {
        config: { policy: may("edit") },
        schema: { tags, summary: "Remove a content", params: ContentPath, response: { 204: z.null() } },
      },
      async ({ userId, params }, reply) => {
        await contents.remove(userId, params);
        return reply.code(204).send(null);
      },
    );

    app.post(
      "/businesses/:businessId/contents/:contentId/restore",
      {
        config: { policy: may("edit") },
        schema: { tags, summary: "Bring a content back", params: ContentPath, response: { 200: ok(Content) } },
      },
      async ({ userId, params }, reply) => answerContent(reply, await contents.restore(userId, params)),
    );

    app.post(
      "/businesses/:businessId/contents/:contentId/generate",
      {
        config: { policy: may("edit", { cost: AI_COST.text }) },
        schema: {
          tags,
          summary: "Write or rewrite a content, or a passage of it",
          params: ContentPath,
          body: z.nullish(ContentGenerate),
          response: { 200: ok(Content), 202: ok(Job) },
        },
      },
      async (request, reply) => {
        const { userId, params, body } = request;
        const started = await writing.write(userId, params, body ?? {}, originOf(request), expectedVersion(request));
        return answerWhenDone(jobs, request, reply, started, {
          status: 200,
          read: async () => answerContent(reply, await contents.get(userId, params)).data,
        });
      },
    );

    app.get(
      "/businesses/:businessId/contents/:contentId/versions",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List the versions of a content, newest first",
          params: ContentPath,
          querystring: PageQuery,
          response: { 200: listOf(ContentVersion) },
        },
      },
      async ({ userId, params, query }) => {
        const { items, next } = await contents.versions(userId, params, query);
        return { data: items, page: { next } };
      },
    );

    app.post(
      "/businesses/:businessId/contents/:contentId/versions/:version/restore",
      {
        config: { policy: may("edit") },
        schema: { tags, summary: "Return to a version", params: VersionPath, response: { 200: ok(Content) } },
      },
      async ({ userId, params }, reply) =>
        answerContent(reply, await contents.restoreVersion(userId, params, params.version)),
    );

    app.post(
      "/businesses/:businessId/contents/:contentId/approve",
      {
        config: { policy: may("approve") },
        schema: { tags, summary: "Approve a content", params: ContentPath, response: { 200: ok(Content) } },
      },
      async (request, reply) =>
        answerContent(reply, await contents.approve(request.userId, request.params, expectedVersion(request))),
    );

    app.post(
      "/businesses/:businessId/contents/:contentId/reopen",
      {
        config: { policy: may("approve") },
        schema: { tags, summary: "Take an approval back", params: ContentPath, response: { 200: ok(Content) } },
      },
      async ({ userId, params }, reply) => answerContent(reply, await contents.reopen(userId, params)),
    );

    done();
  };

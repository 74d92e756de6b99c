import { Job, JobListQuery, JobQuery, listOf, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { JobService } from "../services/job-service.ts";
import { JobPath } from "./paths.ts";
import { patienceOf } from "./waiting.ts";

const tags = ["Jobs"];

export const jobRoutes =
  (jobs: JobService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/jobs",
      {
        schema: { tags, summary: "List jobs, newest first", querystring: JobListQuery, response: { 200: listOf(Job) } },
      },
      async ({ userId, query }) => {
        const filter = { active: query.active === "true", businessId: query.businessId };
        const { items, next } = await jobs.list(userId, filter);
        return { data: items, page: { next } };
      },
    );

    app.get(
      "/jobs/:jobId",
      {
        schema: {
          tags,
          summary: "Read a job; with wait, as soon as it changes",
          params: JobPath,
          querystring: JobQuery,
          response: { 200: ok(Job) },
        },
      },
      async (request, reply) => {
        const patience = patienceOf(request, reply, (request.query.wait ?? 0) * 1000);
        return { data: await jobs.nextChange(request.userId, request.params.jobId, patience) };
      },
    );

    app.post(
      "/jobs/:jobId/cancel",
      { schema: { tags, summary: "Stop a job", params: JobPath, response: { 200: ok(Job) } } },
      async ({ userId, params }) => ({ data: await jobs.cancel(userId, params.jobId) }),
    );

    done();
  };

import { AnyJob as Job, JobListQuery, JobQuery, listOf, ok } from "@handbill/contracts";
import type { FastifyRequest } from "fastify";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { JobEvent, JobEvents } from "../services/job-events.ts";
import { isActive } from "../services/job-reader.ts";
import type { JobService } from "../services/job-service.ts";
import { knownTag, weakTag } from "./entity-tag.ts";
import { answerEvents, SILENCE } from "./event-stream.ts";
import { JobPath } from "./paths.ts";
import { may, user } from "./policy.ts";
import { patienceOf } from "./waiting.ts";

type Needs = { jobs: JobService; events: JobEvents };

const tags = ["Jobs"];

/** For jobs younger than so many seconds: ask again after so many. */
const PACE = [
  [3, 1],
  [8, 2],
  [20, 4],
] as const;

export const jobRoutes =
  ({ jobs, events }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/jobs",
      {
        config: { policy: user({ keys: "read" }) },
        schema: {
          tags,
          summary: "List jobs, newest first; with If-None-Match, 304 while they are as you know them",
          querystring: JobListQuery,
          response: { 200: listOf(Job), 304: z.optional(z.null()) },
        },
      },
      async (request, reply) => {
        const { userId, query } = request;
        const filter = { active: query.active === "true", businessId: query.businessId };
        const { items, next, tag } = await jobs.list(userId, filter);
        reply.header("etag", weakTag(tag));
        if (tag === knownTag(request)) return reply.code(304).send(undefined);
        return { data: items, page: { next } };
      },
    );

    app.get(
      "/jobs/:jobId",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Read a job; with wait, as soon as it changes; with If-None-Match, 304 while it is as you know it",
          params: JobPath,
          querystring: JobQuery,
          response: { 200: ok(Job), 304: z.optional(z.null()) },
        },
      },
      async (request, reply) => {
        const { userId, params, query } = request;
        const seen = knownTag(request);
        const patience = patienceOf(request, reply, (query.wait ?? 0) * 1000);
        const { job, tag } = await jobs.nextChange(userId, params.jobId, patience, seen);
        reply.header("etag", weakTag(tag));
        if (patience.waitMs === 0 && isActive(job)) reply.header("retry-after", String(pollAfterSeconds(job)));
        if (tag === seen) return reply.code(304).send(undefined);
        return { data: job };
      },
    );

    app.get(
      "/jobs/:jobId/events",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Watch a job as server-sent events: job, text, end; goes on after Last-Event-ID",
          params: JobPath,
        },
      },
      async (request, reply) => {
        const { userId, params } = request;
        return answerEvents(request, reply, async (until) =>
          written(await events.watch(userId, params.jobId, lastEventNumber(request), until)),
        );
      },
    );

    app.post(
      "/jobs/:jobId/cancel",
      {
        config: { policy: may("edit") },
        schema: { tags, summary: "Stop a job", params: JobPath, response: { 200: ok(Job) } },
      },
      async ({ userId, params }) => ({ data: await jobs.cancel(userId, params.jobId) }),
    );

    done();
  };

/** When to ask again without `wait`: soon at first, then ever more calmly, as the studio does. */
function pollAfterSeconds({ elapsedSeconds }: Job): number {
  const [, seconds] = PACE.find(([age]) => elapsedSeconds < age) ?? [Infinity, 8];
  return seconds;
}

const writeEvent = (event: JobEvent): string =>
  event.kind === "silence"
    ? SILENCE
    : `event: ${event.kind}\nid: ${event.number}\ndata: ${JSON.stringify(event.data)}\n\n`;

/** Where an earlier stream left off; a browser sends it by itself. */
function lastEventNumber(request: FastifyRequest): number {
  const header = request.headers["last-event-id"];
  return typeof header === "string" && /^\d{1,15}$/.test(header) ? Number(header) : 0;
}

async function* written(events: AsyncIterable<JobEvent>): AsyncGenerator<string> {
  for await (const event of events) yield writeEvent(event);
}

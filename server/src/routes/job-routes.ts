import { Readable } from "node:stream";
import { Job, JobListQuery, JobQuery, listOf, ok } from "@handbill/contracts";
import type { FastifyRequest } from "fastify";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { JobEvent, JobEvents } from "../services/job-events.ts";
import { isActive } from "../services/job-reader.ts";
import type { JobService } from "../services/job-service.ts";
import { knownTag, weakTag } from "./entity-tag.ts";
import { JobPath } from "./paths.ts";
import { patienceOf } from "./waiting.ts";

type Needs = { jobs: JobService; events: JobEvents };

const tags = ["Jobs"];

/** After a break the browser opens the stream again this soon. */
const RECONNECT_MS = 1000;
/** A stream ends after this time, and the browser goes on with a new one: nothing is held for ever. */
const LONGEST_STREAM_MS = 600_000;

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
        schema: {
          tags,
          summary: "Watch a job as server-sent events: job, text, end; goes on after Last-Event-ID",
          params: JobPath,
        },
      },
      async (request, reply) => {
        const { signal } = patienceOf(request, reply, 0);
        const until = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_STREAM_MS)]);
        const { userId, params } = request;
        const watched = await events.watch(userId, params.jobId, lastEventNumber(request), until);
        return reply
          .type("text/event-stream; charset=utf-8")
          .header("cache-control", "no-store")
          .header("x-accel-buffering", "no")
          .send(Readable.from(written(watched)));
      },
    );

    app.post(
      "/jobs/:jobId/cancel",
      { schema: { tags, summary: "Stop a job", params: JobPath, response: { 200: ok(Job) } } },
      async ({ userId, params }) => ({ data: await jobs.cancel(userId, params.jobId) }),
    );

    done();
  };

/** When to ask again without `wait`: soon at first, then ever more calmly, as the studio does. */
function pollAfterSeconds({ elapsedSeconds }: Job): number {
  const [, seconds] = PACE.find(([age]) => elapsedSeconds < age) ?? [Infinity, 8];
  return seconds;
}

/** How an event is written down (HTML standard, section 9.2). A silence is a comment, so that nothing on the way gives up. */
const writeEvent = (event: JobEvent): string =>
  event.kind === "silence"
    ? ": still here\n\n"
    : `event: ${event.kind}\nid: ${event.number}\ndata: ${JSON.stringify(event.data)}\n\n`;

/** Where an earlier stream left off; a browser sends it by itself. */
function lastEventNumber(request: FastifyRequest): number {
  const header = request.headers["last-event-id"];
  return typeof header === "string" && /^\d{1,15}$/.test(header) ? Number(header) : 0;
}

async function* written(events: AsyncIterable<JobEvent>): AsyncGenerator<string> {
  yield `retry: ${RECONNECT_MS}\n\n`;
  for await (const event of events) yield writeEvent(event);
}

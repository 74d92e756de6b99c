import {
  CalendarItem,
  CalendarQuery,
  Content,
  ok,
  Scheduled,
  ScheduleCheck,
  ScheduleRequest,
  Slot,
} from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { ScheduleService } from "../services/schedule-service.ts";
import { answerContent, expectedVersion } from "./entity-tag.ts";
import { BusinessPath, ContentPath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["Schedule"];

const CLOCKS =
  "`at` is a time on the clock of the zone (that of the business unless named) or a moment with an offset. " +
  "A time that the clocks skip is moved forward by as much, one that comes twice is the first; a note says so.";

export const scheduleRoutes =
  (schedules: ScheduleService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/calendar",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Read the calendar of a business",
          description: "Contents of all campaigns that stand on these days, with what there is to say of each.",
          params: BusinessPath,
          querystring: CalendarQuery,
          response: { 200: ok(z.array(CalendarItem)) },
        },
      },
      async ({ userId, params, query }) => ({ data: await schedules.calendar(userId, params.businessId, query) }),
    );

    app.get(
      "/businesses/:businessId/contents/:contentId/slots",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Find good times that are free",
          description:
            "At most five, from the planned day on; never within an hour of another piece, never on a closed day.",
          params: ContentPath,
          response: { 200: ok(z.array(Slot)) },
        },
      },
      async ({ userId, params }) => ({ data: await schedules.slots(userId, params) }),
    );

    app.post(
      "/businesses/:businessId/contents/:contentId/schedule/check",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Ask what a time means, without setting it",
          description: CLOCKS,
          params: ContentPath,
          body: ScheduleRequest,
          response: { 200: ok(ScheduleCheck) },
        },
      },
      async ({ userId, params, body }) => ({ data: await schedules.check(userId, params, body) }),
    );

    app.post(
      "/businesses/:businessId/contents/:contentId/schedule",
      {
        config: { policy: may("publish") },
        schema: {
          tags,
          summary: "Schedule an approved content, or move it",
          description: `${CLOCKS} With a connection it goes out by itself then; otherwise what nobody posted within a day is marked as missed.`,
          params: ContentPath,
          body: ScheduleRequest,
          response: { 200: ok(Scheduled) },
        },
      },
      async (request, reply) => {
        const { userId, params, body } = request;
        const scheduled = await schedules.schedule(userId, params, expectedVersion(request), body);
        answerContent(reply, scheduled.content);
        return { data: scheduled };
      },
    );

    app.post(
      "/businesses/:businessId/contents/:contentId/cancel",
      {
        config: { policy: may("publish") },
        schema: {
          tags,
          summary: "Take a time back, or that it was posted",
          params: ContentPath,
          response: { 200: ok(Content) },
        },
      },
      async (request, reply) =>
        answerContent(reply, await schedules.cancel(request.userId, request.params, expectedVersion(request))),
    );

    done();
  };

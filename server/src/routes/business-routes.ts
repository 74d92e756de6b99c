import { Business, BusinessCreate, BusinessUpdate, listOf, ok, PageQuery, timeZone } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { BusinessService } from "../services/business-service.ts";
import { BusinessPath } from "./paths.ts";
import { account, may, user } from "./policy.ts";

const SampleWish = z.strictObject({ timezone: z._default(timeZone, "Europe/London") });
const tags = ["Businesses"];

export const businessRoutes =
  (businesses: BusinessService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses",
      {
        config: { policy: user({ keys: "read" }) },
        schema: { tags, summary: "List businesses", querystring: PageQuery, response: { 200: listOf(Business) } },
      },
      async ({ userId, query }) => {
        const { items, next } = await businesses.list(userId, query);
        return { data: items, page: { next } };
      },
    );

    app.post(
      "/businesses",
      {
        config: { policy: account() },
        schema: { tags, summary: "Describe a business", body: BusinessCreate, response: { 201: ok(Business) } },
      },
      async ({ userId, body, idempotencyClaim }, reply) => {
        const business = await businesses.create(userId, body, idempotencyClaim);
        return reply.code(201).header("location", `/api/v1/businesses/${business.id}`).send({ data: business });
      },
    );

    app.post(
      "/businesses/sample",
      {
        config: { policy: user() },
        schema: {
          tags,
          summary: "Open the sample business",
          body: SampleWish,
          response: { 200: ok(Business), 201: ok(Business) },
        },
      },
      async ({ userId, body }, reply) => {
        const { business, made } = await businesses.openSample(userId, body.timezone);
        return reply.code(made ? 201 : 200).send({ data: business });
      },
    );

    app.get(
      "/businesses/:businessId",
      {
        config: { policy: may("view") },
        schema: { tags, summary: "Read a business", params: BusinessPath, response: { 200: ok(Business) } },
      },
      async ({ userId, params }) => ({ data: await businesses.get(userId, params.businessId) }),
    );

    app.patch(
      "/businesses/:businessId",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Change a business",
          params: BusinessPath,
          body: BusinessUpdate,
          response: { 200: ok(Business) },
        },
      },
      async ({ userId, params, body }) => ({ data: await businesses.update(userId, params.businessId, body) }),
    );

    app.delete(
      "/businesses/:businessId",
      {
        config: { policy: may("manage") },
        schema: { tags, summary: "Remove a business", params: BusinessPath, response: { 204: z.null() } },
      },
      async ({ userId, params }, reply) => {
        await businesses.remove(userId, params.businessId);
        return reply.code(204).send(null);
      },
    );

    app.post(
      "/businesses/:businessId/restore",
      {
        config: { policy: may("manage") },
        schema: { tags, summary: "Bring a business back", params: BusinessPath, response: { 200: ok(Business) } },
      },
      async ({ userId, params }) => ({ data: await businesses.restore(userId, params.businessId) }),
    );

    done();
  };

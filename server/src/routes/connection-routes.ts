import { Connection, ConnectionCreate, ConnectionUpdate, DkimKeyRequest, listOf, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { ConnectionService } from "../services/connection-service.ts";
import { BusinessPath, ConnectionPath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["Connections"];

export const connectionRoutes =
  (connections: ConnectionService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/connections",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List the connections of a business",
          description: "The places that contents can go out to. Of a secret only its last four characters are shown.",
          params: BusinessPath,
          response: { 200: listOf(Connection) },
        },
      },
      async ({ userId, params }) => ({
        data: await connections.list(userId, params.businessId),
        page: { next: null },
      }),
    );

    app.post(
      "/businesses/:businessId/connections",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "Connect a place",
          description:
            "`channels`: what is scheduled in these goes out by it by itself. A webhook gets contents as Standard Webhooks describe it.",
          params: BusinessPath,
          body: ConnectionCreate,
          response: { 201: ok(Connection) },
        },
      },
      async ({ userId, params, body, idempotencyClaim }, reply) =>
        reply.code(201).send({ data: await connections.create(userId, params.businessId, body, idempotencyClaim) }),
    );

    app.patch(
      "/businesses/:businessId/connections/:connectionId",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "Change a connection",
          description: "A webhook's new secret signs beside the former one for a day.",
          params: ConnectionPath,
          body: ConnectionUpdate,
          response: { 200: ok(Connection) },
        },
      },
      async ({ userId, params, body }) => ({ data: await connections.update(userId, params, body) }),
    );

    app.delete(
      "/businesses/:businessId/connections/:connectionId",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "Remove a connection",
          description: "What was scheduled to go out by it is posted by hand then.",
          params: ConnectionPath,
          response: { 204: z.null() },
        },
      },
      async ({ userId, params }, reply) => {
        await connections.remove(userId, params);
        return reply.code(204).send(null);
      },
    );

    app.post(
      "/businesses/:businessId/connections/:connectionId/test",
      {
        config: { policy: may("manage", { asksOutside: true }) },
        schema: {
          tags,
          summary: "Test a connection, without publishing anything",
          params: ConnectionPath,
          response: { 200: ok(Connection) },
        },
      },
      async ({ userId, params }) => ({ data: await connections.test(userId, params) }),
    );

    app.post(
      "/businesses/:businessId/connections/:connectionId/dkim",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "Make a key that the mails of an account are signed with",
          description:
            "From now on mails are signed (DKIM). The record that other mail servers look for is among the findings of `GET .../dns`. A former key is replaced.",
          params: ConnectionPath,
          body: DkimKeyRequest,
          response: { 200: ok(Connection) },
        },
      },
      async ({ userId, params, body }) => ({ data: await connections.makeDkimKey(userId, params, body) }),
    );

    done();
  };

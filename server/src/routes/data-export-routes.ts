import { DataExport, DataExportCreate, id, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { DataExportService } from "../services/data-export-service.ts";
import { account } from "./policy.ts";

const tags = ["Account"];
const ExportPath = z.strictObject({ exportId: id });

export const dataExportRoutes =
  (exports: DataExportService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/me/exports",
      {
        config: { policy: account() },
        schema: {
          tags,
          summary: "The exports of the last week, newest first",
          response: { 200: ok(z.array(DataExport)) },
        },
      },
      async ({ userId }) => ({ data: await exports.list(userId) }),
    );

    app.post(
      "/me/exports",
      {
        config: { policy: account() },
        schema: {
          tags,
          summary: "Export everything of the account, or of one business",
          description:
            "Made in the background: a zip with JSON of every table, CSV of those that people open, and all files; without passwords and " +
            "keys. It is for who asked for it, for seven days.",
          body: DataExportCreate,
          response: { 202: ok(DataExport) },
        },
      },
      async ({ userId, body }, reply) =>
        reply.code(202).send({ data: await exports.ask(userId, body.businessId ?? null) }),
    );

    app.get(
      "/me/exports/:exportId/file",
      {
        config: { policy: account() },
        schema: { tags, summary: "Fetch an export (zip)", params: ExportPath },
      },
      async ({ userId, params }, reply) => {
        const { bytes, content } = await exports.file(userId, params.exportId);
        return reply
          .type("application/zip")
          .header("content-length", bytes)
          .header("content-disposition", 'attachment; filename="handbill-export.zip"')
          .header("cache-control", "no-store")
          .send(content);
      },
    );

    app.delete(
      "/me/exports/:exportId",
      {
        config: { policy: account() },
        schema: { tags, summary: "Erase an export at once", params: ExportPath, response: { 204: z.null() } },
      },
      async ({ userId, params }, reply) => {
        await exports.remove(userId, params.exportId);
        return reply.code(204).send(null);
      },
    );
    done();
  };

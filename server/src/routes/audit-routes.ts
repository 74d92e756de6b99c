import { AuditEntry, AuditExport, AuditQuery, listOf } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { AuditService } from "../services/audit-service.ts";
import { csvOfAudit } from "./csv.ts";
import { BusinessPath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["Activity"];

export const auditRoutes =
  (audit: AuditService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/audit",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Who did what, newest first",
          description:
            "Every act that changes what goes out, who may do what, or what is known of people. Entries are added and never changed.",
          params: BusinessPath,
          querystring: AuditQuery,
          response: { 200: listOf(AuditEntry) },
        },
      },
      async ({ userId, params, query: { limit, cursor, ...filter } }) => {
        const { items, next } = await audit.list(userId, params.businessId, filter, { limit, cursor });
        return { data: items, page: { next } };
      },
    );

    app.get(
      "/businesses/:businessId/audit.csv",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "The same entries as a table (CSV)",
          params: BusinessPath,
          querystring: AuditExport,
        },
      },
      async ({ userId, params, query }, reply) => {
        const entries = await audit.export(userId, params.businessId, query);
        return reply
          .type("text/csv; charset=utf-8")
          .header("content-disposition", 'attachment; filename="activity.csv"')
          .header("cache-control", "no-store")
          .send(csvOfAudit(entries));
      },
    );
    done();
  };

import { ContactImport, ContactsImported, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { ContactImportService } from "../services/contact-import-service.ts";
import { csvOfContacts } from "./csv.ts";
import { BusinessPath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["Contacts"];
const MAX_FILE = 6 * 1024 * 1024;

export const contactTableRoutes =
  (tables: ContactImportService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.post(
      "/businesses/:businessId/contacts/import",
      {
        config: { policy: may("edit") },
        bodyLimit: MAX_FILE,
        schema: {
          tags,
          summary: "Enter contacts from a table",
          description:
            "A CSV of up to 10,000 lines in any usual encoding, as text or as the bytes of a file. Lines that are wrong are named " +
            "and left out; contacts that are there stay as they are. `dryRun` says what would be done.",
          params: BusinessPath,
          body: ContactImport,
          response: { 200: ok(ContactsImported) },
        },
      },
      async ({ userId, params, body }) => ({ data: await tables.take(userId, params.businessId, body) }),
    );

    app.get(
      "/businesses/:businessId/contacts/export",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "Get all contacts as a table",
          description:
            "With what each of them said yes to. Cells that a spreadsheet would run as a formula are defused.",
          params: BusinessPath,
        },
      },
      async ({ userId, params }, reply) => {
        const everybody = await tables.everybody(userId, params.businessId);
        return reply
          .type("text/csv; charset=utf-8")
          .header("content-disposition", 'attachment; filename="contacts.csv"')
          .header("cache-control", "no-store")
          .send(csvOfContacts(everybody));
      },
    );
    done();
  };

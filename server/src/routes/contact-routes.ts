import {
  Consent,
  Contact,
  ContactCreate,
  ContactQuery,
  ContactSummary,
  ContactUpdate,
  listOf,
  ok,
} from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { ContactService } from "../services/contact-service.ts";
import { BusinessPath, ContactPath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["Contacts"];
const one = { 200: ok(Contact) };

export const contactRoutes =
  (contacts: ContactService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/contacts",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List contacts",
          params: BusinessPath,
          querystring: ContactQuery,
          response: { 200: listOf(Contact) },
        },
      },
      async ({ userId, params, query }) => {
        const { items, next } = await contacts.list(userId, params.businessId, query);
        return { data: items, page: { next } };
      },
    );

    app.post(
      "/businesses/:businessId/contacts",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Enter a contact",
          description: "Only who has given consent for a channel is written to there. `proof` says how and when.",
          params: BusinessPath,
          body: ContactCreate,
          response: { 201: ok(Contact) },
        },
      },
      async ({ userId, params, body }, reply) => {
        const contact = await contacts.create(userId, params.businessId, body);
        const at = `/api/v1/businesses/${params.businessId}/contacts/${contact.id}`;
        return reply.code(201).header("location", at).send({ data: contact });
      },
    );

    app.get(
      "/businesses/:businessId/contacts/summary",
      {
        config: { policy: may("view") },
        schema: { tags, summary: "Count contacts", params: BusinessPath, response: { 200: ok(ContactSummary) } },
      },
      async ({ userId, params }) => ({ data: await contacts.summary(userId, params.businessId) }),
    );

    app.get(
      "/businesses/:businessId/contacts/:contactId",
      {
        config: { policy: may("view") },
        schema: { tags, summary: "Read a contact", params: ContactPath, response: one },
      },
      async ({ userId, params }) => ({ data: await contacts.get(userId, params.businessId, params.contactId) }),
    );

    app.patch(
      "/businesses/:businessId/contacts/:contactId",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Change a contact",
          description: "`consent` set to false is taken back, set to true is given; its history stays.",
          params: ContactPath,
          body: ContactUpdate,
          response: one,
        },
      },
      async ({ userId, params, body }) => ({
        data: await contacts.update(userId, params.businessId, params.contactId, body),
      }),
    );

    app.delete(
      "/businesses/:businessId/contacts/:contactId",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Remove a contact",
          description: "Can be brought back for 30 days, then it is erased.",
          params: ContactPath,
          response: { 204: z.null() },
        },
      },
      async ({ userId, params }, reply) => {
        await contacts.remove(userId, params.businessId, params.contactId);
        return reply.code(204).send(null);
      },
    );

    app.post(
      "/businesses/:businessId/contacts/:contactId/restore",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Bring a contact back",
          description: "One that was merged into another takes back what went over with it: they are two again.",
          params: ContactPath,
          response: one,
        },
      },
      async ({ userId, params }) => ({ data: await contacts.restore(userId, params.businessId, params.contactId) }),
    );

    app.get(
      "/businesses/:businessId/contacts/:contactId/consents",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Read what a contact said yes to, and took back",
          params: ContactPath,
          response: { 200: ok(z.array(Consent)) },
        },
      },
      async ({ userId, params }) => ({ data: await contacts.history(userId, params.businessId, params.contactId) }),
    );
    done();
  };

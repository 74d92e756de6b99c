import {
  Audience,
  AudienceChoice,
  Contact,
  ContactMerge,
  DuplicateGroup,
  LiftedSuppression,
  ok,
  Suppression,
  SuppressionCreate,
  SuppressionLift,
} from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { AudienceService } from "../services/audience-service.ts";
import type { ContactMergeService } from "../services/contact-merge-service.ts";
import type { SuppressionService } from "../services/suppression-service.ts";
import { BusinessPath, ContactPath, ContentPath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["Contacts"];

/** Who gets a content, and who gets nothing whatever is sent. */
export const audienceRoutes =
  (audiences: AudienceService, suppressions: SuppressionService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/contents/:contentId/audience",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Say who gets a content, and who does not and why",
          description: "For emails and text messages. What it says now is asked once more at the moment of sending.",
          params: ContentPath,
          response: { 200: ok(Audience) },
        },
      },
      async ({ userId, params }) => ({ data: await audiences.read(userId, params.businessId, params.contentId) }),
    );

    app.put(
      "/businesses/:businessId/contents/:contentId/audience",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Choose whom a content is for",
          description:
            "By tags and languages; nothing chosen means everybody. `hours` says for whom a mail waits until it is day there. It can be changed until the content goes out, and does not touch its approval.",
          params: ContentPath,
          body: AudienceChoice,
          response: { 200: ok(Audience) },
        },
      },
      async ({ userId, params, body }) => ({
        data: await audiences.choose(userId, params.businessId, params.contentId, body),
      }),
    );

    app.get(
      "/businesses/:businessId/suppressions",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List addresses to which nothing is sent",
          description: "The newest 200.",
          params: BusinessPath,
          response: { 200: ok(z.array(Suppression)) },
        },
      },
      async ({ userId, params }) => ({ data: await suppressions.list(userId, params.businessId) }),
    );

    app.post(
      "/businesses/:businessId/suppressions",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Send nothing to an address any more",
          params: BusinessPath,
          body: SuppressionCreate,
          response: { 204: z.null() },
        },
      },
      async ({ userId, params, body }, reply) => {
        await suppressions.add(userId, params.businessId, body);
        return reply.code(204).send(null);
      },
    );

    app.post(
      "/businesses/:businessId/suppressions/lift",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "Take an address off that list, with the reason on record",
          description:
            "Complaints stay for ever. Who unsubscribed has to say yes again besides: enter that consent at the contact, with its proof.",
          params: BusinessPath,
          body: SuppressionLift,
          response: { 204: z.null() },
        },
      },
      async ({ userId, params, body }, reply) => {
        await suppressions.lift(userId, params.businessId, body);
        return reply.code(204).send(null);
      },
    );

    app.get(
      "/businesses/:businessId/suppressions/lifted",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List addresses that were taken off it, and why",
          description: "The newest 200.",
          params: BusinessPath,
          response: { 200: ok(z.array(LiftedSuppression)) },
        },
      },
      async ({ userId, params }) => ({ data: await suppressions.lifted(userId, params.businessId) }),
    );
    done();
  };

/** Contacts that are one person. */
export const contactMergeRoutes =
  (merges: ContactMergeService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/contacts/duplicates",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Find contacts that may be one person",
          description: "By one mailbox under two names, or by one name with one address and one number between them.",
          params: BusinessPath,
          response: { 200: ok(z.array(DuplicateGroup)) },
        },
      },
      async ({ userId, params }) => ({ data: await merges.duplicates(userId, params.businessId) }),
    );

    app.post(
      "/businesses/:businessId/contacts/:contactId/merge",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Make one contact of two",
          description:
            "What this one lacks is taken over from the other, with what was said yes to for an address that comes along. The other is removed, and kept for 30 days: its `restore` makes two of them again.",
          params: ContactPath,
          body: ContactMerge,
          response: { 200: ok(Contact) },
        },
      },
      async ({ userId, params, body }) => ({
        data: await merges.merge(userId, params.businessId, params.contactId, body.otherId),
      }),
    );
    done();
  };

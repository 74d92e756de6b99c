import { DeliveriesQuery, Delivery, DnsFinding, listOf, Mailing, ok, Resend, Resent } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { MailingService } from "../services/mailing-service.ts";
import { ConnectionPath, ContentPath, MailingPath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["Publishing"];
const one = { 200: ok(Mailing) };
const at = "/businesses/:businessId/contents/:contentId/mailings";

export const mailingRoutes =
  (mailings: MailingService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      at,
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List the sends of an email, with how far each is",
          description: "At every moment the states of the mails add up to the audience.",
          params: ContentPath,
          response: { 200: ok(z.array(Mailing)) },
        },
      },
      async ({ userId, params }) => ({ data: await mailings.list(userId, params.businessId, params.contentId) }),
    );

    app.get(
      `${at}/:mailingId/deliveries`,
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List the mails of a send, one for each contact, with every try",
          params: MailingPath,
          querystring: DeliveriesQuery,
          response: { 200: listOf(Delivery) },
        },
      },
      async ({ userId, params, query }) => {
        const { items, next } = await mailings.deliveries(userId, params, query);
        return { data: items, page: { next } };
      },
    );

    app.post(
      `${at}/:mailingId/pause`,
      {
        config: { policy: may("publish") },
        schema: { tags, summary: "Pause a send", params: MailingPath, response: one },
      },
      async ({ userId, params }) => ({ data: await mailings.pause(userId, params) }),
    );

    app.post(
      `${at}/:mailingId/resume`,
      {
        config: { policy: may("publish") },
        schema: { tags, summary: "Go on with a send", params: MailingPath, response: one },
      },
      async ({ userId, params }) => ({ data: await mailings.resume(userId, params) }),
    );

    app.post(
      `${at}/:mailingId/cancel`,
      {
        config: { policy: may("publish") },
        schema: {
          tags,
          summary: "Stop a send for good",
          description: "Who has not got it yet does not get it any more.",
          params: MailingPath,
          response: one,
        },
      },
      async ({ userId, params }) => ({ data: await mailings.cancel(userId, params) }),
    );

    app.post(
      `${at}/:mailingId/resend`,
      {
        config: { policy: may("publish") },
        schema: {
          tags,
          summary: "Send again to those of whom nobody knows whether they have it",
          description: "Nothing does this by itself. With `deliveryIds`, to these alone, also where it had failed.",
          params: MailingPath,
          body: Resend,
          response: { 200: ok(Resent) },
        },
      },
      async ({ userId, params, body }) => ({
        data: { resent: await mailings.resend(userId, params, body.deliveryIds) },
      }),
    );

    app.get(
      "/businesses/:businessId/connections/:connectionId/dns",
      {
        config: { policy: may("manage", { asksOutside: true }) },
        schema: {
          tags: ["Connections"],
          summary: "Ask what other mail servers find about the sender",
          description: "SPF, DKIM and DMARC, each in a sentence, with the record to enter where one is missing.",
          params: ConnectionPath,
          response: { 200: ok(z.array(DnsFinding)) },
        },
      },
      async ({ userId, params }) => ({ data: await mailings.dns(userId, params.businessId, params.connectionId) }),
    );
    done();
  };

import { Content, ok, Publication, PublicationDecision, PublishRequest } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { PublishingService } from "../services/publishing-service.ts";
import { answerContent, expectedVersion } from "./entity-tag.ts";
import { ContentPath, PublicationPath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["Publishing"];

export const publicationRoutes =
  (publishing: PublishingService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.post(
      "/businesses/:businessId/contents/:contentId/publish",
      {
        config: { policy: may("publish") },
        schema: {
          tags,
          summary: "Publish a content now, or say that it was posted by hand",
          description:
            "Where a connection has its channel, or one is named, the content is `publishing` and goes out at once, or after `holdSeconds`: until then `stop` takes it back, and nothing has left. Otherwise, and with `url` or `byHand`, its owner posted it.",
          params: ContentPath,
          body: z.nullish(PublishRequest),
          response: { 200: ok(Content) },
        },
      },
      async (request, reply) => {
        const { userId, params, body } = request;
        return answerContent(reply, await publishing.publish(userId, params, expectedVersion(request), body ?? {}));
      },
    );

    app.get(
      "/businesses/:businessId/contents/:contentId/publications",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List the publishings of a content with their tries",
          description: "Newest first. `fields` is the receipt: the text as it was sent, to the letter.",
          params: ContentPath,
          response: { 200: ok(z.array(Publication)) },
        },
      },
      async ({ userId, params }) => ({ data: await publishing.list(userId, params) }),
    );

    app.post(
      "/businesses/:businessId/contents/:contentId/publications/:publicationId/decide",
      {
        config: { policy: may("publish") },
        schema: {
          tags,
          summary: "Say whether it went out, where no answer does",
          params: PublicationPath,
          body: PublicationDecision,
          response: { 200: ok(Content) },
        },
      },
      async ({ userId, params, body }, reply) => answerContent(reply, await publishing.decide(userId, params, body)),
    );

    app.post(
      "/businesses/:businessId/contents/:contentId/publications/:publicationId/stop",
      {
        config: { policy: may("publish") },
        schema: {
          tags,
          summary: "Take back what is held, or try no more to send what was refused so far",
          description:
            "What is held (`heldSeconds`) never left, and has its time again as before. Later, a mailing is stopped by itself.",
          params: PublicationPath,
          response: { 200: ok(Content) },
        },
      },
      async ({ userId, params }, reply) => answerContent(reply, await publishing.stop(userId, params)),
    );

    done();
  };

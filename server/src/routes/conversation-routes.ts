import {
  Conversation,
  ConversationChange,
  ConversationCounts,
  ConversationHead,
  ConversationQuery,
  listOf,
  Message,
  MessageQuery,
  ok,
  PageQuery,
} from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { InboxEvents } from "../services/inbox-events.ts";
import type { MessagingService } from "../services/messaging-service.ts";
import { entityTag } from "./entity-tag.ts";
import { answerEvents, SILENCE } from "./event-stream.ts";
import { BusinessPath, ConversationPath, MessagePath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["Messages"];
type Needs = { messaging: MessagingService; events: InboxEvents };

/** Conversations and their messages: reading them, and putting them in order. */
export const conversationRoutes =
  ({ messaging, events }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/conversations",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List conversations, the newest first; with q, those in which all its words are found",
          params: BusinessPath,
          querystring: ConversationQuery,
          response: { 200: listOf(Conversation) },
        },
      },
      async ({ userId, params, query }) => {
        const { items, next } = await messaging.list(userId, params.businessId, query);
        return { data: items, page: { next } };
      },
    );

    app.get(
      "/businesses/:businessId/conversations/counts",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Count what waits, as far as a thousand",
          params: BusinessPath,
          response: { 200: ok(ConversationCounts) },
        },
      },
      async ({ userId, params }) => ({ data: await messaging.counts(userId, params.businessId) }),
    );

    app.get(
      "/businesses/:businessId/conversations/events",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Watch conversations as server-sent events: inbox, with what waits, at once and after every change",
          params: BusinessPath,
        },
      },
      (request, reply) =>
        answerEvents(request, reply, async (until) => {
          const watched = await events.watch(request.userId, request.params.businessId, until);
          return written(watched);
        }),
    );

    app.get(
      "/businesses/:businessId/conversations/:conversationId",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Read a conversation, with the contact and what it answers",
          params: ConversationPath,
          response: { 200: ok(ConversationHead) },
        },
      },
      async ({ userId, params }) => ({
        data: await messaging.get(userId, params.businessId, params.conversationId),
      }),
    );

    app.patch(
      "/businesses/:businessId/conversations/:conversationId",
      {
        config: { policy: may("edit", { fields: { auto: "publish" } }) },
        schema: {
          tags,
          summary: "Put a conversation in order: status, whose turn it is, asleep until, labels, read",
          description: "The last word counts: no If-Match is needed.",
          params: ConversationPath,
          body: ConversationChange,
          response: { 200: ok(ConversationHead) },
        },
      },
      async ({ userId, params, body }) => ({
        data: await messaging.change(userId, params.businessId, params.conversationId, body),
      }),
    );

    app.delete(
      "/businesses/:businessId/conversations/:conversationId",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Remove a conversation",
          description: "Can be brought back for 30 days, then it is erased.",
          params: ConversationPath,
          response: { 204: z.null() },
        },
      },
      async ({ userId, params }, reply) => {
        await messaging.remove(userId, params.businessId, params.conversationId);
        return reply.code(204).send(null);
      },
    );

    app.post(
      "/businesses/:businessId/conversations/:conversationId/restore",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Bring a conversation back",
          params: ConversationPath,
          response: { 200: ok(ConversationHead) },
        },
      },
      async ({ userId, params }) => ({
        data: await messaging.restore(userId, params.businessId, params.conversationId),
      }),
    );

    app.get(
      "/businesses/:businessId/conversations/:conversationId/messages",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List the messages of a conversation, the newest first",
          params: ConversationPath,
          querystring: PageQuery,
          response: { 200: listOf(Message) },
        },
      },
      async ({ userId, params, query }) => {
        const { items, next } = await messaging.messages(userId, params.businessId, params.conversationId, query);
        return { data: items, page: { next } };
      },
    );

    app.get(
      "/businesses/:businessId/messages",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List the messages of all conversations, the newest first",
          params: BusinessPath,
          querystring: MessageQuery,
          response: { 200: listOf(Message) },
        },
      },
      async ({ userId, params, query }) => {
        const { items, next } = await messaging.allMessages(userId, params.businessId, query);
        return { data: items, page: { next } };
      },
    );

    app.get(
      "/businesses/:businessId/messages/:messageId",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary:
            "Read a message, with what came as HTML: made harmless, and still to be shown in a frame without scripts",
          params: MessagePath,
          response: { 200: ok(Message) },
        },
      },
      async ({ userId, params }, reply) => {
        const message = await messaging.message(userId, params.businessId, params.messageId);
        return reply.header("etag", entityTag(message.version)).send({ data: message });
      },
    );
    done();
  };

async function* written(watched: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const change of watched) {
    yield change === null ? SILENCE : `event: inbox\ndata: ${JSON.stringify(change)}\n\n`;
  }
}

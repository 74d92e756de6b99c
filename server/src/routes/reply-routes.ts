import {
  ConversationEntry,
  FilledReply,
  InboxSettings,
  InboxSettingsChange,
  Message,
  MessageChange,
  MessageCreate,
  MessageSend,
  ok,
  SavedReply,
  SavedReplyChange,
  SavedReplyCreate,
  SavedReplyFill,
} from "@handbill/contracts";
import type { FastifyReply } from "fastify";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { ReplyService } from "../services/reply-service.ts";
import type { SavedReplyService } from "../services/saved-reply-service.ts";
import { entityTag, expectedVersion, requireExpectedVersion } from "./entity-tag.ts";
import { BusinessPath, ConversationPath, MessagePath, SavedReplyPath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["Messages"];

/** With the ETag that its next change must name. */
const answered = (reply: FastifyReply, message: Message): { data: Message } => {
  reply.header("etag", entityTag(message.version));
  return { data: message };
};

/** Notes, drafts, and sending them. */
export const replyRoutes =
  (replies: ReplyService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.post(
      "/businesses/:businessId/conversations/:conversationId/messages",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Write a draft of a reply, or a note for the people of the business",
          params: ConversationPath,
          body: ConversationEntry,
          response: { 201: ok(Message) },
        },
      },
      async ({ userId, params, body }, reply) => {
        const message = await replies.add(userId, params.businessId, params.conversationId, body);
        return reply.code(201).send(answered(reply, message));
      },
    );

    app.post(
      "/businesses/:businessId/messages",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Enter what somebody said elsewhere, or a draft to somebody",
          description:
            "It finds its conversation by `inReplyTo`, by its contact and subject, or begins one. An outbound one is a draft: `send` lets it go.",
          params: BusinessPath,
          body: MessageCreate,
          response: { 201: ok(Message) },
        },
      },
      async ({ userId, params, body }, reply) => {
        const message = await replies.create(userId, params.businessId, body);
        const at = `/api/v1/businesses/${params.businessId}/messages/${message.id}`;
        return reply.code(201).header("location", at).send(answered(reply, message));
      },
    );

    app.patch(
      "/businesses/:businessId/messages/:messageId",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Change a draft or a note; with If-Match",
          params: MessagePath,
          body: MessageChange,
          response: { 200: ok(Message) },
        },
      },
      async (request, reply) => {
        const { userId, params, body } = request;
        const version = requireExpectedVersion(request);
        return answered(reply, await replies.change(userId, params.businessId, params.messageId, version, body));
      },
    );

    app.delete(
      "/businesses/:businessId/messages/:messageId",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Throw a draft or a note away",
          params: MessagePath,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { userId, params } = request;
        await replies.remove(userId, params.businessId, params.messageId, expectedVersion(request));
        return reply.code(204).send(null);
      },
    );

    app.post(
      "/businesses/:businessId/messages/:messageId/send",
      {
        config: { policy: may("publish") },
        schema: {
          tags,
          summary: "Let a reply go: in ten seconds, in which `cancel` takes it back, or `at` a time",
          description: "Also what failed, and what nobody knows of: it is sent again under the same Message-ID.",
          params: MessagePath,
          body: MessageSend,
          response: { 200: ok(Message) },
        },
      },
      async ({ userId, params, body }, reply) =>
        answered(reply, await replies.send(userId, params.businessId, params.messageId, body)),
    );

    app.post(
      "/businesses/:businessId/messages/:messageId/cancel",
      {
        config: { policy: may("publish") },
        schema: {
          tags,
          summary: "Take a reply back before it leaves; 409 where it is too late",
          params: MessagePath,
          response: { 200: ok(Message) },
        },
      },
      async ({ userId, params }, reply) =>
        answered(reply, await replies.cancel(userId, params.businessId, params.messageId)),
    );
    done();
  };

/** Saved replies, and how a business answers. */
export const savedReplyRoutes =
  (saved: SavedReplyService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    const one = { 200: ok(SavedReply) };
    app.get(
      "/businesses/:businessId/saved-replies",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List saved replies",
          params: BusinessPath,
          response: { 200: ok(z.array(SavedReply)) },
        },
      },
      async ({ userId, params }) => ({ data: await saved.list(userId, params.businessId) }),
    );

    app.post(
      "/businesses/:businessId/saved-replies",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Save a reply",
          description: "`{{name}}`, `{{first_name}}`, `{{business}}`, `{{website}}` and `{{location}}` are filled in.",
          params: BusinessPath,
          body: SavedReplyCreate,
          response: { 201: ok(SavedReply) },
        },
      },
      async ({ userId, params, body }, reply) =>
        reply.code(201).send({ data: await saved.create(userId, params.businessId, body) }),
    );

    app.patch(
      "/businesses/:businessId/saved-replies/:savedReplyId",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Change a saved reply",
          params: SavedReplyPath,
          body: SavedReplyChange,
          response: one,
        },
      },
      async ({ userId, params, body }) => ({
        data: await saved.update(userId, params.businessId, params.savedReplyId, body),
      }),
    );

    app.delete(
      "/businesses/:businessId/saved-replies/:savedReplyId",
      {
        config: { policy: may("edit") },
        schema: { tags, summary: "Remove a saved reply", params: SavedReplyPath, response: { 204: z.null() } },
      },
      async ({ userId, params }, reply) => {
        await saved.remove(userId, params.businessId, params.savedReplyId);
        return reply.code(204).send(null);
      },
    );

    app.post(
      "/businesses/:businessId/saved-replies/:savedReplyId/fill",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Fill a saved reply in for a conversation; what nobody knows is named",
          params: SavedReplyPath,
          body: SavedReplyFill,
          response: { 200: ok(FilledReply) },
        },
      },
      async ({ userId, params, body }) => ({
        data: await saved.fill(userId, params.businessId, params.savedReplyId, body.conversationId),
      }),
    );

    app.get(
      "/businesses/:businessId/inbox-settings",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Read how the business answers, and whether somebody does now",
          params: BusinessPath,
          response: { 200: ok(InboxSettings) },
        },
      },
      async ({ userId, params }) => ({ data: await saved.settings(userId, params.businessId) }),
    );

    app.patch(
      "/businesses/:businessId/inbox-settings",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "Change the signature, the hours, and how much may leave at once",
          params: BusinessPath,
          body: InboxSettingsChange,
          response: { 200: ok(InboxSettings) },
        },
      },
      async ({ userId, params, body }) => ({ data: await saved.changeSettings(userId, params.businessId, body) }),
    );
    done();
  };

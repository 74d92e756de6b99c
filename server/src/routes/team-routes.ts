import {
  Invitation,
  InvitationCreate,
  InvitationRead,
  InvitationToken,
  Member,
  MemberChange,
  NewInvitation,
  ok,
} from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { InvitationService } from "../services/invitation-service.ts";
import type { TeamService } from "../services/team-service.ts";
import { BusinessPath, InvitationPath, MemberPath } from "./paths.ts";
import { account, may, user } from "./policy.ts";

const tags = ["Team"];

/** Who works on a business, and as what. */
export const teamRoutes =
  (team: TeamService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/members",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List who works on the business",
          params: BusinessPath,
          response: { 200: ok(z.array(Member)) },
        },
      },
      async ({ userId, params }) => ({ data: await team.list(userId, params.businessId) }),
    );

    app.patch(
      "/businesses/:businessId/members/:userId",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "Give a member another role; whoever the AI is counted to stays an owner",
          params: MemberPath,
          body: MemberChange,
          response: { 200: ok(Member) },
        },
      },
      async ({ userId, params, body }) => ({
        data: await team.changeRole(userId, params.businessId, params.userId, body.role),
      }),
    );

    app.delete(
      "/businesses/:businessId/members/:userId",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "Remove a member; nothing of the business is theirs any more at once",
          params: MemberPath,
          response: { 204: z.null() },
        },
      },
      async ({ userId, params }, reply) => {
        await team.remove(userId, params.businessId, params.userId);
        return reply.code(204).send(null);
      },
    );

    app.post(
      "/businesses/:businessId/members/:userId/hand-over",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "Hand the business over: the member is an owner then, and its AI counts against their budget",
          params: MemberPath,
          response: { 200: ok(Member) },
        },
      },
      async ({ userId, params }) => ({ data: await team.handOver(userId, params.businessId, params.userId) }),
    );

    app.post(
      "/businesses/:businessId/leave",
      {
        config: { policy: may("view", { isForPeople: true }) },
        schema: { tags, summary: "Leave the business", params: BusinessPath, response: { 204: z.null() } },
      },
      async ({ userId, params }, reply) => {
        await team.leave(userId, params.businessId);
        return reply.code(204).send(null);
      },
    );
    done();
  };

/** Invitations, by whom they are made and for whom. */
export const invitationRoutes =
  (invitations: InvitationService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/invitations",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "List the invitations that are still open",
          params: BusinessPath,
          response: { 200: ok(z.array(Invitation)) },
        },
      },
      async ({ userId, params }) => ({ data: await invitations.list(userId, params.businessId) }),
    );

    app.post(
      "/businesses/:businessId/invitations",
      {
        config: { policy: may("manage", { mails: true }), holdsSecret: true },
        schema: {
          tags,
          summary: "Invite somebody; the link is in this answer alone, is good for seven days and leads in once",
          params: BusinessPath,
          body: InvitationCreate,
          response: { 201: ok(NewInvitation) },
        },
      },
      async ({ userId, params, body }, reply) =>
        reply.code(201).send({ data: await invitations.create(userId, params.businessId, body) }),
    );

    app.delete(
      "/businesses/:businessId/invitations/:invitationId",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "Withdraw an invitation; its link leads nowhere then",
          params: InvitationPath,
          response: { 204: z.null() },
        },
      },
      async ({ userId, params }, reply) => {
        await invitations.withdraw(userId, params.businessId, params.invitationId);
        return reply.code(204).send(null);
      },
    );

    app.post(
      "/invitations/read",
      {
        config: { policy: user() },
        schema: {
          tags,
          summary: "Read what an invitation is to, by the token at the end of its link",
          body: InvitationToken,
          response: { 200: ok(InvitationRead) },
        },
      },
      async ({ userId, body }) => ({ data: await invitations.read(userId, body.token) }),
    );

    app.post(
      "/invitations/accept",
      {
        config: { policy: account() },
        schema: {
          tags,
          summary: "Accept an invitation: from then on the business is among yours",
          body: InvitationToken,
          response: { 200: ok(z.object({ businessId: z.string() })) },
        },
      },
      async ({ userId, body }) => ({ data: await invitations.accept(userId, body.token) }),
    );

    app.post(
      "/invitations/decline",
      {
        config: { policy: user() },
        schema: {
          tags,
          summary: "Decline an invitation; its link leads nowhere then",
          body: InvitationToken,
          response: { 204: z.null() },
        },
      },
      async ({ body }, reply) => {
        await invitations.decline(body.token);
        return reply.code(204).send(null);
      },
    );
    done();
  };

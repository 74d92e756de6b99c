import {
  Invitation,
  InvitationRead,
  Member,
  NewInvitation,
  ok,
  type InvitationCreate,
  type Role,
} from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call, callEmpty } from "./call.ts";
import { keys } from "./keys.ts";

const at = (businessId: string): string => `/businesses/${businessId}`;
const memberAt = (businessId: string, userId: string): string => `${at(businessId)}/members/${userId}`;

export const membersQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.members(businessId),
    queryFn: async ({ signal }) =>
      (await call(ok(z.array(Member)), "GET", `${at(businessId)}/members`, { signal })).data,
  });

export const invitationsQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.invitations(businessId),
    queryFn: async ({ signal }) =>
      (await call(ok(z.array(Invitation)), "GET", `${at(businessId)}/invitations`, { signal })).data,
  });

/** The only answer that has the link. */
export const inviteMember = async (businessId: string, wish: InvitationCreate): Promise<NewInvitation> =>
  (await call(ok(NewInvitation), "POST", `${at(businessId)}/invitations`, { body: wish })).data;

export const withdrawInvitation = (businessId: string, id: string): Promise<void> =>
  callEmpty("DELETE", `${at(businessId)}/invitations/${id}`);

export const changeRole = async (businessId: string, userId: string, role: Role): Promise<Member> =>
  (await call(ok(Member), "PATCH", memberAt(businessId, userId), { body: { role } })).data;

export const removeMember = (businessId: string, userId: string): Promise<void> =>
  callEmpty("DELETE", memberAt(businessId, userId));

export const handOver = async (businessId: string, userId: string): Promise<Member> =>
  (await call(ok(Member), "POST", `${memberAt(businessId, userId)}/hand-over`, { body: {} })).data;

export const leaveBusiness = (businessId: string): Promise<void> => callEmpty("POST", `${at(businessId)}/leave`);

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ["invitation", token],
    queryFn: async ({ signal }) =>
      (await call(ok(InvitationRead), "POST", "/invitations/read", { body: { token }, signal })).data,
    retry: false,
  });

export const acceptInvitation = async (token: string): Promise<{ businessId: string }> =>
  (await call(ok(z.object({ businessId: z.string() })), "POST", "/invitations/accept", { body: { token } })).data;

export const declineInvitation = (token: string): Promise<void> =>
  callEmpty("POST", "/invitations/decline", { body: { token } });

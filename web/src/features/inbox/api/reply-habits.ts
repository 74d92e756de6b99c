import {
  FilledReply,
  InboxSettings,
  type InboxSettingsChange,
  ok,
  SavedReply,
  type SavedReplyChange,
  type SavedReplyCreate,
} from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call, callEmpty, pressKey } from "../../../api/call.ts";
import { keys } from "../../../api/keys.ts";

const saved = (businessId: string): string => `/businesses/${businessId}/saved-replies`;
const settings = (businessId: string): string => `/businesses/${businessId}/inbox-settings`;

export const savedRepliesQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.savedReplies(businessId),
    queryFn: async ({ signal }) => (await call(ok(z.array(SavedReply)), "GET", saved(businessId), { signal })).data,
  });

export const createSavedReply = async (businessId: string, reply: SavedReplyCreate): Promise<SavedReply> =>
  (await call(ok(SavedReply), "POST", saved(businessId), { body: reply, idempotencyKey: pressKey(reply) })).data;

export const changeSavedReply = async (businessId: string, id: string, change: SavedReplyChange): Promise<SavedReply> =>
  (await call(ok(SavedReply), "PATCH", `${saved(businessId)}/${id}`, { body: change })).data;

export const removeSavedReply = (businessId: string, id: string): Promise<void> =>
  callEmpty("DELETE", `${saved(businessId)}/${id}`);

/** A saved reply with the names of this conversation in it. */
export const fillSavedReply = async (businessId: string, id: string, conversationId: string): Promise<FilledReply> =>
  (await call(ok(FilledReply), "POST", `${saved(businessId)}/${id}/fill`, { body: { conversationId } })).data;

export const inboxSettingsQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.inboxSettings(businessId),
    queryFn: async ({ signal }) => (await call(ok(InboxSettings), "GET", settings(businessId), { signal })).data,
  });

export const changeInboxSettings = async (businessId: string, change: InboxSettingsChange): Promise<InboxSettings> =>
  (await call(ok(InboxSettings), "PATCH", settings(businessId), { body: change })).data;

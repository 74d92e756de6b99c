import { type ConversationEntry, Message, type MessageChange, type MessageSend, ok } from "@handbill/contracts";
import { call, callEmpty, pressKey } from "../../../api/call.ts";

const at = (businessId: string, messageId: string): string => `/businesses/${businessId}/messages/${messageId}`;

/** A draft of a reply, or a note. One press makes one, however often it is sent. */
export const addEntry = async (
  businessId: string,
  conversationId: string,
  entry: ConversationEntry,
): Promise<Message> =>
  (
    await call(ok(Message), "POST", `/businesses/${businessId}/conversations/${conversationId}/messages`, {
      body: entry,
      idempotencyKey: pressKey(entry),
    })
  ).data;

export const changeMessage = async (
  businessId: string,
  { id, version }: Pick<Message, "id" | "version">,
  change: MessageChange,
): Promise<Message> => (await call(ok(Message), "PATCH", at(businessId, id), { body: change, version })).data;

export const removeMessage = (businessId: string, { id, version }: Pick<Message, "id" | "version">): Promise<void> =>
  callEmpty("DELETE", at(businessId, id), { version });

/** Lets it go: in some seconds, or at a time. */
export const sendMessage = async (businessId: string, messageId: string, wish: MessageSend): Promise<Message> =>
  (await call(ok(Message), "POST", `${at(businessId, messageId)}/send`, { body: wish })).data;

export const takeBackMessage = async (businessId: string, messageId: string): Promise<Message> =>
  (await call(ok(Message), "POST", `${at(businessId, messageId)}/cancel`, { body: {} })).data;

/** Where a message is shown as it was laid out, in a frame without rights; its pictures from elsewhere only where they are wanted. */
export const pageAddress = (businessId: string, messageId: string, showsPictures: boolean): string =>
  `/api/v1${at(businessId, messageId)}/page${showsPictures ? "?pictures=true" : ""}`;

export const fileAddress = (businessId: string, messageId: string, attachmentId: string): string =>
  `/api/v1${at(businessId, messageId)}/attachments/${attachmentId}`;

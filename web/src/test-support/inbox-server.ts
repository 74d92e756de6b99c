import {
  type AnyJob,
  type AutoAnswer,
  ConversationChange,
  type ConversationHead,
  type InboxSettings,
  type Member,
  type Message,
  type SavedReply,
  type WhatsAppTemplate,
} from "@handbill/contracts";
import * as z from "zod/mini";
import { aConversation, aDraft, aHead, aMessage } from "./conversation.ts";

const AT = "2026-11-25T09:00:00Z";
const base64 = (value: unknown): string => btoa(JSON.stringify(value)).replaceAll("=", "");
const TOKEN = `${base64({})}.${base64({ sub: "ada", iat: 1000, exp: 1600 })}.x`;
export const USER = {
  id: "0199f0a0-0000-7000-8000-0000000000f1",
  name: "Ada",
  email: "ada@example.com",
  createdAt: "2026-11-01T00:00:00Z",
  guest: false,
  confirmEmail: false,
};

const answer = (data: unknown): Response => Response.json({ data });
const list = (data: readonly unknown[]): Response => Response.json({ data, page: { next: null } });

/** A refusal as the product words it. */
export const refusal = (status: number, code: string, detail: string): Response =>
  Response.json({ type: "about:blank", title: detail, status, detail, code, requestId: "r-1" }, { status });

const Body = z.record(z.string(), z.unknown());
const bodyOf = (init?: RequestInit): Record<string, unknown> =>
  typeof init?.body === "string" ? Body.parse(JSON.parse(init.body)) : {};

const SETTINGS: InboxSettings = {
  signature: "Ada, Corner Bakery",
  hours: null,
  limits: {},
  isOpen: true,
  opensAt: null,
};

const textOf = (body: Record<string, unknown>, name: string): string => {
  const value = body[name];
  return typeof value === "string" ? value : "";
};

/** The part of the product that an inbox speaks to, as far as tests of the studio need it. It notes what it was asked to do. */
export function inboxServer() {
  const state = {
    conversations: [aConversation()],
    /** The newest first. */
    messages: [aMessage()],
    saved: [] as SavedReply[],
    settings: SETTINGS,
    jobs: [] as AnyJob[],
    /** What the channel of the conversations takes now. */
    window: null as ConversationHead["window"],
    templates: [] as WhatsAppTemplate[],
    team: [] as Member[],
    autoAnswers: [] as AutoAnswer[],
    /** Method, path and body of everything that was to change something. */
    asked: [] as { method: string; path: string; body: Record<string, unknown> }[],
    /** Answers in place of the usual ones, by the beginning of method and path. */
    refused: new Map<string, () => Response>(),
  };

  const headOf = (id: string): ConversationHead => {
    const known = state.conversations.find((one) => one.id === id) ?? aConversation();
    return { ...aHead({ window: state.window }), ...known };
  };
  const storeMessage = (id: string, change: Partial<Message>): Response => {
    state.messages = state.messages.map((one) =>
      one.id === id ? { ...one, ...change, version: one.version + 1 } : one,
    );
    return answer(state.messages.find((one) => one.id === id));
  };
  const patch = (id: string, { isUnread, ...change }: ConversationChange): Response => {
    state.conversations = state.conversations.map((one) =>
      one.id === id ? Object.assign({}, one, change, isUnread === false && { unreadCount: 0 }) : one,
    );
    return answer(headOf(id));
  };
  const addEntry = (body: Record<string, unknown>): Response => {
    const isNote = body["kind"] === "note";
    const added = aDraft({
      id: `0199f0a0-0000-7000-8000-00000000a${String(state.messages.length).padStart(3, "0")}`,
      authorKind: "person",
      draft: null,
      body: textOf(body, "body"),
      ...(isNote && { direction: "note", status: "noted" }),
    });
    state.messages = [added, ...state.messages];
    return answer(added);
  };
  const addTemplate = (body: Record<string, unknown>): Response => {
    const template = { name: textOf(body, "name"), language: textOf(body, "language") };
    const added = aDraft({ authorKind: "person", draft: null, template, channel: "whatsapp", body: "Hello Ana." });
    state.messages = [added, ...state.messages];
    return answer(added);
  };
  const send = (id: string, body: Record<string, unknown>): Response => {
    const at = textOf(body, "at");
    const holdUntil = at === "" ? new Date(Date.now() + 10_000).toISOString() : at;
    return storeMessage(id, { status: "held", holdUntil, updatedAt: new Date().toISOString() });
  };

  function changed(method: string, path: string, body: Record<string, unknown>): Response {
    const [, conversation = ""] = /\/conversations\/([^/]+)$/.exec(path) ?? [];
    const [, message = "", act = ""] = /\/messages\/([^/]+)(?:\/([^/]+))?/.exec(path) ?? [];
    if (conversation !== "") return patch(conversation, ConversationChange.parse(body));
    if (/\/conversations\/[^/]+\/messages$/.test(path)) return addEntry(body);
    if (path.endsWith("/template-messages")) return addTemplate(body);
    if (act === "send") return send(message, body);
    if (act === "cancel") return storeMessage(message, { status: "draft", holdUntil: null });
    if (act === "draft-reply") return answer(state.jobs[0]);
    if (path.endsWith("/estimate")) return refusal(503, "ai_unavailable", "No estimate.");
    if (path.endsWith("/fill")) return answer({ body: "Hello {{first_name}}, every Friday.", missing: ["first_name"] });
    if (method === "PATCH") return storeMessage(message, { body: textOf(body, "body") });
    state.messages = state.messages.filter(({ id }) => id !== message);
    return new Response(null, { status: 204 });
  }

  function read(path: string): Response {
    const [, conversation = ""] = /\/conversations\/([^/?]+)$/.exec(path) ?? [];
    if (path.includes("/api/auth/token")) return Response.json({ token: TOKEN });
    if (path.endsWith("/me")) return answer(USER);
    if (path.endsWith("/counts")) return answer({ open: 1, unread: 0, waiting: 0, mine: 0, snoozed: 0 });
    if (path.includes("/conversations?")) return list(state.conversations);
    if (/\/conversations\/[^/]+\/messages/.test(path)) return list(state.messages);
    if (conversation !== "") return answer(headOf(conversation));
    if (path.endsWith("/saved-replies")) return answer(state.saved);
    if (path.includes("/whatsapp-templates")) return list(state.templates);
    if (path.endsWith("/members")) return answer(state.team);
    if (path.includes("/auto-answers?")) return list(state.autoAnswers);
    if (path.endsWith("/inbox-settings")) return answer(state.settings);
    if (path.includes("/jobs?")) return list(state.jobs);
    if (path.includes("/jobs/")) return answer(state.jobs[0]);
    return refusal(404, "not_found", `nothing at ${path}`);
  }

  return {
    state,
    at: AT,
    /** In the place of `fetch`. */
    fetch: async (address: string, init?: RequestInit): Promise<Response> => {
      const method = init?.method ?? "GET";
      const path = address.replace("/api/v1", "");
      const refuse = [...state.refused].find(([start]) => `${method} ${path}`.includes(start))?.[1];
      if (method !== "GET" && !path.endsWith("/estimate")) state.asked.push({ method, path, body: bodyOf(init) });
      if (refuse) return refuse();
      return method === "GET" ? read(path) : changed(method, path, bodyOf(init));
    },
  };
}

/** Streams that never say anything, in the place of `EventSource`. */
export class SilentEvents {
  readonly readyState = 1;
  addEventListener(): void {
    // Nothing comes.
  }
  close(): void {
    // Nothing is open.
  }
}

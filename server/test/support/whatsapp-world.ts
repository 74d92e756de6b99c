import type { Connection, ConversationHead, Message, MessageHook } from "@handbill/contracts";
import { sql } from "kysely";
import { expect } from "vitest";
import { testProduct } from "./product.ts";
import { postReport, whatsAppNumber, whatsAppReport, whatsAppServer } from "./whatsapp-server.ts";

export const ANA = "351912345678";

/** As WhatsApp writes a time. */
const seconds = (hoursAgo = 0): string => String(Math.floor(Date.now() / 1_000 - hoursAgo * 3_600));

/** A product with a shop that has a number on WhatsApp, and what is done with it. */
export async function whatsAppWorld() {
  const product = await testProduct({ OUTSIDE_ALLOW: "127.0.0.1/32" });
  const whatsapp = await whatsAppServer();
  const owner = await product.newUser();
  const { db } = product.database;
  const { data: business } = await owner.post<{ id: string }>("/businesses", { name: "Padaria Sol" });
  const at = `/businesses/${business.id}`;
  const connection = (await owner.post<Connection>(`${at}/connections`, whatsAppNumber(whatsapp.url))).data;
  const path = `${at}/connections/${connection.id}`;
  const hook = (await owner.get<MessageHook>(`${path}/hook`)).data;
  let count = 0;

  const written = (message: object, { from = ANA, hoursAgo = 0 }: { from?: string; hoursAgo?: number } = {}) => ({
    id: `wamid.IN${(count += 1)}`,
    from,
    timestamp: seconds(hoursAgo),
    type: Object.keys(message)[0],
    ...message,
  });
  const post = (...values: Parameters<typeof whatsAppReport>) =>
    postReport(product.url, hook, whatsAppReport(...values));
  const found = async (id: string) => (await owner.get<Message>(`${at}/messages/${id}`)).data;

  return {
    product,
    whatsapp,
    owner,
    db,
    at,
    path,
    hook,
    seconds,
    written,
    post,
    found,

    messagesOf: async (conversationId: string) =>
      (await owner.get<Message[]>(`${at}/conversations/${conversationId}/messages?limit=100`)).data,
    conversations: async () => (await owner.get<ConversationHead[]>(`${at}/conversations?channel=whatsapp`)).data,

    /** Somebody writes, and is answered: the answer as it stands before it leaves. */
    async answered(from: string, hoursAgo = 0): Promise<Message> {
      const message = written({ text: { body: "Há broa hoje?" } }, { from, hoursAgo });
      expect(await post({ messages: [message] })).toBe(1);
      const { rows } = await sql<{ conversationId: string }>`
        select conversation_id from messages where external_id = ${message.id}`.execute(db);
      const to = `${at}/conversations/${rows[0]?.conversationId}/messages`;
      return (await owner.post<Message>(to, { kind: "reply", body: "Sim, às sete." })).data;
    },
    /** Lets it go, and does not wait ten seconds. */
    async send(id: string): Promise<void> {
      expect((await owner.post(`${at}/messages/${id}/send`, {})).status).toBe(200);
      await sql`update messages set next_at = now() where id = ${id}`.execute(db);
    },
    async settled(id: string): Promise<Message> {
      await expect.poll(async () => (await found(id)).status, { timeout: 20_000 }).not.toMatch(/held|queued|sending/);
      return found(id);
    },
    async attempts(id: string): Promise<string[]> {
      const { rows } = await sql<{ status: string }>`
        select status from message_attempts where message_id = ${id} order by number`.execute(db);
      return rows.map(({ status }) => status);
    },
  };
}

import type { Content, Conversation, Message } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import sharp from "sharp";
import { newId } from "../../../src/core/ids.ts";
import type { Tables } from "../../../src/data/models/tables.ts";
import { newKey } from "../../support/api-keys.ts";
import { plannedCampaign, writtenContent } from "../../support/campaigns.ts";
import type { Client } from "../../support/client.ts";

/** One of each thing that an address can name, by the name of its parameter. */
export type Ids = Record<string, string>;

type Ground = {
  url: string;
  /** Null where nobody can reach into it: then what only time brings about is not there. */
  db: Kysely<Tables> | null;
};

/** A business with one of everything. What only time or the outside brings about is put into the database. */
export async function worldOfIds(owner: Client, { url, db }: Ground): Promise<Ids> {
  const world = await plannedCampaign(owner, "bakery-lisbon", 1);
  const { at } = world;
  const businessId = at.split("/").at(-1) ?? "";
  const made = async (path: string, body: object): Promise<string> => {
    const reply = await owner.post<{ id: string }>(`${at}${path}`, body);
    if (reply.status >= 300) throw new Error(`${path} was not made: ${JSON.stringify(reply.problem)}`);
    return reply.data.id;
  };
  const content = await writtenContent(world);
  const messageId = await made("/messages", {
    direction: "inbound",
    channel: "email",
    contact: "kurt@x.example",
    body: "Is there bread tomorrow?",
  });
  const { conversationId } = (await owner.get<Message>(`${at}/messages/${messageId}`)).data;
  const { contact } = (await owner.get<Conversation>(`${at}/conversations/${conversationId}`)).data;
  const { data: self } = await owner.get<{ id: string }>("/me");
  const { data: jobs } = await owner.get<{ id: string }[]>("/jobs");
  const connectionId = await made("/connections", {
    kind: "webhook",
    name: "Our shop",
    settings: { url: "https://shop.example/hook" },
    secrets: { secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" },
  });
  return {
    userId: self.id,
    businessId,
    campaignId: world.campaign.id,
    contentId: content.id,
    contentVersion: String(content.version),
    messageId,
    conversationId,
    contactId: contact?.id ?? "",
    connectionId,
    jobId: jobs[0]?.id ?? "",
    savedReplyId: await made("/saved-replies", { name: "Hours", body: "We open at eight." }),
    linkId: await made("/links", { address: "https://x.example/menu" }),
    faqId: await made("/faq", { question: "When do you open?", answer: "At eight." }),
    pictureId: await takenPicture(owner, new URL(`/api/v1${at}/pictures`, url)),
    apiKeyId: (await newKey(owner)).id,
    ...(db && (await storedIds(db, { businessId, content, connectionId, messageId }))),
  };
}

async function takenPicture({ token }: Client, address: URL): Promise<string> {
  const picture = sharp({ create: { width: 40, height: 40, channels: 3, background: "#b5651d" } });
  const answer = await fetch(address, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "image/jpeg" },
    body: new Uint8Array(await picture.jpeg().toBuffer()),
  });
  const { data }: { data: { id: string } } = JSON.parse(await answer.text());
  return data.id;
}

type Stored = { businessId: string; content: Content; connectionId: string; messageId: string };

async function storedIds(db: Kysely<Tables>, { businessId, content, connectionId, messageId }: Stored): Promise<Ids> {
  const ids = {
    publicationId: newId(),
    mailingId: newId(),
    attachmentId: newId(),
    deliveryId: newId(),
    invitationId: newId(),
    exportId: newId(),
    passkeyId: newId(),
  };
  await sql`insert into publications (id, business_id, content_id, connection_id, user_id, kind, connection_name, content_version,
      approved_hash, fields, state, attempts)
    select ${ids.publicationId}, ${businessId}, ${content.id}, ${connectionId}, user_id, 'webhook', 'Our shop', 1, '', '{}', 'unknown', 1
    from businesses where id = ${businessId}`.execute(db);
  await sql`insert into mailings (id, business_id, content_id, connection_id, status, letter, per_minute)
    values (${ids.mailingId}, ${businessId}, ${content.id}, ${connectionId}, 'paused', '{}', 10)`.execute(db);
  await sql`insert into deliveries (id, business_id, mailing_id, contact_id, name, email, message_id, status)
    values (${ids.deliveryId}, ${businessId}, ${ids.mailingId}, ${newId()}, 'Kurt', 'kurt@x.example', ${newId()}, 'unknown')`.execute(
    db,
  );
  await sql`insert into message_attachments (id, business_id, message_id, position, name, media_type, size, bytes)
    values (${ids.attachmentId}, ${businessId}, ${messageId}, 0, 'menu.txt', 'text/plain', 5, 'bread')`.execute(db);
  await sql`insert into business_invitations (id, business_id, email, role, token_hash, invited_by, expires_at)
    select ${ids.invitationId}, id, 'kurt@x.example', 'viewer', ${Buffer.from(ids.invitationId)}, user_id, now() + interval '7 days'
    from businesses where id = ${businessId}`.execute(db);
  await sql`insert into passkeys (id, user_id, credential_id, public_key, counter, transports, backed_up, name)
    select ${ids.passkeyId}, user_id, ${ids.passkeyId}, ${Buffer.from("key")}, 0, '{}', false, 'Phone'
    from businesses where id = ${businessId}`.execute(db);
  await sql`insert into data_exports (id, user_id, state, ended_at)
    select ${ids.exportId}, user_id, 'failed', now() from businesses where id = ${businessId}`.execute(db);
  const { rows } = await sql<{ id: string }>`
    select sessions.id from sessions join businesses using (user_id) where businesses.id = ${businessId}`.execute(db);
  return { ...ids, sessionId: rows[0]?.id ?? "" };
}

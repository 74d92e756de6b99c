import type { Connection, ConversationHead, Message, WhatsAppTemplate } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { postReport, REFUSALS, TEMPLATES, whatsAppReport } from "../support/whatsapp-server.ts";
import { ANA, whatsAppWorld } from "../support/whatsapp-world.ts";

const world = await whatsAppWorld();
const { product, whatsapp, owner, db, at, path, hook, seconds, written, post, found } = world;
const { messagesOf, conversations, answered, send, settled, attempts } = world;
const stranger = await product.newUser();
const contacts = [{ profile: { name: "Ana Silva" }, wa_id: ANA }];

test("Meta finds the address by its token, and only what is signed with the app secret is listened to", async () => {
  const ask = (query: string) => fetch(`${product.url}${new URL(hook.url).pathname}?${query}`);
  const right = await ask(`hub.mode=subscribe&hub.verify_token=${hook.verifyToken}&hub.challenge=1158201444`);
  expect([right.status, right.headers.get("content-type"), await right.text()]).toEqual([
    200,
    expect.stringContaining("text/plain"),
    "1158201444",
  ]);
  expect((await ask("hub.mode=subscribe&hub.verify_token=other&hub.challenge=1")).status).toBe(403);
  expect((await ask(`hub.mode=subscribe&hub.verify_token=${hook.verifyToken}&hub.challenge=<script>`)).status).toBe(
    403,
  );

  const report = whatsAppReport({ messages: [written({ text: { body: "forged" } })] });
  expect(await postReport(product.url, hook, report, "f".repeat(32))).toBe("bad_signature");
  expect(await postReport(product.url, { url: `${hook.url}x` }, report)).toBe("not_found");
  expect(await postReport(product.url, hook, "no JSON")).toBe("invalid_request");
  expect(await post({ number: "999999", messages: [written({ text: { body: "to another number" } })] })).toBe(0);
  expect(await conversations()).toEqual([]);
  expect((await stranger.get(`${path}/hook`)).problem.code).toBe("not_found");
  const tested = (await owner.post<Connection>(`${path}/test`, {})).data;
  expect(tested.checked).toMatchObject({ ok: true, detail: "It writes as Padaria Sol, +351 21 000 0000." });
});

test("what people write is taken once, in one conversation for each of them, whatever it is", async () => {
  const first = written({ text: { body: "Olá! 🥖" } });
  const report = { contacts, messages: [first, written({ image: { id: "m1", caption: "Este bolo?" } })] };
  expect(
    await post(report, { messages: [written({ location: { latitude: 38.7, longitude: -9.1, name: "Graça" } })] }),
  ).toBe(3);
  expect(await post(report)).toBe(0);
  const others = [
    written({ document: { filename: "lista.pdf" } }),
    written({ audio: { voice: true } }),
    written({ contacts: [{ name: { formatted_name: "Rui" }, phones: [{ phone: "+351 911" }] }] }),
    written({ button: { text: "Sim" } }),
    written({ interactive: { type: "list_reply", list_reply: { id: "1", title: "Broa", description: "500 g" } } }),
    written({ unsupported: { type: "poll_creation" }, errors: [{ code: 131051 }] }),
    { id: 5, type: "broken" },
    written({ something_new: { a: 1 } }),
  ];
  expect(await post({ messages: others })).toBe(7);
  const [conversation, ...more] = await conversations();
  expect(more).toEqual([]);
  expect(conversation).toMatchObject({
    contact: { name: "Ana Silva", phone: `+${ANA}` },
    status: "open",
    unreadCount: 10,
  });
  const messages = await messagesOf(conversation?.id ?? "");
  expect(new Set(messages.map(({ body }) => body))).toEqual(
    new Set([
      "Olá! 🥖",
      "[Picture]\nEste bolo?",
      "[Place: Graça] 38.7, -9.1",
      "[File: lista.pdf]",
      "[Voice message]",
      "[Contact: Rui] +351 911",
      "Sim",
      "Broa\n500 g",
      "[Something that WhatsApp shows in its app alone (poll creation). Ask the customer to write it.]",
      "[Something that WhatsApp shows in its app alone (something new). Ask the customer to write it.]",
    ]),
  );
});

test("an answer leaves once, and what becomes of it is shown; a reaction to it is nobody's work", async () => {
  const { id, conversationId } = await answered(ANA);
  await send(id);
  expect(await settled(id)).toMatchObject({ status: "accepted", errorCode: null });
  const sent = whatsapp.taken.find(({ tag }) => tag === `${id}.1`);
  expect(sent?.body).toMatchObject({
    messaging_product: "whatsapp",
    to: ANA,
    type: "text",
    text: { body: "Sim, às sete." },
  });

  const status = (state: string) => ({ id: sent?.id, status: state, timestamp: seconds(), recipient_id: ANA });
  expect(await post({ statuses: [status("read"), status("delivered"), status("sent")] })).toBe(3);
  const after = await found(id);
  expect(after).toMatchObject({ status: "read", deliveredAt: expect.any(String), readAt: expect.any(String) });
  expect(await post({ statuses: [{ ...status("failed"), errors: [{ code: 131026 }] }] })).toBe(1);
  expect(await found(id)).toEqual(expect.objectContaining({ status: "read", readAt: after.readAt }));
  expect(await post({ statuses: [{ ...status("read"), id: "wamid.OTHER" }] })).toBe(0);

  expect(await post({ messages: [written({ reaction: { message_id: sent?.id, emoji: "👍" } })] })).toBe(1);
  const newest = (await messagesOf(conversationId)).find(({ isAutomatic }) => isAutomatic);
  expect(newest).toMatchObject({ body: "Reacted with 👍" });
  const { data } = await owner.get<ConversationHead>(`${at}/conversations/${conversationId}`);
  expect(data).toMatchObject({ status: "waiting", lastDirection: "outbound" });
});

test("free words go out for 24 hours after the customer wrote, looked at again when they leave", async () => {
  const late = await answered("351910000001", 25);
  const refused = await owner.post(`${at}/messages/${late.id}/send`, {});
  expect(refused.problem).toMatchObject({ code: "window_closed", status: 409 });
  const first = { direction: "outbound", channel: "whatsapp", contact: "+351 910 000 009", body: "Olá" };
  const draft = (await owner.post<Message>(`${at}/messages`, first)).data;
  expect((await owner.post(`${at}/messages/${draft.id}/send`, {})).problem.detail).toMatch(/has not written to you/);

  const soon = await answered("351910000002");
  const tomorrow = new Date(Date.now() + 25 * 3_600_000).toISOString();
  expect((await owner.post(`${at}/messages/${soon.id}/send`, { at: tomorrow })).problem.code).toBe("window_closed");
  expect((await owner.post(`${at}/messages/${soon.id}/send`, {})).status).toBe(200);
  await sql`update messages set at = now() - interval '25 hours' where conversation_id = ${soon.conversationId}
    and direction = 'inbound'`.execute(db);
  await sql`update messages set next_at = now() where id = ${soon.id}`.execute(db);
  expect(await settled(soon.id)).toMatchObject({ status: "failed", errorCode: "window_closed" });
  expect(whatsapp.taken.some(({ tag }) => tag.startsWith(soon.id))).toBe(false);
});

test("an approved template goes out at any time, with each of its blanks filled in, and is not changed", async () => {
  whatsapp.templates = TEMPLATES;
  const templates = (await owner.get<WhatsAppTemplate[]>(`${at}/whatsapp-templates`)).data;
  await owner.get(`${at}/whatsapp-templates`);
  expect(whatsapp.asked).toBe(1);
  expect(templates).toMatchObject([
    { name: "order_ready", blanks: ["head.1", "2", "1"], whyNot: null },
    { name: "photo", whyNot: "It begins with a picture or a file." },
  ]);
  const { conversationId } = await answered("351940000001", 30);
  const make = (blanks: object, name = "order_ready", language = "pt_PT") =>
    owner.post<Message>(`${at}/conversations/${conversationId}/template-messages`, { name, language, blanks });
  expect((await make({ "head.1": "Ana", 1: "Ana" })).problem).toMatchObject({
    code: "invalid_request",
    errors: [{ path: "blanks.2" }],
  });
  expect((await make({}, "photo", "en")).problem.code).toBe("conflict");
  expect((await make({}, "draft")).problem.code).toBe("not_found");
  expect((await make({ "head.1": "a\nb", 1: "a", 2: "b" })).problem.code).toBe("invalid_request");
  const { data: draft } = await make({ "head.1": "Ana", 1: "Ana", 2: "O bolo" });
  expect(draft).toMatchObject({
    body: "Olá Ana\n\nO bolo está pronto, Ana.\n\nPadaria Sol",
    template: { name: "order_ready" },
  });
  const edited = await owner.patch(
    `${at}/messages/${draft.id}`,
    { body: "other" },
    { "if-match": `"${draft.version}"` },
  );
  expect(edited.problem.code).toBe("conflict");
  await send(draft.id);
  expect(await settled(draft.id)).toMatchObject({ status: "accepted" });
  expect(whatsapp.taken.find(({ tag }) => tag === `${draft.id}.1`)?.body).toMatchObject({
    type: "template",
    template: {
      name: "order_ready",
      language: { code: "pt_PT" },
      components: [
        { type: "header", parameters: [{ type: "text", text: "Ana" }] },
        { type: "body", parameters: [{ text: "Ana" }, { text: "O bolo" }] },
      ],
    },
  });
  const { data } = await owner.get<ConversationHead>(`${at}/conversations/${conversationId}`);
  expect(Date.parse(data.window?.until ?? "")).toBeLessThan(Date.now());
  expect((await stranger.get(`${at}/whatsapp-templates`)).problem.code).toBe("not_found");
});

test("a refusal of WhatsApp is told in words, comes again where it passes, and doubt is never sent again by itself", async () => {
  const toAnswer = async ([behaviour, expected]: (typeof REFUSALS)[number], index: number) => {
    const number = `3519200000${10 + index}`;
    whatsapp.behaviours.set(number, behaviour);
    const { id } = await answered(number);
    await send(id);
    await expect
      .poll(async () => (await found(id)).errorCode, { timeout: 20_000, interval: 20 })
      .toBe(expected.errorCode);
    const message = await found(id);
    expect(message).toMatchObject(expected);
    expect(message.errorDetail).toMatch(/\.$/);
    return id;
  };
  const ids = await Promise.all(REFUSALS.map(toAnswer));
  // What WhatsApp reports later ends the doubt: it had gone out, once.
  const id = ids.at(-1) ?? "";
  const tag = `${id}.1`;
  const report = { id: "wamid.LATE", status: "delivered", timestamp: seconds(), biz_opaque_callback_data: tag };
  expect(await post({ statuses: [report] })).toBe(1);
  expect(await found(id)).toMatchObject({ status: "delivered", errorCode: null, sentAt: expect.any(String) });
  expect(await attempts(id)).toEqual(["accepted"]);
  expect(whatsapp.taken.filter((one) => one.tag.startsWith(id))).toHaveLength(1);
});

test("a report that comes before the answer to its own try settles it, and one about an earlier try changes nothing", async () => {
  const { id } = await answered("351930000001");
  whatsapp.behaviours.set("351930000001", { code: 131026, status: 400 });
  await send(id);
  await settled(id);
  whatsapp.behaviours.set("351930000001", "hang");
  await send(id);
  await expect.poll(() => whatsapp.taken.some(({ tag }) => tag === `${id}.2`), { timeout: 20_000 }).toBe(true);
  const state = (attempt: number, status: string, errors: object[] = []) => ({
    id: `wamid.T${attempt}`,
    status,
    timestamp: seconds(),
    biz_opaque_callback_data: `${id}.${attempt}`,
    errors,
  });
  expect(await post({ statuses: [state(1, "failed", [{ code: 131026 }])] })).toBe(1);
  expect((await found(id)).status).toBe("sending");
  expect(await post({ statuses: [state(2, "delivered")] })).toBe(1);
  expect(await found(id)).toMatchObject({ status: "delivered" });
  // Others do not wait for the one that hangs.
  const next = await answered("351930000002");
  await send(next.id);
  await settled(next.id);
  whatsapp.release();
  const after = await answered("351930000003");
  await send(after.id);
  await settled(after.id);
  expect(await found(id)).toMatchObject({ status: "delivered" });
  expect(await attempts(id)).toEqual(["refused", "accepted"]);
});

const hidden = (body: string) => ({
  ...written({ text: { body } }),
  from: undefined,
  from_user_id: "PT.1349120865530274",
});

test("who hides their number is one person all the same, and is answered", async () => {
  const profile = [{ profile: { name: "", username: "@rita" }, user_id: "PT.1349120865530274" }];
  expect(await post({ contacts: profile, messages: [hidden("Bom dia"), hidden("Têm broa?")] })).toBe(2);
  const conversation = (await conversations()).find(({ fromName }) => fromName === "@rita");
  expect(conversation).toMatchObject({ contact: null, unreadCount: 2 });
  const to = `${at}/conversations/${conversation?.id}/messages`;
  const { id } = (await owner.post<Message>(to, { kind: "reply", body: "Temos." })).data;
  await send(id);
  expect(await settled(id)).toMatchObject({ status: "accepted" });
  expect(whatsapp.taken.find(({ tag }) => tag === `${id}.1`)?.body).toMatchObject({ recipient: "PT.1349120865530274" });
});

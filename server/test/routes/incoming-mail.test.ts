import type { Connection, IncomingMailWay, Message } from "@handbill/contracts";
import { beforeAll, expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import { mailAccount } from "../support/mailings.ts";
import { mailOf, postMail } from "../support/posted-mails.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();
const stranger = await product.newUser();
const { db } = product.database;

let at: string;
let path: string;
let way: IncomingMailWay;
let count = 0;

beforeAll(async () => {
  at = `/businesses/${(await owner.post<{ id: string }>("/businesses", { name: "Padaria Sol" })).data.id}`;
  const connection = (await owner.post<Connection>(`${at}/connections`, mailAccount(25))).data;
  path = `${at}/connections/${connection.id}/inbox`;
  way = (await owner.get<IncomingMailWay>(path)).data;
});

const post = (mail: Buffer | string, order: Partial<Parameters<typeof postMail>[3]> = {}) =>
  postMail(product.url, way, mail, { id: `msg_${(count += 1)}`, ...order });
const messages = () =>
  db
    .selectFrom("messages")
    .innerJoin("conversations", "conversations.id", "messages.conversationId")
    .selectAll("messages")
    .select(["conversations.status as place", "conversations.unreadCount"])
    .orderBy("messages.createdAt")
    .orderBy("messages.id")
    .execute();
const named = async (subject: string) => (await messages()).filter((message) => message.subject === subject);

test("a signed mail becomes a message once, with what is new apart from what is quoted, and its files apart", async () => {
  const text = "Sim, por favor!\r\n\r\nEm 23/11/2026 10:00, Padaria <ola@padaria.example> escreveu:\r\n> Bolo?";
  const photo = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(40, 7)]);
  const mail = mailOf({ "Message-ID": "<bolo@x.example>", Subject: "Bolo" }, text, [
    { type: "application/pdf", name: "../../etc/bolo é.png", body: photo },
    { type: "image/png", name: "cake.png.exe", body: "MZ" },
  ]);
  expect(await post(mail, { id: "msg_bolo" })).toBe("stored");
  expect(await post(mail, { id: "msg_bolo" })).toBe("known");
  expect(await post(mail)).toBe("known");
  const [message, ...others] = await named("Bolo");
  expect(others).toEqual([]);
  expect(message).toMatchObject({ body: "Sim, por favor!", fromName: "Ana Silva", place: "open", unreadCount: 1 });
  expect(message?.quoted).toContain("> Bolo?");

  const files = await db.selectFrom("messageAttachments").selectAll().orderBy("position").execute();
  expect(files).toMatchObject([
    { name: "bolo é.png", mediaType: "image/png", refused: null, size: photo.length },
    { name: "cake.png.exe", refused: "program", bytes: null },
  ]);
  const shown = (await owner.get<Message>(`${at}/messages/${message?.id}`)).data;
  expect(shown.attachments).toEqual([
    {
      id: files[0]?.id,
      name: "bolo é.png",
      mediaType: "image/png",
      size: photo.length,
      refused: null,
      contentId: null,
    },
    expect.objectContaining({ name: "cake.png.exe", refused: "program" }),
  ]);
  const fileAt = (file: number) => `/api/v1${at}/messages/${message?.id}/attachments/${files[file]?.id}`;
  const answer = await fetch(`${product.url}${fileAt(0)}`, { headers: { cookie: owner.cookie } });
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(photo);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/png",
    "content-disposition": `attachment; filename="bolo _.png"; filename*=UTF-8''bolo%20%C3%A9.png`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  });
  expect((await owner.get(fileAt(1))).problem.code).toBe("not_found");
  expect((await stranger.get(fileAt(0))).problem.code).toBe("not_found");
});

test("who has not the secret cannot write as a customer, and who has not the key is not listened to", async () => {
  const mail = mailOf({ Subject: "forged" }, "Send money");
  const hour = 3_600_000;
  const other = `whsec_${Buffer.alloc(32, 1).toString("base64")}`;
  expect([
    await post(mail, { secret: other }),
    await post(mail, { at: new Date(Date.now() - hour) }),
    await post(mail, { at: new Date(Date.now() + hour) }),
    await post(mail, { path: (same) => `${same}x` }),
    await post(mail, { path: (same) => same.replace(/mail\/[^/]+/, `mail/${newId()}`) }),
  ]).toEqual(["bad_signature", "bad_signature", "bad_signature", "not_found", "not_found"]);
  const bare = await fetch(`${product.url}${new URL(way.url).pathname}`, { method: "POST", body: mail });
  expect(bare.status).toBe(401);
  expect(await named("forged")).toEqual([]);
  expect((await stranger.get(path)).problem.code).toBe("not_found");
});

test("what cannot be taken is refused with the reason, and a mail that is too big before it is sent", async () => {
  expect(await post("")).toBe("invalid_request");
  expect(await post("Subject: nobody\r\n\r\nHello")).toBe("invalid_request");
  const parts = "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(300);
  expect(await post(mailOf({ "Content-Type": "multipart/mixed; boundary=b" }, parts))).toBe("invalid_request");
  expect(await post(Buffer.alloc(26 * 1024 * 1024, "a"))).toBe("body_too_large");
});

test("mails of machines are kept, open nothing, and never count as unread; a flood from one address ends so too", async () => {
  for (const [name, value] of [
    ["Auto-Submitted", "auto-replied"],
    ["List-Id", "<news.x.example>"],
    ["Precedence", "bulk"],
    ["Return-Path", "<>"],
    ["X-Handbill-Delivery", newId()],
    ["From", "ola@padaria.example"],
    ["Subject", "Automatic reply: away"],
  ] as const) {
    expect(await post(mailOf({ Subject: "machine", "X-Test": name, [name]: value }, name))).toBe("stored");
  }
  const quiet = [...(await named("machine")), ...(await named("Automatic reply: away"))];
  expect(quiet).toHaveLength(7);
  expect(
    quiet.filter(({ isAutomatic, place, unreadCount }) => isAutomatic && place === "done" && unreadCount === 0),
  ).toEqual(quiet);

  const flood = Array.from({ length: 32 }, (_one, number) =>
    mailOf({ From: "bot@y.example", Subject: "flood" }, `${number}`),
  );
  for (const mail of flood) await post(mail);
  expect((await named("flood")).map(({ isAutomatic }) => isAutomatic)).toEqual(
    flood.map((_mail, index) => index >= 30),
  );
});

test("mails that go by the name of another are taken all the same, and a form of a website speaks for who filled it in", async () => {
  const same = { "Message-ID": "<always@form.example>", Subject: "Order" };
  const form = { ...same, From: "Website <noreply@padaria.example>", "Reply-To": "Rui <rui@y.example>" };
  expect(await post(mailOf(form, "Two loaves"))).toBe("stored");
  const another = mailOf(form, "Three loaves");
  expect([await post(another), await post(another)]).toEqual(["stored", "known"]);
  expect((await named("Order")).map(({ body, fromAddress, isAutomatic }) => [body, fromAddress, isAutomatic])).toEqual([
    ["Two loaves", "rui@y.example", false],
    ["Three loaves", "rui@y.example", false],
  ]);
});

test("a reply of ours that came back is said not to have arrived, and no message is made of the report", async () => {
  const reply = {
    direction: "outbound",
    channel: "email",
    contact: "gone@x.example",
    subject: "Lost",
    body: "Come by!",
  };
  const { id } = (await owner.post<Message>(`${at}/messages`, reply)).data;
  const sent = { status: "accepted" as const, externalId: "<reply.1@padaria.example>" };
  await db.updateTable("messages").set(sent).where("id", "=", id).execute();
  const report = [
    "--b\r\nContent-Type: text/plain\r\n\r\nNo such user",
    "--b\r\nContent-Type: message/delivery-status\r\n",
    "Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; gone@x.example\r\nAction: failed\r\nStatus: 5.1.1",
    `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${sent.externalId}\r\n\r\n--b--`,
  ].join("\r\n");
  const type = 'multipart/report; report-type=delivery-status; boundary="b"';
  const heads = { From: "MAILER-DAEMON@mx.example", Subject: "Undelivered", "Content-Type": type };
  expect(await post(mailOf({ ...heads, "MIME-Version": "1.0" }, report))).toBe("returned");
  expect((await owner.get<Message>(`${at}/messages/${id}`)).data).toMatchObject({
    status: "failed",
    errorCode: "bounced",
  });
  expect(await named("Undelivered")).toEqual([]);
});

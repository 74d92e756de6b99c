import type {
  Connection,
  Content,
  Delivery,
  Insights,
  Mailing,
  Publication,
  ReturnedMailWay,
} from "@handbill/contracts";
import { sql } from "kysely";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { approvedContent, contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { sayYes, SENDER } from "../support/mail-world.ts";
import { testProduct } from "../support/product.ts";
import { MAIL_PASSWORD, mailAccount } from "../support/mailings.ts";
import { mailEvents, postReport, type ReturnReport } from "../support/returned-mails.ts";
import { headerOf, type SmtpSink, startSmtpSink } from "../support/smtp-sink.ts";

const product = await testProduct({ OUTSIDE_ALLOW: "127.0.0.1/32" });
const owner = await product.newUser();
const stranger = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 4, { channels: ["email"] });
const { at } = world;
const contents = await contentsOf(world);

let sink: SmtpSink;
let connection: Connection;
const PERSON = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
const contact = sayYes(owner, at);

beforeAll(async () => {
  sink = await startSmtpSink({ user: "bakery", password: MAIL_PASSWORD });
  await owner.patch(at, { sender: SENDER });
  for (const name of ["ana", "bea", "lost"]) await contact(`${name}@x.example`);
  await contact("never@x.example", false);
  connection = (await owner.post<Connection>(`${at}/connections`, mailAccount(sink.port))).data;
});
afterAll(() => sink.close());

const to = (address: string) => sink.mails.filter((mail) => mail.to === address);
const mailingsOf = async ({ id }: Pick<Content, "id">) =>
  (await owner.get<Mailing[]>(`${at}/contents/${id}/mailings`)).data;

test("an approved email goes to everybody who may be written to, once, and its owner sees who has it and who has not", async () => {
  sink.script("lost@x.example", { at: "data", drop: "after_keeping" });
  const content = await approvedContent(world, contents[0]);
  expect((await owner.post<Content>(`${at}/contents/${content.id}/publish`)).data.status).toBe("publishing");

  // Every reader has links and a picture of their own; what follows them at once is a machine that looks for danger.
  await expect.poll(() => to("ana@x.example").length, { timeout: 60_000, interval: 10 }).toBe(1);
  const mail = await simpleParser(to("ana@x.example")[0]?.raw ?? "");
  const html = mail.html || "";
  const own = (pattern: RegExp) => new URL(pattern.exec(html)?.[0] ?? "").pathname;
  const [click, open] = [own(/https?:[^"]+\/l\/\w{8}\/[\w-]+/), own(/https?:[^"]+\/o\/[\w-]+\.gif/)];
  const [followed] = await Promise.all([
    fetch(`${product.url}${click}`, { redirect: "manual", headers: { "user-agent": PERSON } }),
    fetch(`${product.url}${open}`, { headers: { "user-agent": PERSON } }),
  ]);
  expect(followed.headers.get("location")).toContain("utm_source=email");

  await expect.poll(async () => (await mailingsOf(content))[0]?.status, { timeout: 60_000 }).toBe("done");

  const [mailing] = await mailingsOf(content);
  expect(mailing?.counts).toMatchObject({ audience: 4, accepted: 2, unknown: 1, skipped: 1, failed: 0 });
  const path = `${at}/contents/${content.id}`;
  const deliveries = `${path}/mailings/${mailing?.id}/deliveries`;
  expect((await owner.get<Delivery[]>(`${deliveries}?status=skipped`)).data).toMatchObject([
    { email: "never@x.example", reason: "no_consent", tries: [] },
  ]);
  expect((await owner.get<Content>(path)).data).toMatchObject({ status: "published" });
  expect((await owner.get<Publication[]>(`${path}/publications`)).data).toMatchObject([
    { kind: "email", state: "done" },
  ]);

  const [arrived] = to("ana@x.example");
  const leave = (arrived && headerOf(arrived, "List-Unsubscribe")?.slice(1, -1)) ?? "";
  expect(mail.text).toContain("Rua 1, Lisboa");
  expect(mail.text).toContain("/u/");
  expect(arrived && headerOf(arrived, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  expect(leave).toContain("/u/");

  const others = (await simpleParser(to("bea@x.example")[0]?.raw ?? "")).html || "";
  expect(others).toContain("/o/");
  expect(others).not.toContain(open);
  const accepted = (await owner.get<Delivery[]>(`${deliveries}?status=accepted`)).data;
  const reader = accepted.find(({ email }) => email === "ana@x.example");
  const counted = () =>
    product.database.db
      .selectFrom("events")
      .select(["kind", "bot", "contentId", "deliveryId"])
      .where("contentId", "=", content.id)
      .where("kind", "in", ["click", "open"])
      .orderBy("kind")
      .execute();
  const about = { bot: "too_soon", contentId: content.id, deliveryId: reader?.id };
  await expect.poll(counted).toEqual([
    { kind: "click", ...about },
    { kind: "open", ...about },
  ]);

  // The one press takes its reader off the next mailing.
  const pressed = await fetch(`${product.url}${new URL(leave).pathname}`, { method: "POST" });
  expect(pressed.status).toBe(200);

  expect((await owner.post(`${path}/mailings/${mailing?.id}/resend`, {})).data).toEqual({ resent: 1 });
  await expect.poll(() => to("lost@x.example").length, { timeout: 60_000 }).toBe(2);
  const ids = to("lost@x.example").map((copy) => headerOf(copy, "Message-ID"));
  expect(ids[0]).toContain(mailing?.id);
  expect(ids[0]).toBe(ids[1]);

  const next = await approvedContent(world, contents[1]);
  await owner.post(`${at}/contents/${next.id}/publish`);
  await expect.poll(async () => (await mailingsOf(next))[0]?.status, { timeout: 60_000 }).toBe("done");
  expect(to("ana@x.example")).toHaveLength(1);
  expect(to("bea@x.example")).toHaveLength(2);
});

const report = async (one: ReturnReport) =>
  postReport(product.url, (await owner.get<ReturnedMailWay>(`${at}/connections/${connection.id}/returns`)).data, one);

test("a mail that came back, or a complaint, ends all mails to that address; a forged report ends nothing", async () => {
  const [kept] = to("lost@x.example");
  const messageId = kept && headerOf(kept, "Message-ID");
  const events = JSON.stringify({
    events: [
      { kind: "bounce", messageId },
      { kind: "bounce", email: "bea@x.example", isLasting: false },
      { kind: "complaint", email: "stranger@x.example" },
    ],
  });
  expect(await report({ body: events, id: "1", key: (path) => `${path.slice(0, -2)}xx` })).toBe("not_found");
  expect(await report({ body: events })).toBe("bad_signature");
  expect(await report({ body: events, id: "1", secret: `whsec_${"A".repeat(43)}=` })).toBe("bad_signature");
  expect(await report({ body: events, id: "1", at: new Date(Date.now() - 600_000) })).toBe("bad_signature");
  expect(await report({ body: events, id: "1", at: new Date(Date.now() + 600_000) })).toBe("bad_signature");
  expect(await report({ body: events, id: "1" })).toBe(2);
  expect(await report({ body: events, id: "1" })).toBe(0);
  expect(await report({ body: "[]" })).toBe("invalid_request");
  expect(await report({ body: "Subject: Out of office\r\n\r\nHi", type: "message/rfc822" })).toBe(0);

  const list = (await owner.get<{ reason: string }[]>(`${at}/suppressions`)).data.map(({ reason }) => reason);
  expect(list).toContain("bounced");
  expect(list).not.toContain("complained");
  const [mailing] = await mailingsOf({ id: contents[1]?.id ?? "" });
  expect(mailing?.counts).toMatchObject({ bounced: 1, complained: 0 });
});

test("a mail service reports in its own words, and results count what was sent, came back, and who left", async () => {
  const second = to("bea@x.example")[1];
  const complaint = JSON.stringify({ event: "spam", "message-id": second && headerOf(second, "Message-ID") });
  expect(await report({ body: complaint })).toBe(1);
  expect(await report({ body: complaint })).toBe(1);
  const reasons = (await owner.get<{ reason: string }[]>(`${at}/suppressions`)).data.map(({ reason }) => reason);
  expect(reasons).toContain("complained");

  // Ana left after the first mailing; two copies to one reader are one mail.
  expect(await mailEvents(product.database, contents[0]?.id)).toEqual([
    { kind: "bounce", number: 1 },
    { kind: "delivered", number: 3 },
    { kind: "unsubscribe", number: 1 },
  ]);
  expect(await mailEvents(product.database, contents[1]?.id)).toEqual([
    { kind: "bounce", number: 1 },
    { kind: "complaint", number: 1 },
    { kind: "delivered", number: 2 },
  ]);
  const results = async () => (await owner.get<{ sends: number }>(`${at}/contents/${contents[1]?.id}/analytics`)).data;
  await expect.poll(results, { timeout: 30_000 }).toMatchObject({ sends: 2, bounces: 1, complaints: 1 });
  const { sentences } = (await owner.get<Insights>(`${at}/analytics`)).data;
  const told = sentences.find(({ about }) => about === "email")?.text;
  expect(told).toMatch(/1 reader unsubscribed\. 2 mails came back\. 1 reader called it spam\.$/);
});

test("an email that is held is taken back before anybody got it, and goes out when it is sent again", async () => {
  const content = await approvedContent(world, contents[3]);
  const path = `${at}/contents/${content.id}`;
  await contact("carla@x.example");
  await owner.post(`${path}/publish`, { holdSeconds: 10 });
  const [held] = (await owner.get<Publication[]>(`${path}/publications`)).data;
  expect(held?.heldSeconds).toBeGreaterThan(5);
  expect(await mailingsOf(content)).toMatchObject([{ status: "sending", counts: { accepted: 0, sending: 0 } }]);
  const stop = `${path}/publications/${held?.id}/stop`;
  expect((await stranger.post(stop)).problem.code).toBe("not_found");
  expect((await owner.post<Content>(stop)).data.status).toBe("approved");
  expect(await mailingsOf(content)).toEqual([]);

  await owner.post(`${path}/publish`, { holdSeconds: 1 });
  await expect.poll(async () => (await mailingsOf(content))[0]?.status, { timeout: 60_000 }).toBe("done");
  expect(to("carla@x.example")).toHaveLength(1);
  const [sent] = (await owner.get<Publication[]>(`${path}/publications`)).data;
  expect((await owner.post(`${path}/publications/${sent?.id}/stop`)).problem.code).toBe("conflict");
});

test("without an address of the sender nothing goes out, and strangers see nothing", async () => {
  const content = await approvedContent(world, contents[2]);
  const [mailing] = await mailingsOf({ id: contents[0]?.id ?? "" });
  const foreign = `${at}/contents/${contents[0]?.id}/mailings`;
  for (const path of [
    foreign,
    `${foreign}/${mailing?.id}/deliveries`,
    `${at}/connections/${connection.id}/dns`,
    `${at}/connections/${connection.id}/returns`,
  ]) {
    expect((await stranger.get(path)).problem.code).toBe("not_found");
  }
  expect((await stranger.post(`${foreign}/${mailing?.id}/resend`, {})).problem.code).toBe("not_found");
  expect((await owner.post(`${foreign}/${mailing?.id}/pause`)).status).toBe(409);

  await owner.patch(at, { sender: { legalName: "", postalAddress: "", country: null, registration: "" } });
  const refused = await owner.post(`${at}/contents/${content.id}/publish`);
  expect(refused.status).toBe(409);
  const path = `${at}/contents/${content.id}`;
  expect((await owner.get<Content>(path)).data.status).toBe("approved");

  // The same at its time: it is missed, and hangs nowhere.
  await owner.post(`${path}/schedule`, { at: "2027-07-15T10:00", connectionId: connection.id });
  await sql`update contents set scheduled_at = now() - interval '1 second' where id = ${content.id}`.execute(
    product.database.db,
  );
  await expect.poll(async () => (await owner.get<Content>(path)).data.status).toBe("missed");
  expect((await owner.get<Content>(path)).data.missed).toEqual({ code: "conflict", detail: refused.problem.detail });
  expect((await owner.get<Publication[]>(`${path}/publications`)).data).toEqual([]);
});

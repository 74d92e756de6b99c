import type { Business, ContactForm, ConversationHead, Message } from "@handbill/contracts";
import { sql } from "kysely";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeInbound } from "../../src/services/messaging-inbound.ts";
import { contactForm, stampsOf } from "../support/contact-form.ts";
import { storeOn } from "../support/ledger.ts";
import { MAIL_PASSWORD, mailAccount } from "../support/mailings.ts";
import { inboundMail } from "../support/messages.ts";
import { testProduct } from "../support/product.ts";
import { headerOf, type SmtpSink, startSmtpSink } from "../support/smtp-sink.ts";

const product = await testProduct({ OUTSIDE_ALLOW: "127.0.0.1/32", TRUST_PROXY: "127.0.0.1" });
const { db } = product.database;
const store = storeOn(product.database);
const owner = await product.newUser();
const { data: business } = await owner.post<Business>("/businesses", { name: "Padaria <Sol>", language: "pt-PT" });
const { at, door, enter, change, conversations, messagesOf, counts, consentOf } = contactForm(
  product.url,
  owner,
  business.id,
);
const mailsTo = (address: string) => sink.mails.filter(({ to }) => to === address);
const writtenTo = async (address: string) =>
  (await sql`select from messages where direction = 'outbound' and to_address = ${address}`.execute(db)).rows.length;

let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSmtpSink({ user: "bakery", password: MAIL_PASSWORD });
});
afterAll(() => sink.close());

test("a form is there once its owner says so, for nobody else's eyes to set", async () => {
  const { data } = await owner.get<ContactForm>(`${at}/contact-form`);
  expect(data).toMatchObject({ isOn: false, name: "required", phone: "off", sites: [], canAnswer: false });
  expect((await fetch(door)).status).toBe(404);
  expect((await enter()).status).toBe(404);
  const stranger = await product.newUser();
  expect((await stranger.get(`${at}/contact-form`)).status).toBe(404);
  expect((await stranger.patch(`${at}/contact-form`, { isOn: true })).status).toBe(404);
  expect((await change({ isOn: true })).data.isOn).toBe(true);
  const page = await fetch(door);
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain('<html lang="pt" dir="ltr">');
  expect(html).toContain("Escreva a Padaria &lt;Sol&gt;");
  expect(html).not.toContain("<script");
  expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect([page.headers.get("x-frame-options"), page.headers.get("set-cookie")]).toEqual(["DENY", null]);
  expect((await fetch(`${product.url}/f/${crypto.randomUUID()}`)).status).toBe(404);
  const { data: sample } = await stranger.post<Business>("/businesses/sample");
  const refused = await stranger.patch(`/businesses/${sample.id}/contact-form`, { isOn: true });
  expect([refused.status, refused.problem.code]).toEqual([409, "conflict"]);
});

test("what somebody enters is a message of a new contact, once however often they press", async () => {
  expect(await (await enter({ message: "Há bolo de noz?\r\nObrigada" })).text()).toContain("recebeu a sua mensagem");
  const again = ["Há bolo de noz?\nObrigada", "há bolo de noz? obrigada!"].map((message) => enter({ message }));
  expect((await Promise.all(again)).map(({ status }) => status)).toEqual([200, 200]);
  const [first, ...more] = await conversations();
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    channel: "form",
    status: "open",
    unreadCount: 1,
    subject: "A sua mensagem a Padaria <Sol>",
    labels: [],
  });
  const messages = await messagesOf(first?.id ?? "");
  expect(messages).toMatchObject([
    { fromName: "Rita", fromAddress: "rita@x.example", body: "Há bolo de noz?\nObrigada", isAutomatic: false },
  ]);
  const head = (await owner.get<ConversationHead>(`${at}/conversations/${first?.id}`)).data;
  expect(head).toMatchObject({ contact: { name: "Rita", email: "rita@x.example" } });
});

test("what is missing is named at its field, and every word stays", async () => {
  await change({ phone: "required", subject: "optional" });
  const bad = await enter({ email: "rita@", message: "Um <b>bolo</b>", phone: "abc", subject: "Festa" });
  const html = await bad.text();
  expect(bad.status).toBe(422);
  expect(html).toContain('role="alert"');
  expect(html).toContain('value="rita@" required autofocus aria-invalid="true" aria-describedby="email-fault"');
  expect(html).toContain('id="phone-fault"');
  for (const kept of ["Um &lt;b&gt;bolo&lt;/b&gt;", 'value="Festa"', 'value="abc"']) expect(html).toContain(kept);
  const empty = await (await enter({ name: "", email: "", message: " " })).text();
  for (const field of ["name", "email", "phone", "message"]) expect(empty).toContain(`id="${field}-fault"`);
  const long = await enter({ phone: "+351 1", message: "x".repeat(5_001) });
  expect([long.status, (await long.text()).includes("5000")]).toEqual([422, true]);
  expect((await enter({ phone: "+351 21 000", message: "Ligue-me", subject: "Festa" })).status).toBe(200);
  const [newest] = await conversations();
  expect(newest?.subject).toBe("Festa");
  expect((await messagesOf(newest?.id ?? ""))[0]?.body).toBe("Ligue-me\n\nO seu número de telefone: +351 21 000");
  await change({ phone: "off", subject: "off" });
});

test("what looks like the work of a program is thanked, kept, and nobody's work", async () => {
  const before = await counts();
  const contacts = (await owner.get<unknown[]>(`${at}/contacts`)).data.length;
  const foreign = stampsOf(60, "another secret").issue(business.id);
  const quick = stampsOf(0).issue(business.id);
  const links = "https://a.example https://b.example www.c.example";
  const odd = [
    { website: "http://spam.example" },
    { stamp: "" },
    { stamp: foreign },
    { stamp: stampsOf(60).issue(crypto.randomUUID()) },
    { stamp: quick },
    { name: "Buy at www.spam.example" },
    { message: `Look: ${links}` },
    { message: "See [url=x]this[/url]" },
  ];
  for (const [index, one] of odd.entries()) {
    const answer = await enter({ email: `bot${index}@x.example`, message: `Nice site ${index}`, ...one });
    expect([index, answer.status, (await answer.text()).includes("recebeu a sua mensagem")]).toEqual([
      index,
      200,
      true,
    ]);
  }
  expect(await counts()).toEqual(before);
  const kept = await conversations("?label=spam");
  expect(kept).toHaveLength(odd.length);
  expect(kept[0]).toMatchObject({ status: "done", unreadCount: 0, labels: ["spam"], contact: null });
  expect((await owner.get<unknown[]>(`${at}/contacts`)).data).toHaveLength(contacts);
  // A person who was taken for a program sends it once more, and is heard.
  await enter({ email: "bot4@x.example", message: "Nice site 4" });
  expect((await counts()).unread).toBe(before.unread + 1);
});

test("the same words from one address after the other are taken for one program's", async () => {
  const before = (await conversations("?label=spam")).length;
  for (const number of [1, 2, 3, 4])
    await enter({ email: `s${number}@x.example`, message: "I can rank your website first!" });
  expect(await conversations("?label=spam")).toHaveLength(before + 1);
});

test("a page that was open for a day is shown once more with its words, and sent then", async () => {
  const words = { email: "late@x.example", message: "Ainda há vagas?" };
  const answer = await enter({ ...words, stamp: stampsOf(25 * 3_600).issue(business.id) });
  const html = await answer.text();
  expect([answer.status, html.includes("Ainda há vagas?")]).toEqual([422, true]);
  const fresh = /name="stamp" value="([^"]+)"/.exec(html)?.[1] ?? "";
  expect(stampsOf(60).ageOf(business.id, fresh)).toBeLessThan(0);
  expect((await enter(words)).status).toBe(200);
});

test("one network writes five times in a while and keeps its words, and nobody else is locked out by it", async () => {
  const statuses: number[] = [];
  for (let number = 0; number < 6; number += 1) {
    const question = { email: `n${number}@x.example`, message: `Pergunta ${number}` };
    statuses.push((await enter(question, "203.0.113.9")).status);
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  const html = await (await enter({ message: "Ainda aqui" }, "203.0.113.9")).text();
  expect(html).toContain("Ainda aqui");
  expect((await enter({ message: "De outro lado" }, "203.0.113.10")).status).toBe(200);
  // So many in an hour are no customers: each is kept, and nobody is called.
  await sql`insert into form_entries (id, business_id, network, address, said, is_quiet)
    select gen_random_uuid(), ${business.id}, n::text, n::text, n::text, false from generate_series(1, 100) n`.execute(
    db,
  );
  const before = await counts();
  expect((await enter({ message: "No meio de muitas" })).status).toBe(200);
  expect(await counts()).toEqual(before);
  await sql`insert into form_entries (id, business_id, network, address, said, is_quiet)
    select gen_random_uuid(), ${business.id}, n::text, n::text, n::text, false from generate_series(1, 2000) n`.execute(
    db,
  );
  expect((await enter({ message: "Demasiadas" })).status).toBe(429);
  await store.contactForms.forget();
  await sql`update form_entries set created_at = created_at - interval '3 days'`.execute(db);
  await store.contactForms.forget();
  expect((await sql`select from form_entries`.execute(db)).rows).toEqual([]);
});

test("who ticks the box says yes in those words, from the form, and confirms it by mail", async () => {
  await change({ asksConsent: true });
  const html = await (await fetch(door)).text();
  expect(html).toContain('<input type="checkbox" name="agree" value="yes"><span>Sim, Padaria &lt;Sol&gt; pode');
  await enter({ email: "no@x.example", message: "Sem novidades" });
  await enter({ email: "yes@x.example", message: "Com novidades", agree: "yes" });
  expect(await consentOf("no@x")).toEqual({ source: "message", email: "no", history: [] });
  expect(await consentOf("yes@x")).toMatchObject({
    email: "pending",
    history: [{ source: "the contact form", textVersion: expect.stringContaining("pt 1: Sim, Padaria <Sol> pode") }],
  });
});

test("only named websites show the form inside their pages, and a line there makes it as high as it is", async () => {
  const closed = await fetch(`${door}/embed`);
  expect(closed.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  const bad = await change({ sites: ["https://a.example; script-src *"] });
  expect(bad.problem).toMatchObject({ code: "invalid_request", errors: [{ path: "sites.0" }] });
  const { data } = await change({ sites: ["www.Sol.example/contacto", "http://localhost:8080"] });
  expect(data.sites).toEqual(["https://www.sol.example", "http://localhost:8080"]);
  expect(data.html).toContain(`/f/${business.id}/embed" title="Escreva a Padaria &lt;Sol&gt;"`);
  const open = await fetch(`${door}/embed`);
  const policy = open.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("frame-ancestors https://www.sol.example https://sol.example http://localhost:8080 ");
  expect(policy).toMatch(/script-src 'sha256-[^']+';/);
  expect(open.headers.get("x-frame-options")).toBeNull();
  expect((await enter({ email: "in@x.example", message: "Dentro" }, undefined, "/embed")).status).toBe(200);
  const script = await fetch(`${product.url}/f/frame.js`);
  expect([script.status, script.headers.get("cross-origin-resource-policy")]).toEqual([200, "cross-origin"]);
  const preview = await fetch(`${product.url}/api/v1${at}/contact-form/preview`, {
    headers: { authorization: `Bearer ${owner.token}` },
  });
  expect(preview.headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
});

test("it is answered by mail, and the answer to that comes back to the same conversation", async () => {
  await owner.post(`${at}/connections`, mailAccount(sink.port));
  expect((await owner.get<ContactForm>(`${at}/contact-form`)).data.canAnswer).toBe(true);
  const [conversation] = (await conversations("?q=Ligue")) ?? [];
  const id = conversation?.id ?? "";
  const { data: draft } = await owner.post<Message>(`${at}/conversations/${id}/messages`, {
    kind: "reply",
    body: "Ligo já.",
  });
  expect((await owner.post<Message>(`${at}/messages/${draft.id}/send`)).status).toBe(200);
  await sql`update messages set next_at = now() where id = ${draft.id}`.execute(db);
  const sent = () => sink.mails.find(({ raw }) => raw.includes(`reply.${draft.id}`));
  await expect.poll(sent, { timeout: 30_000, interval: 20 }).toBeDefined();
  const mail = sent();
  if (!mail) throw new Error("no mail came");
  expect([mail.to, headerOf(mail, "Subject")]).toEqual(["rita@x.example", "Re: Festa"]);
  const { text } = await simpleParser(mail.raw);
  expect(text).toContain("> Ligue-me");
  const answer = inboundMail({
    from: { address: "rita@x.example", name: "Rita" },
    subject: "Re: Festa",
    inReplyTo: `<reply.${draft.id}@padaria.example>`,
  });
  expect(await store.transaction((tx) => takeInbound(tx, business.id, answer))).toMatchObject({ conversationId: id });
});

test("where it was asked for, who wrote gets one mail that says so, and no word of a stranger stands in it", async () => {
  await change({ sendsReceipt: true, thanks: "Até breve!" });
  await enter({ name: "Compre em breve", email: "eva@x.example", message: "Palavras de um estranho" });
  await expect.poll(() => mailsTo("eva@x.example").length, { timeout: 30_000, interval: 20 }).toBe(1);
  const [receipt] = mailsTo("eva@x.example");
  if (!receipt) throw new Error("no mail came");
  expect(headerOf(receipt, "Auto-Submitted")).toBe("auto-replied");
  expect(headerOf(receipt, "To")).toBe("eva@x.example");
  const { text = "", subject } = await simpleParser(receipt.raw);
  expect(subject).toBe("Padaria <Sol> recebeu a sua mensagem");
  expect(text).toMatch(/^Até breve!\n\nEste email é enviado automaticamente/);
  for (const typed of ["Compre", "estranho"]) expect(receipt.raw).not.toContain(typed);
  // Whose turn it is has not changed by it.
  const [conversation] = await conversations("?q=estranho");
  expect(conversation).toMatchObject({
    status: "open",
    lastDirection: "inbound",
    excerpt: "Palavras de um estranho",
    unreadCount: 1,
  });

  for (const number of [1, 2, 3]) await enter({ email: "eva@x.example", message: `Mais ${number}` });
  expect(await writtenTo("eva@x.example")).toBe(2);
  await enter({ email: "bot@x.example", website: "x" });
  await owner.post(`${at}/suppressions`, { address: "out@x.example" });
  await enter({ email: "out@x.example", message: "Nada para mim" });
  expect([await writtenTo("bot@x.example"), await writtenTo("out@x.example")]).toEqual([0, 0]);
});

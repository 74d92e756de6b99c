import type { ConfirmationState, Contact, ContactSummary, SignUpForm, Suppression } from "@handbill/contracts";
import { sql } from "kysely";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createStore } from "../../src/data/store.ts";
import { createBusinessService } from "../../src/services/business-service.ts";
import { createSubscriptionService } from "../../src/services/subscription-service.ts";
import { addressHash } from "../../src/core/addresses.ts";
import { testProduct } from "../support/product.ts";
import { headerOf, startSmtpSink } from "../support/smtp-sink.ts";

const product = await testProduct({ OUTSIDE_ALLOW: "127.0.0.1/32" });
const store = createStore(product.database.db, async () => {});
const businesses = createBusinessService({ store });
const subscriptions = createSubscriptionService({ store, businesses, publicUrl: product.url });
const owner = await product.newUser();
const { data: business } = await owner.post<{ id: string }>("/businesses", { name: "Padaria <i>", language: "pt" });
const at = `/businesses/${business.id}`;
const sink = await startSmtpSink();
afterAll(() => sink.close());
let contact: Contact;
let link = "";

const read = async () => (await owner.get<Contact>(`${at}/contacts/${contact.id}`)).data;
const press = (body?: string, type = "application/x-www-form-urlencoded") =>
  fetch(link, {
    method: "POST",
    redirect: "manual",
    ...(body === undefined ? {} : { body, headers: { "content-type": type } }),
  });

beforeAll(async () => {
  contact = (
    await owner.post<Contact>(`${at}/contacts`, { name: "Ana", email: "ana@example.com", consent: { email: true } })
  ).data;
  const { data: me } = await owner.get<{ id: string }>("/me");
  const owned = await businesses.requireOwned(me.id, business.id);
  const { leave } = await subscriptions.linksOf(store, owned);
  link = leave({ channel: "email", addressHash: addressHash(business.id, "email", "ana@example.com") });
});

test("looking at the link changes nothing, however often", async () => {
  const pages = await Promise.all(Array.from({ length: 20 }, () => fetch(link)));
  expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]));
  const html = (await pages[0]?.text()) ?? "";
  expect(html).toContain('lang="pt"');
  expect(html).toContain("a•••@example.com");
  expect(html).toContain("Padaria &lt;i&gt;");
  expect(html).not.toContain("ana@");
  expect(pages[0]?.headers.get("set-cookie")).toBeNull();
  expect(await read()).toMatchObject({ consent: { email: "yes" }, suppressed: { email: null } });
});

test("one press by a mail program leaves the list at once, without cookie, page or redirect, as often as it likes", async () => {
  const multipart = '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
  const replies = [
    await press("List-Unsubscribe=One-Click"),
    await press(multipart, "multipart/form-data; boundary=x"),
    await press(),
  ];
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await read()).toMatchObject({ consent: { email: "withdrawn" }, suppressed: { email: "unsubscribed" } });
  const hash = addressHash(business.id, "email", "ANA@example.com");
  expect(await store.suppressions.reasonFor(business.id, { channel: "email", addressHash: hash })).toBe("unsubscribed");
});

test("who left by mistake comes back, and who wants a pause gets one", async () => {
  await press("action=come-back");
  expect(await read()).toMatchObject({ consent: { email: "yes" }, suppressed: { email: null } });
  await press("action=pause");
  expect(await read()).toMatchObject({ consent: { email: "yes" }, suppressed: { email: "paused" } });
  const { data } = await owner.get<Suppression[]>(`${at}/suppressions`);
  expect(Date.parse(data[0]?.until ?? "") - Date.now()).toBeGreaterThan(29 * 86_400_000);
  await press("action=come-back");
});

test("the owner's word and a complaint are not lifted by the link", async () => {
  const place = { channel: "email", addressHash: addressHash(business.id, "email", "ana@example.com") } as const;
  await store.suppressions.add(business.id, place, { hint: "", reason: "complained", detail: "" });
  await press("action=come-back");
  await press();
  expect((await read()).suppressed.email).toBe("complained");
  await store.suppressions.lift(business.id, place, ["complained"]);
});

test("the link works for an address whose contact is erased, and holds when it is entered again", async () => {
  await product.database.db.deleteFrom("contacts").where("id", "=", contact.id).execute();
  expect((await press()).status).toBe(200);
  const again = { name: "Ana", email: "Ana@example.com", consent: { email: true } };
  contact = (await owner.post<Contact>(`${at}/contacts`, again)).data;
  expect(contact.suppressed.email).toBe("unsubscribed");
});

test("a forged link is a link to nowhere, of whichever letter", async () => {
  const token = link.slice(link.lastIndexOf("/") + 1);
  const forged = [0, 1, 10, 40, 80, token.length - 1].map((index) => {
    const other = token[index] === "A" ? "B" : "A";
    return token.slice(0, index) + other + token.slice(index + 1);
  });
  for (const bad of [...forged, "x", `${token}A`, token.slice(1), "%00", "..%2f"]) {
    const [look, post] = await Promise.all([
      fetch(`${product.url}/u/${bad}`),
      fetch(`${product.url}/u/${bad}`, { method: "POST" }),
    ]);
    expect([bad, look.status < 500, post.status < 500, look.ok, post.ok]).toEqual([bad, true, true, false, false]);
  }
  const asConfirmation = await fetch(`${product.url}/c/${token}`, { method: "POST" });
  expect(asConfirmation.status).toBe(404);
});

test("who enters themselves is on the list once the address is proved, and nobody learns who is on it", async () => {
  const join = (form: Record<string, string>) =>
    fetch(`${product.url}/join/${business.id}`, { method: "POST", body: new URLSearchParams(form) });
  expect((await fetch(`${product.url}/join/${business.id}`)).status).toBe(200);
  const good = { name: "Rui", email: "rui@example.com", agree: "yes", website: "" };
  const first = await (await join(good)).text();
  expect(await (await join({ ...good, email: "ana@example.com" })).text()).toBe(first);
  expect((await join({ ...good, email: "rui" })).status).toBe(422);
  expect((await join({ name: "Rui", email: "rui2@example.com" })).status).toBe(422);
  expect((await join({ ...good, email: "robot@example.com", website: "http://spam" })).status).toBe(200);
  const { data } = await owner.get<Contact[]>(`${at}/contacts?show=pending`);
  expect(data).toMatchObject([{ name: "Rui", source: "form", consent: { email: "pending" } }]);

  const path = `${at}/contacts/${data[0]?.id}`;
  const { url } = (await owner.post<{ url: string }>(`${path}/confirmation`)).data;
  const confirm = new URL(new URL(url).pathname, product.url);
  expect((await fetch(confirm)).status).toBe(200);
  expect((await owner.get<Contact>(path)).data.consent.email).toBe("pending");
  expect((await fetch(confirm, { method: "POST" })).status).toBe(200);
  expect((await owner.get<Contact>(path)).data.consent.email).toBe("yes");
  const { data: history } = await owner.get<{ basis: string; textVersion: string }[]>(`${path}/consents`);
  expect(history).toMatchObject([{ basis: "double_opt_in" }]);
  expect(history[0]?.textVersion).toContain("Padaria");
  const stranger = await product.newUser();
  expect((await stranger.post(`${path}/confirmation`)).status).toBe(404);
});

test("the mail that asks to confirm waits for a mail account, goes out once in the reader's language, and one press in it proves the address", async () => {
  const { db } = product.database;
  const state = async (id: string) => (await owner.get<ConfirmationState>(`${at}/contacts/${id}/confirmation`)).data;
  const sent = (address: string) => sink.mails.filter(({ to }) => to === address);
  const find = async (q: string) => (await owner.get<Contact[]>(`${at}/contacts?q=${q}`)).data[0]?.id ?? "";
  const join = async (email: string) => {
    const body = new URLSearchParams({ name: "Buy at http://spam.example", email, agree: "yes" });
    return (await fetch(`${product.url}/join/${business.id}`, { method: "POST", body })).text();
  };
  const waiting = await join("eva@example.com");
  expect(waiting).toContain("um ou dois dias");
  const eva = await find("eva");
  expect((await state(eva)).status).toBe("waits_for_account");
  expect((await owner.get<ContactSummary>(`${at}/contacts/summary`)).data).toMatchObject({
    pending: 1,
    canMail: false,
  });
  await owner.patch(`${at}/contacts/${eva}`, { language: "de" });

  sink.script("lost@example.com", { at: "data", drop: "after_keeping" });
  sink.script("full@example.com", { at: "rcpt", code: 552, text: "5.2.2 mailbox full" });
  const account = await owner.post(`${at}/connections`, {
    kind: "email",
    name: "Our mail",
    settings: {
      host: "127.0.0.1",
      port: sink.port,
      security: "none",
      fromName: "Padaria",
      fromAddress: "ola@padaria.example",
    },
    secrets: {},
  });
  expect(account.status).toBe(201);
  const now = await Promise.all(["rosa", "lost", "full"].map((name) => join(`${name}@example.com`)));
  expect(now[0]).not.toContain("um ou dois dias");
  await Promise.all([join("rosa@example.com"), join("rosa@example.com")]);
  for (const [name, status] of [
    ["rosa", "sent"],
    ["lost", "unknown"],
    ["full", "failed"],
    ["eva", "sent"],
  ] as const) {
    const id = await find(name);
    await expect.poll(async () => [name, (await state(id)).status], { timeout: 30_000 }).toEqual([name, status]);
  }
  expect(await state(await find("full"))).toMatchObject({ reason: "mailbox_full" });
  expect([sent("rosa@example.com").length, sent("lost@example.com").length]).toEqual([1, 1]);

  const [mail] = sent("eva@example.com");
  if (!mail) throw new Error("no mail to eva");
  const letter = await simpleParser(mail.raw);
  expect(letter.subject).toBe("Bitte bestätigen: Post von Padaria <i>");
  expect(letter.text).not.toContain("spam.example");
  expect(headerOf(mail, "Content-Language")).toBe("de");
  expect(letter.html).not.toMatch(/<i>|\.gif/);
  const url = new URL(/http\S+\/c\/[\w-]+/.exec(letter.text ?? "")?.[0] ?? "");
  const confirm = new URL(url.pathname, product.url);
  expect(await (await fetch(confirm)).text()).toContain('lang="de"');
  expect((await fetch(confirm, { method: "POST" })).status).toBe(200);
  expect((await owner.get<Contact>(`${at}/contacts/${eva}`)).data.consent.email).toBe("yes");

  // Once more is a decision, and not for ever.
  const rosa = `${at}/contacts/${await find("rosa")}/confirmation/mail`;
  expect((await owner.post(rosa)).problem.code).toBe("rate_limited");
  await sql`update confirmation_mails set created_at = now() - interval '11 minutes'`.execute(db);
  expect((await owner.post<ConfirmationState>(rosa)).status).toBe(202);
  await expect.poll(() => sent("rosa@example.com").length, { timeout: 30_000 }).toBe(2);
  expect((await owner.post(`${at}/contacts/${eva}/confirmation/mail`)).problem.code).toBe("conflict");
  const stranger = await product.newUser();
  expect((await stranger.post(rosa)).problem.code).toBe("not_found");
  expect((await stranger.get(`${at}/contacts/${eva}/confirmation`)).problem.code).toBe("not_found");

  // Who never said yes is forgotten; who did stays.
  await sql`update confirmation_mails set created_at = now() - interval '40 days'`.execute(db);
  await sql`update contacts set created_at = now() - interval '40 days'`.execute(db);
  await store.confirmations.forget();
  expect([await find("rosa"), await find("eva")]).toEqual(["", eva]);
});

test("the owner asks somebody to confirm what they said at the counter, and nothing is sent to them before", async () => {
  const { data } = await owner.post<Contact>(`${at}/contacts`, {
    email: "counter@example.com",
    consent: { email: true },
    proof: { source: "card", confirm: true },
  });
  expect(data.consent.email).toBe("pending");
  const { html } = (await owner.get<SignUpForm>(`${at}/sign-up-form`)).data;
  expect(html).toContain("Sim, Padaria &lt;i&gt; pode enviar-me");
  expect(html).toContain(`/join/${business.id}" method="post"`);
  // With a mail account the hosted page leads to the form as well.
  await owner.patch(`${at}/page`, { live: true, slug: "padaria-lista" });
  const page = await (await fetch(`${product.url}/p/padaria-lista`)).text();
  expect(page).toContain(`href="/join/${business.id}">Novidades por email`);
  await expect.poll(() => sink.mails.some(({ to }) => to === "counter@example.com"), { timeout: 30_000 }).toBe(true);
});

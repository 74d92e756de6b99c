import type { Contact, Suppression } from "@handbill/contracts";
import { beforeAll, expect, test } from "vitest";
import { createStore } from "../../src/data/store.ts";
import { createBusinessService } from "../../src/services/business-service.ts";
import { createSubscriptionService } from "../../src/services/subscription-service.ts";
import { addressHash } from "../../src/core/addresses.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const store = createStore(product.database.db, async () => {});
const businesses = createBusinessService({ store });
const subscriptions = createSubscriptionService({ store, businesses, publicUrl: product.url });
const owner = await product.newUser();
const { data: business } = await owner.post<{ id: string }>("/businesses", { name: "Padaria <i>", language: "pt" });
const at = `/businesses/${business.id}`;
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

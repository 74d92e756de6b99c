import type {
  Contact,
  Conversation,
  ConversationCounts,
  ConversationHead,
  Message,
  Removed,
} from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { InboundMessage } from "../../src/core/inbound-message.ts";
import { takeInbound } from "../../src/services/messaging-inbound.ts";
import { storeOn } from "../support/ledger.ts";
import { inboundMail } from "../support/messages.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const store = storeOn(product.database);
const owner = await product.newUser();
const { data: business } = await owner.post<{ id: string }>("/businesses", { name: "Padaria Sol", language: "pt" });
const at = `/businesses/${business.id}`;

async function receive(change: Partial<InboundMessage> = {}): Promise<string> {
  const taken = await store.transaction((tx) => takeInbound(tx, business.id, inboundMail(change)));
  if (!taken) throw new Error("the business is not there");
  return taken.conversationId;
}
const list = async (query = "") => (await owner.get<Conversation[]>(`${at}/conversations?${query}`)).data;
const subjects = async (query = "") => (await list(query)).map(({ subject }) => subject);
const counts = async () => (await owner.get<ConversationCounts>(`${at}/conversations/counts`)).data;
const removed = async () => (await owner.get<Removed[]>(`${at}/removed`)).data;
const change = (id: string, body: object) => owner.patch<ConversationHead>(`${at}/conversations/${id}`, body);

test("what people write stands in the inbox, is put in order, and is found there", async () => {
  const bread = await receive({ subject: "Pão", from: { address: "rita@x.example", name: "Rita" } });
  const cake = await receive({ subject: "Bolo" });
  expect(await list()).toMatchObject([
    { id: cake, subject: "Bolo", status: "open", unreadCount: 1, lastDirection: "inbound" },
    { id: bread, contact: { name: "Rita", email: "rita@x.example" }, hits: null },
  ]);
  expect(await counts()).toEqual({ open: 2, unread: 2, waiting: 0, mine: 0, snoozed: 0 });

  const { data: me } = await owner.get<{ id: string }>("/me");
  const taken = await change(bread, { assigneeId: me.id, labels: ["urgent", " urgent "], isUnread: false });
  expect(taken.data).toMatchObject({ assigneeId: me.id, labels: ["urgent"], unreadCount: 0, answers: null });
  expect(await subjects("assignee=me")).toEqual(["Pão"]);
  expect(await subjects("label=urgent")).toEqual(["Pão"]);
  expect(await subjects("unread=true")).toEqual(["Bolo"]);

  await change(cake, { snoozedUntil: "2099-01-01T00:00:00Z" });
  expect(await subjects("status=open")).toEqual(["Pão"]);
  expect(await subjects("status=snoozed")).toEqual(["Bolo"]);
  expect(await counts()).toEqual({ open: 1, unread: 1, waiting: 0, mine: 1, snoozed: 1 });
  expect((await change(cake, { status: "done" })).data).toMatchObject({ status: "done", snoozedUntil: null });
  expect(await subjects("status=done")).toEqual(["Bolo"]);
  expect((await change(cake, { snoozedUntil: "2020-01-01T00:00:00Z" })).problem.code).toBe("time_past");
  expect((await change(cake, { assigneeId: bread })).problem.code).toBe("invalid_request");
});

test("a list goes on where it ended, and messages are read page by page", async () => {
  const id = await receive({ subject: "Longo", text: "um" });
  for (const text of ["dois", "três"]) await receive({ subject: "Longo", text, html: `<p>${text}</p>` });
  const first = await owner.get<Message[]>(`${at}/conversations/${id}/messages?limit=2`);
  expect(first.data).toMatchObject([
    { body: "três", hasHtml: true, html: null, direction: "inbound", isStale: false },
    { body: "dois" },
  ]);
  const rest = await owner.get<Message[]>(`${at}/conversations/${id}/messages?limit=2&cursor=${first.next}`);
  expect(rest.data.map(({ body }) => body)).toEqual(["um"]);
  expect(rest.next).toBeNull();
  expect((await owner.get<Message>(`${at}/messages/${first.data[0]?.id}`)).data.html).toBe("<p>três</p>");
  const all = await owner.get<Conversation[]>(`${at}/conversations?limit=2`);
  const more = await owner.get<Conversation[]>(`${at}/conversations?limit=2&cursor=${all.next}`);
  expect(new Set([...all.data, ...more.data].map((one) => one.id)).size).toBe(3);
  expect((await owner.get<Message[]>(`${at}/messages?limit=1&direction=inbound`)).data).toMatchObject([
    { body: "três" },
  ]);
});

test("words are found as their language declines them, as they begin, without spaces, and of this business alone", async () => {
  await receive({ subject: "Frage", text: "Haben die Kuchen Nüsse?", language: "de" });
  await receive({ subject: "質問", text: "クロワッサンはありますか", language: "ja" });
  await receive({ subject: "English", text: "Are your cakes gluten free?", language: "en" });
  expect(await subjects("q=Nuss")).toEqual(["Frage"]);
  expect(await subjects(`q=${encodeURIComponent("nüsse kuchen")}`)).toEqual(["Frage"]);
  expect(await subjects("q=glu")).toEqual(["English"]);
  expect(await subjects("q=cake")).toEqual(["English"]);
  expect(await subjects(`q=${encodeURIComponent("クロワッサン")}`)).toEqual(["質問"]);
  expect(await subjects(`q=${encodeURIComponent("§ !! :*")}`)).toEqual([]);
  const [found] = await list("q=gluten");
  expect(found?.hits?.find(({ isHit }) => isHit)).toEqual({ text: "gluten", isHit: true });
  expect(await subjects("q=gluten&status=done")).toEqual([]);

  const other = await product.newUser("Eve");
  const { data: theirs } = await other.post<{ id: string }>("/businesses", { name: "Other", language: "en" });
  expect((await other.get<Conversation[]>(`/businesses/${theirs.id}/conversations?q=gluten`)).data).toEqual([]);
});

test("strangers see nothing, change nothing, and hear nothing", async () => {
  const id = await receive({ subject: "Segredo" });
  const [message] = (await owner.get<Message[]>(`${at}/conversations/${id}/messages`)).data;
  const eve = await product.newUser("Eve");
  const answers = await Promise.all([
    eve.get(`${at}/conversations`),
    eve.get(`${at}/conversations/counts`),
    eve.get(`${at}/conversations/events`),
    eve.get(`${at}/conversations/${id}`),
    eve.get(`${at}/conversations/${id}/messages`),
    eve.get(`${at}/messages`),
    eve.get(`${at}/messages/${message?.id}`),
    eve.patch(`${at}/conversations/${id}`, { status: "done" }),
    eve.delete(`${at}/conversations/${id}`),
    eve.post(`${at}/conversations/${id}/restore`),
  ]);
  expect(answers.map(({ status, problem }) => [status, problem.code])).toEqual(answers.map(() => [404, "not_found"]));
});

test("new mail is heard of at once", async () => {
  const leaving = new AbortController();
  const response = await fetch(new URL(`/api/v1${at}/conversations/events`, product.url), {
    headers: { authorization: `Bearer ${owner.token}` },
    signal: leaving.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const heard = async (): Promise<ConversationCounts> => {
    for (let text = ""; ; text += (await reader?.read())?.value ?? "") {
      const data = /^data: (.+)$/m.exec(text)?.[1];
      if (data) return JSON.parse(data).counts;
    }
  };
  const before = await heard();
  await receive({ subject: "Agora" });
  expect(await heard()).toMatchObject({ open: before.open + 1, unread: before.unread + 1 });
  leaving.abort();
});

test("what somebody wrote goes where they go: removed with them, brought back with them, merged and erased", async () => {
  const id = await receive({ subject: "Vai", from: { address: "vai@x.example", name: "Vai" } });
  const { contact } = (await owner.get<ConversationHead>(`${at}/conversations/${id}`)).data;
  const person = `${at}/contacts/${contact?.id}`;
  await owner.delete(person);
  expect((await owner.get(`${at}/conversations/${id}`)).status).toBe(404);
  await owner.post(`${person}/restore`);
  expect((await owner.get(`${at}/conversations/${id}`)).status).toBe(200);

  await owner.delete(`${at}/conversations/${id}`);
  expect(await subjects()).not.toContain("Vai");
  expect(await removed()).toMatchObject([{ id, kind: "conversation", name: "Vai" }]);
  await owner.delete(person);
  expect((await removed()).map(({ kind }) => kind)).toEqual(["contact"]);
  await owner.post(`${person}/restore`);
  expect((await removed()).map(({ kind }) => kind)).toEqual(["conversation"]);
  expect((await owner.get(`${at}/conversations/${id}`)).status).toBe(404);
  expect((await owner.post(`${at}/conversations/${id}/restore`)).status).toBe(200);
  expect(await removed()).toEqual([]);

  const { data: kept } = await owner.post<Contact>(`${at}/contacts`, { name: "Vai", phone: "+351912000111" });
  await owner.post(`${at}/contacts/${kept.id}/merge`, { otherId: contact?.id });
  expect(await subjects(`contactId=${kept.id}`)).toEqual(["Vai"]);
  await owner.post(`${person}/restore`);
  expect([await subjects(`contactId=${kept.id}`), await subjects(`contactId=${contact?.id}`)]).toEqual([[], ["Vai"]]);
  await owner.post(`${at}/contacts/${kept.id}/merge`, { otherId: contact?.id });
  await owner.delete(`${at}/contacts/${kept.id}`);
  await sql`update contacts set deleted_at = now() - interval '31 days' where id = ${kept.id}`.execute(
    product.database.db,
  );
  await store.transaction((tx) => tx.contacts.erase());
  const left = await sql`select 1 from messages where conversation_id = ${id}`.execute(product.database.db);
  expect(left.rows).toEqual([]);
});

test("a mail is shown as it was laid out, in a page that can do nothing and fetches only what its reader asks for", async () => {
  const html = '<p style="color:red">Olá &lt;b&gt;</p><img alt="" data-src="https://x.example/a.png?b=1&amp;c=2" />';
  const id = await receive({ subject: "Cores <i>", html });
  const [message] = (await owner.get<Message[]>(`${at}/conversations/${id}/messages`)).data;
  const shown = (query: string, cookie = owner.cookie) =>
    fetch(new URL(`/api/v1${at}/messages/${message?.id}/page${query}`, product.url), { headers: { cookie } });

  const plain = await shown("");
  const page = await plain.text();
  expect(page).toContain('<p style="color:red">Olá &lt;b&gt;</p>');
  expect(page).toContain("<title>Cores &lt;i&gt;</title>");
  expect(page).not.toContain(" src=");
  const policy = plain.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("img-src data:;");
  expect(policy).toMatch(/sandbox(?!.*allow-(scripts|same-origin|forms))/);
  expect(plain.headers.get("x-frame-options")).toBe("SAMEORIGIN");

  const wanted = await shown("?pictures=true");
  expect(await wanted.text()).toContain(' src="https://x.example/a.png?b=1&amp;c=2"');
  expect(wanted.headers.get("content-security-policy")).toContain("img-src data: https: http:");

  const stranger = await product.newUser();
  expect((await shown("", stranger.cookie)).status).toBe(404);
  const text = await receive({ subject: "Sem cores", html: null });
  const [bare] = (await owner.get<Message[]>(`${at}/conversations/${text}/messages`)).data;
  expect((await owner.get(`${at}/messages/${bare?.id}/page`)).problem.code).toBe("not_found");
});

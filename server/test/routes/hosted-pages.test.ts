import type { Connection, Content, HostedPage } from "@handbill/contracts";
import { beforeAll, expect, test } from "vitest";
import { approvedContent, contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { createSeal } from "../../src/core/seal.ts";
import { createPagePublisher } from "../../src/services/pages/page-publisher.ts";
import { createPublishEngine } from "../../src/services/publishing/publish-engine.ts";
import type { Client } from "../support/client.ts";
import { storeOn } from "../support/ledger.ts";
import { testProduct } from "../support/product.ts";
import { brief } from "../support/briefs.ts";

const PUBLIC_URL = "http://localhost:3000";
const product = await testProduct({ PUBLIC_URL });
const owner = await product.newUser();
let at = "";

/** The same that the product has: the test need not wait for its next round. */
const store = storeOn(product.database);
const engine = createPublishEngine({
  store,
  seal: createSeal(["a secret that is long enough for a test"]),
  publishers: [createPagePublisher({ store, publicUrl: PUBLIC_URL })],
  atClaim: {},
  publicUrl: "https://handbill.example",
  random: () => 0,
  warn: () => undefined,
});

const visit = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, product.url), { headers, redirect: "manual" });
const change = (body: unknown, by: Client = owner, where = at) => by.patch<HostedPage>(`${where}/page`, body);

beforeAll(async () => {
  const { business } = brief("bakery-lisbon");
  const made = await owner.post<{ id: string }>("/businesses", { ...business, facts: ["Secret recipe fact"] });
  at = `/businesses/${made.data.id}`;
});

test("a page is proposed with the name of its business, and nobody sees it before it is live", async () => {
  const { data } = await owner.get<HostedPage>(`${at}/page`);
  expect(data).toMatchObject({ slug: "padaria-do-largo", live: false, posts: [], updatedAt: null });
  expect((await visit("/p/padaria-do-largo")).status).toBe(404);
});

test("a live page says who the business is in its language, and nothing that is for its owner alone", async () => {
  await owner.patch(`${at}/contact-form`, { isOn: true });
  const { data } = await change({ live: true, headline: "Pão & <natas>", phone: "+351 21 000 0000", color: "rust" });
  expect(new URL(data.url).pathname).toBe("/p/padaria-do-largo");
  const answer = await visit("/p/padaria-do-largo");
  const text = await answer.text();
  expect(answer.status).toBe(200);
  expect(text).toContain('<html lang="pt" dir="ltr">');
  expect(text).toContain("<h1>Pão &amp; &lt;natas&gt;</h1>");
  expect(text).toContain("Menu do forno");
  expect(text).toContain(`href="/f/${at.split("/").at(-1)}">Escreva-nos`);
  expect(text).toContain('href="tel:+351210000000"');
  expect(text).toContain(`<link rel="canonical" href="${data.url}"`);
  for (const hidden of [
    "/join/",
    "Secret recipe fact",
    "Never claim to be the best",
    "remote workers",
    "first person plural",
  ]) {
    expect(text).not.toContain(hidden);
  }
  const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text) ?? [];
  expect(JSON.parse(json)).toMatchObject({ "@type": "LocalBusiness", name: "Padaria do Largo", url: data.url });
});

test("a page runs no script, loads nothing from elsewhere, and may be kept for a minute", async () => {
  const answer = await visit("/p/padaria-do-largo");
  const policy = answer.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+='; img-src 'self' data:; base-uri 'none';/);
  expect(answer.headers.get("cache-control")).toContain("public, max-age=60");
  expect(answer.headers.get("set-cookie")).toBeNull();
  const again = await visit("/p/padaria-do-largo", { "if-none-match": answer.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
});

test("what an owner wrote can become neither a tag nor a link that does something", async () => {
  const intro = 'Hi <script>alert(1)</script> [x](javascript:alert(1)) [y](https://a.example/?q="><b>) **bold**';
  await change({ intro, imprint: "</p><img src=x onerror=alert(1)>" });
  const text = await (await visit("/p/padaria-do-largo")).text();
  expect(text).not.toMatch(/<script>|<img|href="javascript|<b>/i);
  expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(text).toContain("<strong>bold</strong>");
});

test("a new address is taken at once, and the old one leads on to it", async () => {
  await change({ slug: "largo" });
  const old = await visit("/p/padaria-do-largo/feed.xml");
  expect(old.status).toBe(301);
  expect(new URL(old.headers.get("location") ?? "").pathname).toBe("/p/largo/feed.xml");
  expect((await visit("/p/largo")).status).toBe(200);
});

test("nobody else gets an address that a page has or had", async () => {
  const other = await product.newUser();
  const { data } = await other.post<{ id: string }>("/businesses", { name: "Largo" });
  const where = `/businesses/${data.id}`;
  const { data: proposed } = await other.get<HostedPage>(`${where}/page`);
  expect(proposed.slug).toMatch(/^largo-[0-9a-f]{6}$/);
  for (const slug of ["largo", "padaria-do-largo"]) {
    expect((await change({ slug }, other, where)).problem).toMatchObject({ code: "address_taken", status: 409 });
  }
  expect((await other.get(`${at}/page`)).problem.code).toBe("not_found");
  expect((await change({ live: false }, other)).problem.code).toBe("not_found");
});

test("the owner looks at a page before everybody does, inside the studio only", async () => {
  const address = new URL(`/api/v1${at}/page/preview`, product.url);
  const answer = await fetch(address, { headers: { cookie: owner.cookie } });
  expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
  expect(await answer.text()).toMatch(/<meta name="robots" content="noindex"/);
  expect((await fetch(address)).status).toBe(401);
});

test("the sample business stays inside", async () => {
  const { data: sample } = await owner.post<{ id: string }>("/businesses/sample");
  const refused = await change({ live: true }, owner, `/businesses/${sample.id}`);
  expect(refused.problem).toMatchObject({ code: "conflict" });
  expect(refused.problem.detail).toContain("sample business");
});

test("a page that is taken down is gone, not unknown", async () => {
  await change({ live: false });
  const answer = await visit("/p/largo");
  expect(answer.status).toBe(410);
  const text = await answer.text();
  expect(text).toContain("Esta página já não existe");
  expect(text).not.toContain("Menu do forno");
  expect((await visit("/p/largo/feed.xml")).status).toBe(410);
  await change({ live: true });
  expect((await visit("/p/largo")).status).toBe(200);
});

test.each(["/p/nobody", "/p/nobody/post", "/p/%00", "/p/..%2f", "/p/nobody/feed.xml"])(
  "%s is not there",
  async (path) => {
    const answer = await visit(path);
    expect(answer.status).toBe(404);
  },
);

test("an article goes out to the page, into its feed and its map, once; taken down, it is gone", async () => {
  const world = await plannedCampaign(owner, "bakery-lisbon", 1, { channels: ["blog"] });
  const page = (await change({ live: true, slug: "padaria-blog" }, owner, world.at)).data;
  const { data: connections } = await owner.get<Connection[]>(`${world.at}/connections`);
  expect(connections).toMatchObject([{ kind: "page", channels: ["blog"], offReason: null }]);

  const [planned] = await contentsOf(world);
  const { id: picture } = await product.database.db
    .insertInto("pictures")
    .values({
      id: crypto.randomUUID(),
      businessId: world.at.split("/")[2] ?? "",
      width: 800,
      height: 600,
      size: 4,
      whole: Buffer.from("jpeg"),
      small: Buffer.from("jpeg"),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const path = `${world.at}/contents/${planned?.id}`;
  const carried = { pictures: [{ id: picture, alt: 'Pão "de ló"' }] };
  await owner.put(`${path}/pictures`, carried, { "if-match": `"${planned?.version}"` });
  const content = await approvedContent(world, planned);
  const publish = async (): Promise<Content> => {
    await owner.post(`${path}/publish`);
    await expect
      .poll(async () => {
        await engine.handOver();
        return (await owner.get<Content>(path)).data.status;
      })
      .toBe("published");
    return (await owner.get<Content>(path)).data;
  };
  const { publishedUrl } = await publish();
  expect(publishedUrl).toMatch(new RegExp(`^${page.url}/[a-z0-9-]+$`));
  const article = new URL(publishedUrl ?? "").pathname;
  const answer = await visit(article);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).toContain(`<link rel="canonical" href="${publishedUrl}"`);
  expect(text).toContain('"@type":"BlogPosting"');
  const source = `${PUBLIC_URL}/pictures/${picture}.jpg`;
  expect(text).toContain(`<img src="${source}" width="800" height="600" alt="Pão &quot;de ló&quot;">`);
  expect(text).toContain(`<meta property="og:image" content="${source}">`);
  expect((await visit(new URL(source).pathname)).status).toBe(200);
  const views = () =>
    product.database.db
      .selectFrom("events")
      .select(["kind", "contentId"])
      .where("contentId", "=", content.id)
      .execute();
  await expect.poll(views).toEqual([{ kind: "view", contentId: content.id }]);

  const feed = await visit("/p/padaria-blog/feed.xml");
  expect(feed.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
  const rss = await feed.text();
  expect(rss).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<rss version="2.0"/);
  expect(rss.split(`<guid isPermaLink="true">${publishedUrl}</guid>`)).toHaveLength(2);
  expect(rss).toMatch(/<pubDate>\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000<\/pubDate>/);
  expect(await (await visit("/p/padaria-blog/sitemap.xml")).text()).toContain(`<loc>${publishedUrl}</loc>`);

  const down = await owner.post<Content>(`${path}/take-down`);
  expect(down.data).toMatchObject({ status: "approved", publishedUrl: null });
  expect((await visit(article)).status).toBe(410);
  expect((await visit(new URL(source).pathname)).status).toBe(404);
  expect((await owner.post(`${path}/take-down`)).problem.code).toBe("conflict");
  expect((await publish()).publishedUrl).toBe(publishedUrl);
});

import type { Content, Conversion, TrackedLink, TrackingSettings } from "@handbill/contracts";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { plannedCampaign, writtenContent } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();
const world = await plannedCampaign(owner);
const { at } = world;
/** As the settings of the test have it. */
const PUBLIC_URL = "http://localhost:0";
const SHOP = "https://shop.example/cake?size=big#order";
const PERSON =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36";

let content: Content;
let link: TrackedLink;
beforeAll(async () => {
  const draft = await writtenContent(world);
  const path = `${at}/contents/${draft.id}`;
  const { fields } = draft;
  const [name = ""] =
    Object.entries(fields ?? {}).find(([key, value]) => typeof value === "string" && key !== "altText") ?? [];
  const changed = await owner.patch<Content>(
    path,
    { fields: { ...fields, [name]: `Order: ${SHOP}, and again (${SHOP}).` } },
    { "if-match": `"${draft.version}"` },
  );
  content = changed.data;
  const made = await owner.post<TrackedLink[]>(`${path}/links`);
  link = first(made.data.filter(({ address }) => address === SHOP));
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const split = (a: number, b: number) => ({
  destinations: [
    { url: "https://shop.example/a", weight: a },
    { url: "https://shop.example/b", weight: b },
  ],
});
const picture = (ending: string) =>
  fetch(new URL(`/api/v1${at}/links/${link.id}/qr.${ending}`, product.url), {
    headers: { authorization: `Bearer ${owner.token}` },
  });

const first = <Item>(items: Item[]): Item => {
  const [item] = items;
  if (!item) throw new Error("there is none");
  return item;
};

type Event = {
  kind: string;
  bot: string | null;
  visitor: string | null;
  contentId: string | null;
  clickId: string | null;
  amount: number | null;
  id: string;
};
/** All events with this source, once there are so many. */
async function events(kind: "click" | "conversion", count: number): Promise<Event[]> {
  let rows: Event[] = [];
  await expect
    .poll(async () => {
      rows = await product.database.db
        .selectFrom("events")
        .select(["id", "kind", "bot", "visitor", "contentId", "clickId", "amount"])
        .where("kind", "=", kind)
        .orderBy("occurredAt")
        .orderBy("id")
        .execute();
      return rows.length;
    })
    .toBe(count);
  return rows;
}

const visit = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(new URL(path, product.url), {
    method,
    redirect: "manual",
    headers: { "user-agent": PERSON, ...headers },
  });

test("the links of a text are made once, and lead where the text says with the campaign named", async () => {
  const again = await owner.post<TrackedLink[]>(`${at}/contents/${content.id}/links`);
  expect(again.data.filter(({ address }) => address === SHOP)).toEqual([link]);
  expect(link).toMatchObject({ address: SHOP, contentId: content.id, clicks: 0 });
  expect(link.utm).toMatchObject({ source: content.channel });

  const answer = await visit(`/l/${link.code}`);
  const to = new URL(answer.headers.get("location") ?? "");
  expect(answer.status).toBe(302);
  expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await answer.text()).toBe("");
  expect(`${to.origin}${to.pathname}${to.hash}`).toBe("https://shop.example/cake#order");
  expect(Object.fromEntries(to.searchParams)).toMatchObject({
    size: "big",
    utm_source: content.channel,
    utm_campaign: expect.stringMatching(/./),
    utm_content: expect.stringMatching(/./),
    hb: expect.stringMatching(/^\w{8}\./),
  });
});

test("machines are counted apart and with the reason, and who wants privacy is counted without being told apart", async () => {
  await events("click", 1);
  await visit(`/l/${link.code}`, {}, "HEAD");
  await visit(`/l/${link.code}`, { "user-agent": "Googlebot/2.1" });
  await visit(`/l/${link.code}`, { "sec-purpose": "prefetch;prerender" });
  const silent = await visit(`/l/${link.code}`, { "sec-gpc": "1" });
  expect(new URL(silent.headers.get("location") ?? "").searchParams.has("hb")).toBe(false);
  await visit(`/l/${link.code}`, { dnt: "1" });

  const clicks = await events("click", 6);
  expect(clicks.map(({ bot }) => bot)).toEqual([null, "head", "crawler", "prefetch", null, null]);
  expect(clicks.map(({ visitor }) => visitor !== null)).toEqual([true, true, true, true, false, false]);

  const { data } = await owner.get<TrackedLink[]>(`${at}/contents/${content.id}/links`);
  expect(data.find(({ id }) => id === link.id)).toMatchObject({ clicks: 3, visitors: 1, bots: 3 });
});

test("what an address asks for is never where a click leads, and codes that nobody has lead nowhere", async () => {
  for (const path of [
    `/l/${link.code}?url=https://evil.example`,
    `/l/${link.code}//evil.example`,
    `/l/${link.code}/forged`,
  ]) {
    const location = (await visit(path)).headers.get("location");
    expect(location === null || location.startsWith("https://shop.example/")).toBe(true);
  }
  for (const code of ["aaaaaaaa", "javascript:alert(1)", "x".repeat(150)]) {
    const answer = await visit(`/l/${code}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).not.toContain("html");
  }
  for (const address of ["javascript:alert(1)", "//evil.example", "https://ada:pw@shop.example", PUBLIC_URL + "/u/x"]) {
    expect(await owner.post(`${at}/links`, { address })).toMatchObject({ status: 400 });
  }
});

test("what a website tells of an order is joined to its click and counts once", async () => {
  const before = await owner.get<TrackingSettings>(`${at}/tracking`);
  const { siteKey, script } = before.data;
  expect(script).toContain(`data-site="${siteKey}"`);
  const shop = { referer: "https://shop.example/thanks" };
  const asked = await visit(new URL(/src="([^"]+)"/.exec(script)?.[1] ?? "").href.replace(PUBLIC_URL, ""), shop);
  expect(asked.headers.get("content-type")).toContain("text/javascript");
  const location = (await visit(`/l/${link.code}`)).headers.get("location") ?? "";
  const hb = new URL(location).searchParams.get("hb") ?? "";
  const beacon = (body: unknown) =>
    fetch(new URL(`/e/${siteKey}`, product.url), {
      method: "POST",
      headers: { "user-agent": PERSON, "content-type": "text/plain" },
      body: JSON.stringify(body),
    });

  const answer = await beacon({ goal: "order", value: "12.50", currency: "eur", hb });
  expect(answer.status).toBe(204);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  await beacon({ goal: "order", value: "12.50", currency: "eur", hb }); // the page is loaded again
  await visit(`/e/${siteKey}.gif?goal=order&value=8&currency=EUR&key=A-1`);
  await visit(`/e/${siteKey}.gif?goal=order&value=8&currency=EUR&key=A-1`);
  await beacon({ goal: "order", hb: `${hb}x` }); // no click that we know: its visitor is
  await fetch(new URL(`/e/${siteKey.slice(1)}A`, product.url), { method: "POST", body: "{}" });
  await beacon("no object");

  const found = await events("conversion", 3);
  const clicks = await product.database.db.selectFrom("events").select("id").where("kind", "=", "click").execute();
  expect(found.map(({ amount }) => amount)).toEqual([1250, 800, null]);
  expect(found.every(({ contentId }) => contentId === content.id)).toBe(true);
  expect(found.every(({ clickId }) => clicks.some(({ id }) => id === clickId))).toBe(true);
  // The owner sees that what was put on the website works.
  const heard = async () => (await owner.get<TrackingSettings>(`${at}/tracking`)).data.calls;
  const page = { source: "page", origin: "https://shop.example" };
  await expect.poll(heard, { timeout: 20_000 }).toContainEqual(expect.objectContaining(page));
});

const tell = async (key: string) => {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const body = JSON.stringify({ key: "order 6" });
  return (await fetch(new URL("/hooks/conversions", product.url), { method: "POST", headers, body })).status;
};

test("a conversion that a program tells counts once for ever, and a wrong clock is told so", async () => {
  const order = { key: "order 1", value: { amount: 4200, currency: "EUR" }, contentId: content.id };
  const path = `${at}/conversions`;
  const all = await Promise.all(Array.from({ length: 8 }, () => owner.post<Conversion>(path, order)));

  expect(new Set(all.map(({ data }) => data.id)).size).toBe(1);
  expect(first(all).data).toMatchObject({ goal: "order", contentId: content.id, value: order.value });
  expect(await owner.post(path, order)).toMatchObject({ status: 200 });
  expect(await owner.post(path, { ...order, goal: "booking" })).toMatchObject({
    status: 409,
    problem: { code: "conflict" },
  });
  await events("conversion", 4);

  for (const [key, moment, field] of [
    ["order 2", inHours(1), "at"],
    ["order 3", inHours(-24 * 31), "at"],
  ] as const) {
    expect(await owner.post(path, { key, at: moment })).toMatchObject({
      status: 400,
      problem: { errors: [{ path: field }] },
    });
  }
  expect(await owner.post(path, { key: "order 4", click: `${link.code}.forged` })).toMatchObject({ status: 400 });
  expect(await owner.post<Conversion>(path, { key: "order 5", at: inHours(1 / 30) })).toMatchObject({ status: 201 });

  const { serverKey } = (await owner.get<TrackingSettings>(`${at}/tracking`)).data;
  expect([await tell(serverKey), await tell(serverKey)]).toEqual([201, 200]);
  expect([await tell(`${serverKey.slice(0, -2)}xx`), await tell(""), await tell("hb_")]).toEqual([401, 401, 401]);
});

test("visitors are shared among destinations by weight, and places keep what was counted", async () => {
  const { data: made } = await owner.post<TrackedLink>(`${at}/links`, { address: "https://shop.example/a" });
  const path = `${at}/links/${made.id}`;
  expect(await owner.patch(path, split(0, 0))).toMatchObject({ status: 400 });
  await owner.patch(path, split(0, 1));
  expect(await owner.patch(path, { destinations: [{ url: "https://shop.example/a", weight: 1 }] })).toMatchObject({
    status: 400,
  });

  await expect
    .poll(async () => (await visit(`/l/${made.code}`)).headers.get("location"), { timeout: 5_000 })
    .toMatch(/^https:\/\/shop\.example\/b/);
  await expect
    .poll(async () => first((await owner.get<TrackedLink[]>(`${at}/links`)).data).destinations.at(1)?.clicks)
    .toBeGreaterThan(0);
});

test("a link is drawn as a QR code for paper", async () => {
  const svg = await picture("svg");
  expect(svg.headers.get("content-type")).toContain("image/svg+xml");
  expect(await svg.text()).toMatch(/^<svg /);
  const png = Buffer.from(await (await picture("png")).arrayBuffer());
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.readUInt32BE(16)).toBeGreaterThan(800);
});

test("what the owner does not want counted is not", async () => {
  await owner.patch(`${at}/tracking`, { links: false, clickIds: false });
  const { data } = await owner.post<TrackedLink[]>(`${at}/contents/${content.id}/links`);
  expect(data.map(({ id }) => id)).toContain(link.id); // made before
  expect((await owner.get<TrackingSettings>(`${at}/tracking`)).data).toMatchObject({
    links: false,
    opens: true,
    clickIds: false,
  });
  await expect
    .poll(async () => (await visit(`/l/${link.code}`)).headers.get("location"), { timeout: 5_000 })
    .not.toContain("hb=");
});

test("a stranger finds no link, no settings and no place to tell of an order", async () => {
  const stranger = await product.newUser("Eve");
  const answers = await Promise.all([
    stranger.get(`${at}/contents/${content.id}/links`),
    stranger.post(`${at}/contents/${content.id}/links`),
    stranger.get(`${at}/links`),
    stranger.patch(`${at}/links/${link.id}`, { destinations: [{ url: SHOP, weight: 1 }] }),
    stranger.get(`${at}/links/${link.id}/qr.svg`),
    stranger.get(`${at}/tracking`),
    stranger.patch(`${at}/tracking`, { opens: false }),
    stranger.post(`${at}/conversions`, { key: "x" }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  const { rows } = await sql`select 1 from tracking_settings where not opens`.execute(product.database.db);
  expect(rows).toEqual([]);
});

import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { makeAccount } from "../support/account.ts";
import { testEdge } from "../support/edge.ts";

const SCRIPT = "console.log('studio')";
const folder = await mkdtemp(join(tmpdir(), "handbill-studio-"));
await mkdir(join(folder, "assets"));
const HEAD =
  '<title>Studio</title><script defer src="/broken.js"></script><script type="module" crossorigin src="/assets/app-1a2b.js"></script>';
const SHELL = `<!doctype html><html lang="en"><head>${HEAD}</head><body><div id="root"></div></body></html>`;
await writeFile(join(folder, "index.html"), SHELL);
const asks = ["/businesses/$1", "/me", "/businesses/$1/calendar?from={firstOfMonth}&to={day+3}"];
await writeFile(join(folder, "first-asks.json"), JSON.stringify([{ address: "^/b/([0-9a-f-]{36})$", asks }]));
const parts = [{ part: "a.tsx", files: ["assets/a.js", "assets/a.css"] }];
await writeFile(join(folder, "first-parts.json"), JSON.stringify(parts));
await writeFile(join(folder, "theme.js"), "theme()");
await writeFile(join(folder, ".secret"), "hidden");
await writeFile(join(folder, "assets", "app-1a2b.js"), SCRIPT);
await writeFile(join(folder, "assets", "app-1a2b.js.br"), brotliCompressSync(SCRIPT));
afterAll(() => rm(folder, { recursive: true }));

const { app, database, log } = await testEdge({ settings: { studioFolder: folder } });
const open = (url: string, accept = "text/html,application/xhtml+xml") => app.inject({ url, headers: { accept } });

test.each(["/", "/campaigns/123", "/sign-in?redirect=/x", "/businesses/a.b/contents"])(
  "a browser that opens %s gets the studio",
  async (url) => {
    const answer = await open(url);
    expect(answer.body).toContain("<title>Studio</title>");
    expect(answer.headers["cache-control"]).toBe("no-cache");
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(answer.headers["content-security-policy"]).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
  },
);

/** What came along with a page. */
async function answersOf(url: string, cookie: string) {
  const page = await app.inject({ url, headers: { accept: "text/html", cookie } });
  const [, data = "{}"] = /<script type="application\/json" id="first-answers">(.*)<\/script>/.exec(page.body) ?? [];
  const answers: Record<string, [string | null, string]> = JSON.parse(data);
  return { page, answers, paths: Object.keys(answers) };
}

test("who is signed in gets a page with the answers to what it asks first, and nobody keeps it", async () => {
  const [ada, eve] = [await makeAccount(app), await makeAccount(app)];
  const made = await app.inject({
    method: "POST",
    url: "/api/v1/businesses",
    headers: { authorization: ada.authorization },
    payload: { name: "</script><b>Padaria</b>" },
  });
  const { id } = made.json().data;
  // A busy machine may take longer than a page waits: then it comes without.
  const pathsFor = async (cookie: string) => (await answersOf(`/b/${id}`, cookie)).paths;
  await expect.poll(() => pathsFor(ada.cookie)).toEqual(["/api/auth/token", `/api/v1/businesses/${id}`, "/api/v1/me"]);
  await expect.poll(() => pathsFor(eve.cookie)).toEqual(["/api/auth/token", "/api/v1/me"]);
  const { page, answers } = await answersOf(`/b/${id}`, ada.cookie);
  expect(page.body).toContain("<html data-answered lang=");
  expect(page.body).not.toContain("</script><b>");
  expect(page.headers).toMatchObject({ "cache-control": "no-store", vary: "accept-encoding, cookie" });
  const [, token = ""] = answers["/api/auth/token"] ?? [];
  const own = await app.inject({
    url: `/api/v1/businesses/${id}`,
    headers: { authorization: `Bearer ${JSON.parse(token).token}` },
  });
  expect(JSON.parse(answers[`/api/v1/businesses/${id}`]?.[1] ?? "")).toEqual(own.json());

  expect((await answersOf(`/b/${id}?item=1`, "other=1")).page.body).toBe(SHELL);
  expect((await answersOf("/login", ada.cookie)).page.body).toBe(SHELL);

  const packed = await app.inject({
    url: `/b/${id}`,
    headers: { accept: "text/html", cookie: ada.cookie, "accept-encoding": "gzip, br" },
  });
  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(packed.rawPayload).toString()).toContain("first-answers");
});

test("a page is painted from the answers of whoever opens it, out of reach at first, with its own styles alone", async () => {
  const ada = await makeAccount(app);
  const asked: unknown[][] = [];
  const { app: painting } = await testEdge({
    database,
    settings: { studioFolder: folder },
    painter: {
      wake: () => undefined,
      async paint(...order) {
        asked.push(order);
        const html =
          '<p style="width:40%">Ada &amp; co.</p><p style="font:&quot;a&quot;">x</p><p style="width:40%">y</p>';
        const data = [[["me"], "</script><b>"]];
        return { html, title: "Ada & <co> $& · Handbill", data, taken: ["/api/v1/me"], parts: ["a.tsx"], faults: [] };
      },
    },
  });
  const url = "/b/01a207f8-0eb8-79dd-9c20-a48b708398be?item=2";
  const cookie = `${ada.cookie}; handbill.setup.1=hidden; other=1`;
  const headers = { accept: "text/html", cookie, "user-agent": "A phone (Mobile)" };
  const openPage = () => painting.inject({ url, headers });
  // A busy machine may take longer than a page waits for its answers: then it comes without.
  let page = await openPage();
  for (let tries = 0; asked.length === 0 && tries < 20; tries += 1) page = await openPage();
  const [[address, answers, kept] = []] = asked;
  expect({ address, kept }).toEqual({ address: url, kept: ["handbill.setup.1=hidden", "phone"] });
  expect(Object.keys(answers ?? {})).toEqual(["/api/auth/token", "/api/v1/me"]);
  expect(page.body).toContain('<html data-painted data-phone data-answered lang="en">');
  expect(page.body).toContain('<div id="root" inert><p style="width:40%">Ada &amp; co.</p>');
  expect(page.body).toContain("<title>Ada &amp; &lt;co&gt; $&amp; · Handbill</title>");
  expect(page.body).toContain(
    'id="first-data">{"data":[[["me"],"\\u003c/script>\\u003cb>"]],"parts":["a.tsx"]}</script>',
  );
  expect(page.body).not.toContain('"/api/v1/me"');
  // Nothing runs before it is seen, and what it looks like comes before what runs later.
  expect(page.body).not.toMatch(/<script (?!type="application\/json")/);
  for (const file of ["/broken.js", "/assets/app-1a2b.js"])
    expect(page.body).toMatch(new RegExp(`<link rel="modulepreload" fetchpriority="low" [^>]*href="${file}">`));
  expect(page.body).toContain('<link data-later crossorigin href="/assets/a.js">');
  expect(page.body).toContain('<link rel="stylesheet" crossorigin href="/assets/a.css">');
  expect(page.headers["cache-control"]).toBe("no-store");
  const hashes = ["width:40%", 'font:"a"'].map(
    (style) => `'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  );
  expect(
    String(page.headers["content-security-policy"]).endsWith(`; style-src-attr 'unsafe-hashes' ${hashes.join(" ")}`),
  ).toBe(true);

  await painting.inject({ url, headers: { accept: "text/html" } });
  expect(asked).toHaveLength(1);
});

test("a page does not wait for a database that is away", async () => {
  const ada = await makeAccount(app);
  const id = "01a207f8-0eb8-79dd-9c20-a48b708398be";
  const lock = await database.pool.connect();
  await lock.query("begin; lock table users, sessions in access exclusive mode");
  expect((await answersOf(`/b/${id}`, ada.cookie)).page.body).toBe(SHELL);
  await lock.query("rollback");
  lock.release();
});

test("built files are kept for ever, others are checked each time", async () => {
  const script = await open("/assets/app-1a2b.js", "*/*");
  expect(script.body).toBe(SCRIPT);
  expect(script.headers).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "content-type": "application/javascript; charset=utf-8",
  });
  expect(script.headers["x-content-type-options"]).toBe("nosniff");
  expect(script.headers).not.toHaveProperty("content-security-policy"); // only pages need it
  expect((await open("/theme.js", "*/*")).headers["cache-control"]).toBe("no-cache");
});

test("a browser that takes brotli gets the file that was compressed at build", async () => {
  const answer = await app.inject({ url: "/assets/app-1a2b.js", headers: { "accept-encoding": "gzip, br" } });
  expect(answer.headers).toMatchObject({ "content-encoding": "br", vary: "accept-encoding" });
  expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(SCRIPT);
});

test.each([
  "/assets/app-old.js",
  "/missing.png",
  "/api/v1/nothing",
  "/api/nothing",
  "/docs/nothing",
  "/health/nothing",
  "/.secret",
  "/assets/",
  "/..%2f..%2fpackage.json",
  "/l/code",
])("%s is missing, and is not the studio", async (url) => {
  const answer = await open(url);
  expect(answer.json()).toMatchObject({ status: 404, code: "not_found" });
});

test("a program that asks for an unknown address gets a problem, not a page", async () => {
  expect((await open("/campaigns/123", "application/json")).json()).toMatchObject({ code: "not_found" });
  const post = await app.inject({ method: "POST", url: "/campaigns/123", headers: { accept: "text/html" } });
  expect(post.json()).toMatchObject({ code: "not_found" });
});

test("none of this was a surprise to the server", () => {
  expect(log.filter((line) => line.includes("unexpected error"))).toEqual([]);
});

test("without a built studio the first page says how to build it, and the API works", async () => {
  const { app: bare } = await testEdge({ settings: { studioFolder: join(folder, "nowhere") }, database });
  const page = await bare.inject({ url: "/", headers: { accept: "text/html" } });
  expect(page.statusCode).toBe(503);
  expect(page.body).toContain("npm run build -w web");
  expect((await bare.inject({ url: "/health/live" })).statusCode).toBe(200);
});

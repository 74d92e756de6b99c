import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { testEdge } from "../support/edge.ts";

const SCRIPT = "console.log('studio')";
const folder = await mkdtemp(join(tmpdir(), "handbill-studio-"));
await mkdir(join(folder, "assets"));
await writeFile(join(folder, "index.html"), "<!doctype html><title>Studio</title>");
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

test("built files are kept for ever, others are checked each time", async () => {
  const script = await open("/assets/app-1a2b.js", "*/*");
  expect(script.body).toBe(SCRIPT);
  expect(script.headers).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "content-type": "application/javascript; charset=utf-8",
  });
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

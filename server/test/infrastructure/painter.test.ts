import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll, expect, test } from "vitest";
import { createPainter } from "../../src/infrastructure/painter/painter.ts";

/** Paints what it is told, and fails, hangs or dies at some addresses. */
const PAINT = `
export async function paint(address, answers, kept) {
  if (address === "/fails") throw new Error("no colours");
  if (address === "/hangs") return new Promise(() => {});
  if (address === "/dies") setTimeout(() => { throw new Error("gone"); });
  if (address === "/asks") await fetch("http://127.0.0.1:9/");
  if (address === "/no-page") return null;
  const own = [localStorage.getItem("a"), typeof document, location.origin].join(" ");
  return { html: address + " " + own, data: [], taken: Object.keys(answers), faults: [...kept] };
}`;

const folder = await mkdtemp(join(tmpdir(), "handbill-painter-"));
await mkdir(join(folder, ".painting"));
await writeFile(join(folder, ".painting", "paint.mjs"), PAINT);
const logger = pino({ enabled: false });
const painter = createPainter({ folder, publicUrl: "http://shop.test", logger });
const paint = (address: string) => painter.paint(address, { "/api/v1/me": [null, "{}"] }, ["handbill.setup.1=hidden"]);
afterAll(async () => {
  await painter.close();
  await rm(folder, { recursive: true });
});

test("a page is painted from the answers it is given, with nothing of a browser but its address", async () => {
  // The first page finds a painter that is still getting ready, and goes without.
  expect(await paint("/b/1")).toBeNull();
  await expect
    .poll(() => paint("/b/1"))
    .toEqual({
      html: "/b/1  undefined http://shop.test",
      data: [],
      taken: ["/api/v1/me"],
      faults: ["handbill.setup.1=hidden"],
    });
  expect(await Promise.all([paint("/1"), paint("/2")])).toMatchObject([
    { html: expect.stringContaining("/1 ") },
    { html: expect.stringContaining("/2 ") },
  ]);
});

test.each(["/fails", "/asks", "/no-page", "/hangs"])(
  "%s goes without a picture, and the next page has one",
  async (address) => {
    expect(await paint(address)).toBeNull();
    await expect.poll(() => paint("/after")).toMatchObject({ taken: ["/api/v1/me"] });
  },
);

test("when it dies, who waits gets a page without a picture, and it rests before it begins anew", async () => {
  await paint("/dies");
  await expect.poll(() => paint("/after")).toBeNull();
  expect(await paint("/hangs")).toBeNull();
});

test("a studio without a painter is served without pictures", async () => {
  const none = createPainter({ folder: join(folder, "nowhere"), publicUrl: "http://shop.test", logger });
  expect(await none.paint("/b/1", {}, [])).toBeNull();
  await none.close();
});

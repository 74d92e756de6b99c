import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pino from "pino";
import { afterAll, expect, test } from "vitest";
import { createPainter } from "../../src/infrastructure/painter/painter.ts";

/** Paints what it is told, and fails, hangs or dies at some addresses. */
const PAINT = `
let pages = 0;
export async function paint(address, answers, kept) {
  if (address === "/fails") throw new Error("no colours");
  if (address === "/hangs") return new Promise(() => {});
  if (address === "/dies") setTimeout(() => { throw new Error("gone"); });
  if (address === "/asks") await fetch("http://127.0.0.1:9/");
  if (address === "/no-page") return null;
  if (address === "/counted") return { html: String((pages += 1)), data: [], taken: [], faults: [] };
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

test("while no page is opened for a while, nothing of it stays in memory, and the next page begins anew", async () => {
  const brief = createPainter({ folder, publicUrl: "http://shop.test", logger, idleMs: 50 });
  const count = async () => Number((await brief.paint("/counted", {}, []))?.html);
  brief.wake();
  await expect.poll(count, { interval: 1 }).toBeGreaterThan(20);
  await pause(100);
  await expect.poll(count, { interval: 1 }).toBeLessThan(20);
  await brief.close();
});

test("a studio without a painter is served without pictures", async () => {
  const none = createPainter({ folder: join(folder, "nowhere"), publicUrl: "http://shop.test", logger });
  expect(await none.paint("/b/1", {}, [])).toBeNull();
  await none.close();
});

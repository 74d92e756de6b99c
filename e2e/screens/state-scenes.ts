import type { Job } from "@handbill/contracts";
import type { Page } from "playwright-core";
import { drawnPicture } from "../support/drawn-picture.ts";
import { board, home, piece, press, type Scene } from "./scene.ts";

const CALLS = /\/api\/v1\/businesses\/[^/]+\/(campaigns|calendar)/;

/** What the server answers from now on. */
async function answer(page: Page, path: RegExp, status: number, code: string, headers: Record<string, string> = {}) {
  await page.route(path, (route) =>
    route.fulfill({
      status,
      headers,
      contentType: "application/problem+json",
      body: JSON.stringify({ type: "about:blank", title: code, status, code, detail: "", requestId: "7f3k22a9" }),
    }),
  );
}

const openCampaigns = async (page: Page): Promise<void> =>
  page.getByRole("link", { name: "Campaigns", exact: true }).filter({ visible: true }).first().click();

const words = (page: Page) => page.getByRole("group", { name: "Text", exact: true }).getByRole("textbox").first();

/** Changes the open piece in a second window first, so that both windows have a text. */
async function meetAnotherWindow(page: Page): Promise<void> {
  // What an earlier picture left unsaved is no part of this one.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  const other = await page.context().newPage();
  await other.goto(page.url());
  const isNew = !(await words(other).inputValue()).startsWith("We open at eight.");
  await words(other).fill(`We open at ${isNew ? "eight" : "nine"}. Written in the other window.`);
  await other
    .getByText(/^Saved/)
    .first()
    .waitFor();
  await other.close();
  await words(page).fill("We open at seven. Written in this window.");
  await page.getByRole("alert", { name: "This was changed in another window" }).waitFor();
}

/** Two pictures for the open piece, once. */
async function addPictures(page: Page): Promise<void> {
  const panel = page.getByRole("region", { name: "Pictures" });
  await panel.waitFor();
  const described = panel.getByRole("textbox");
  if ((await described.count()) === 0) {
    const buffers = [await drawnPicture(page, 1200, 900, "#b5651d"), await drawnPicture(page, 900, 1200, "#7a3b12")];
    await panel.locator("input[type=file]").setInputFiles(
      buffers.map((base64, index) => ({
        name: `${index}.jpg`,
        mimeType: "image/jpeg",
        buffer: Buffer.from(base64, "base64"),
      })),
    );
    await described.nth(1).waitFor();
    await described.first().fill("A loaf of rye, just out of the oven");
    await page.waitForResponse((response) => response.request().method() === "PUT");
  }
  await panel.scrollIntoViewIfNeeded();
}

/** Pieces and plans in the middle of a decision, and what the studio says when something is in the way. */
export const STATE_SCENES: readonly Scene[] = [
  {
    name: "editor-rewritten",
    what: "A rewrite, word by word",
    address: piece("linkedin"),
    prepare: async (page) => {
      await press("Shorter")(page);
      await page.getByRole("button", { name: "Keep mine" }).waitFor();
      await page.getByRole("button", { name: "Keep mine" }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: "editor-versions",
    what: "Versions to choose from",
    address: piece("x"),
    prepare: async (page) => {
      await press(/Write 3 versions|Choose from/)(page);
      const use = page.getByRole("button", { name: /^Use this/ }).first();
      await use.waitFor();
      await use.scrollIntoViewIfNeeded();
    },
  },
  { name: "editor-pictures", what: "A piece with pictures", address: piece("linkedin"), prepare: addPictures },
  { name: "editor-conflict", what: "Changed in two windows", address: piece("bluesky"), prepare: meetAnotherWindow },
  { name: "time-choose", what: "Another time for a piece", address: piece("instagram"), prepare: press(/^Move/) },
  {
    name: "strategy-edit",
    what: "A part of the plan, being changed",
    address: (stage) => `${home(stage)}/campaigns/${stage.campaign.id}/strategy`,
    prepare: press(/^Edit/),
  },
  {
    name: "strategy-compare",
    what: "Two plans beside each other",
    address: (stage) => `${home(stage)}/campaigns/${stage.planned.id}/strategy?compare=1`,
  },
  {
    name: "sign-in-over",
    what: "Signed out in the middle of it",
    address: board,
    prepare: async (page) => {
      await answer(page, /\/api\/(auth\/token|v1\/)/, 401, "unauthorized");
      await openCampaigns(page);
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "too-fast",
    what: "A lot at once",
    address: (stage) => `${home(stage)}/usage`,
    prepare: async (page) => {
      await answer(page, CALLS, 429, "rate_limited", { "retry-after": "42" });
      await openCampaigns(page);
      await page.getByRole("button", { name: "Try now" }).waitFor();
    },
  },
  {
    name: "offline",
    what: "No connection",
    address: piece("threads"),
    prepare: async (page) => {
      await page.evaluate(() => {
        Object.defineProperty(navigator, "onLine", { get: () => false });
        dispatchEvent(new Event("offline"));
      });
      await page.getByText("You're offline.").first().waitFor();
    },
  },
  {
    name: "tray",
    what: "What is being written",
    address: home,
    prepare: async (page, { owner, business, planned, takeTime }) => {
      await takeTime();
      const generate = `/businesses/${business.id}/campaigns/${planned.id}/generate`;
      await owner.call("POST", generate, {}, { prefer: "respond-async" });
      await page.reload();
      await press(/being written/)(page);
      await page.getByRole("button", { name: "Stop" }).first().waitFor();
    },
    after: async ({ owner, business }) => {
      const jobs = await owner.call<Job[]>("GET", `/jobs?active=true&businessId=${business.id}`);
      for (const { id, parentId } of jobs) if (parentId === null) await owner.call("POST", `/jobs/${id}/cancel`, {});
    },
  },
  {
    name: "budget-used",
    what: "The month's limit for AI is reached",
    address: ({ limited }) => `/b/${limited.business.id}/campaigns/${limited.campaign.id}/board`,
    prepare: async (page) => {
      await page.getByRole("link", { name: "Raise the limit" }).first().waitFor();
    },
  },
];

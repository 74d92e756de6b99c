import type { Business, Content } from "@handbill/contracts";
import type { Page } from "playwright-core";
import { afterAll } from "vitest";
import { brief } from "../server/test/support/briefs.ts";
import { startSmtpSink } from "../server/test/support/smtp-sink.ts";
import { asOwner, expect, test } from "./support/kit.ts";

/** As many as it takes before anything is learned of their rate. */
const PEOPLE = 110;
const READERS = 12;
/** It sends a hundred mails and waits for the clocks of readers and of counting; a busy machine needs longer. */
const PATIENCE_MS = 300_000;
const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
const TABLE = [
  "Name,Email",
  ...Array.from({ length: PEOPLE }, (_, index) => `Guest ${index},guest${index}@readers.example`),
  "Nobody,never-asked",
].join("\n");

const ACCOUNT = { user: "ola@padaria.example", password: "bread every morning" };
const sink = await startSmtpSink(ACCOUNT);
afterAll(() => sink.close());

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** From the owner's goal to an approved email. */
async function planAndApprove(page: Page, { id }: Business): Promise<string> {
  await page.goto(`/b/${id}/campaigns/new`);
  await page.getByLabel("What should this campaign achieve?").fill(brief("bakery-lisbon").campaign.goal);
  for (const channel of ["Instagram", "Facebook"]) await page.getByRole("checkbox", { name: channel }).uncheck();
  await page.getByLabel("How many pieces?").fill("1");
  await button(page, "Plan this campaign").click();
  await button(page, "Write the content").click();
  await button(page, /^(Approve|Check) “/)
    .first()
    .waitFor();
  await page.getByRole("article").getByRole("link").first().click();
  const vouch = button(page, /^I can vouch for this/);
  await button(page, /^(Approve|Check \d+ things?)$/).waitFor();
  for (let left = await vouch.count(); left > 0; left -= 1) await vouch.first().click();
  await button(page, /^Approve$/).click();
  await page.getByText("You approved this piece.").waitFor();
  return page.url();
}

/** The mail account of the business, at the mail server of this test. */
async function connectMail(page: Page, { id }: Business): Promise<void> {
  await page.goto(`/b/${id}/settings/connections`);
  await button(page, /^Email/).click();
  await page.getByLabel("Who the mails are from").fill("Padaria do Largo");
  await page.getByLabel("Your email address").fill(ACCOUNT.user);
  await page.getByLabel("Mail server for sending (SMTP)").fill("127.0.0.1");
  await page.getByLabel("Encryption").first().selectOption("none");
  await page.getByLabel("Port").first().fill(String(sink.port));
  await page.getByLabel("Password of the mail account").fill(ACCOUNT.password);
  await page.getByText("User name, answers, pace").click();
  await page.getByLabel("Mails in a minute").fill("6000");
  await button(page, "Connect and send a test mail").click();
  await page.getByText(/^Tested/).waitFor();
  expect(sink.mails.map(({ to }) => to)).toEqual([ACCOUNT.user]);
}

async function bringContacts(page: Page, { id }: Business): Promise<void> {
  await page.goto(`/b/${id}/contacts`);
  await button(page, "Import").click();
  const dialog = page.getByRole("dialog", { name: "Import contacts" });
  await dialog
    .getByLabel("A table as CSV")
    .setInputFiles({ name: "guests.csv", mimeType: "text/csv", buffer: Buffer.from(TABLE) });
  await dialog.getByText(`${PEOPLE} new, 1 that cannot be taken`).waitFor();
  await dialog.getByLabel("Who of them said yes to mail from you?").selectOption({ label: "All of them" });
  await dialog.getByLabel("Where did they say yes?").fill("Card at the counter");
  await button(page, `Import ${PEOPLE} contacts`).click();
  await page.getByText(`${PEOPLE} contacts, ${PEOPLE} can be mailed`).waitFor();
}

/** What stands in a mail, as its reader's program shows it. */
const textOf = (raw: string): string =>
  raw
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const linkIn = (raw: string): string => /https?:\/\/[^\s"<>]+\/l\/\w{8}\/[\w-]+/.exec(textOf(raw))?.[0] ?? "";

const follow = (address: string) =>
  fetch(address, { redirect: "manual", headers: { "user-agent": FIREFOX, accept: "text/html" } });

test(
  "the whole loop: planned, approved, sent, clicked, counted, and the next plan builds on it",
  async () => {
    await asOwner(async ({ page, owner }) => {
      const business = await owner.call<Business>("POST", "/businesses", {
        ...brief("bakery-lisbon").business,
        sender: {
          legalName: "Padaria do Largo Lda",
          postalAddress: "Largo de São Miguel 4, Lisboa",
          country: "PT",
          registration: "",
        },
      });
      const at = `/businesses/${business.id}`;
      await connectMail(page, business);
      await bringContacts(page, business);
      const piece = await planAndApprove(page, business);
      const contentId = new URL(piece).searchParams.get("item") ?? "";
      const read = () => owner.call<Content>("GET", `${at}/contents/${contentId}`);

      await button(page, /^Schedule for/).click();
      await page
        .getByText(/^Goes out/)
        .first()
        .waitFor();
      // The time that the studio chose lies days ahead; it is moved to this moment.
      await owner.call("POST", `${at}/contents/${contentId}/schedule`, {
        at: new Date(Date.now() + 4_000).toISOString(),
      });
      await expect.poll(async () => (await read()).status, { timeout: 90_000 }).toBe("published");
      expect(new Set(sink.mails.map(({ to }) => to)).size).toBe(PEOPLE + 1);
      await page.reload();
      await page.getByText(/^Sent .* by .*ola@padaria/).waitFor();

      const { publishedAt } = await read();
      // Who follows a link sooner than anybody can read is a machine.
      await expect.poll(() => Date.now() - Date.parse(publishedAt ?? "")).toBeGreaterThan(5_000);
      const links = sink.mails
        .filter(({ to }) => to.startsWith("guest"))
        .slice(0, READERS)
        .map(({ raw }) => linkIn(raw));
      const places = await Promise.all(links.map(async (link) => (await follow(link)).headers.get("location") ?? ""));
      expect(new Set(places.map((place) => new URL(place).searchParams.get("utm_source")))).toEqual(new Set(["email"]));
      const { siteKey } = await owner.call<{ siteKey: string }>("GET", `${at}/tracking`);
      const click = new URL(places[0] ?? "").searchParams.get("hb");
      const order = { goal: "order", value: "42.50", currency: "EUR", hb: click };
      await fetch(new URL(`/e/${siteKey}`, page.url()), {
        method: "POST",
        headers: { "content-type": "text/plain", "user-agent": FIREFOX },
        body: JSON.stringify(order),
      });

      const results = page.getByRole("region", { name: "Results" });
      await expect
        .poll(
          async () => {
            await page.reload();
            await results.waitFor();
            return results.textContent();
          },
          { interval: 1_000 },
        )
        .toMatch(/Clicks12.*Results1.*Income.*42\.50/);
      await page.goto(`/b/${business.id}/insights`);
      const figures = page.getByRole("region", { name: "In numbers" });
      await expect.poll(() => figures.textContent()).toMatch(/Clicks12.*Income€42\.50/);

      await page.goto(`/b/${business.id}/campaigns/new`);
      await page.getByLabel("What should this campaign achieve?").fill("Sell 20 more breakfast menus a week");
      await page.getByLabel("How many pieces?").fill("3");
      await button(page, "Plan this campaign").click();
      await page.getByText("What this builds on").waitFor();
      await page.getByRole("list", { name: "The pieces this was measured on" }).getByRole("link").click();
      await page.waitForURL(`**/board?item=${contentId}`);
      await results.getByText("Clicks").waitFor();
    });
  },
  PATIENCE_MS,
);

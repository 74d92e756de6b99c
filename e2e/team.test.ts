import type { Business, Connection, FaqEntry, Message } from "@handbill/contracts";
import type { Page } from "playwright-core";
import { pagesOf, visit } from "./support/all-pages.ts";
import { asOwner, expect, test } from "./support/kit.ts";
import type { Owner } from "./support/owner.ts";

/** One of everything that a team works on besides a campaign. */
async function fillBusiness({ call }: Owner, at: string): Promise<string> {
  const letter = { direction: "inbound", channel: "email", contact: "ana@x.example", subject: "Bread on Sundays?" };
  const [{ conversationId }] = await Promise.all([
    call<Message>("POST", `${at}/messages`, { ...letter, body: "Do you bake on Sundays?" }),
    call("POST", `${at}/contacts`, { name: "Ben", email: "ben@x.example", consent: { email: true } }),
    call<FaqEntry>("POST", `${at}/faq`, { question: "Are you open on Sundays?", answer: "From 8 to 12." }),
    call("POST", `${at}/saved-replies`, { name: "Sundays", body: "From 8 to 12." }),
    call("POST", `${at}/links`, { address: "https://bakery.example/menu" }),
    call<Connection>("POST", `${at}/connections`, { kind: "page", name: "Our page" }),
  ]);
  await call("POST", `${at}/conversations/${conversationId}/messages`, { kind: "note", body: "Ask Grace." });
  return conversationId;
}

/** What can be pressed or filled in on a page, by its names. */
const controlsOf = (page: Page): Promise<string[]> =>
  page
    .locator("main")
    .locator("button:enabled, input:enabled, select:enabled, textarea:enabled, [draggable=true]")
    .evaluateAll((all) =>
      all
        .filter((element) => element.checkVisibility())
        .map((element) => {
          const isField =
            element instanceof HTMLInputElement ||
            element instanceof HTMLSelectElement ||
            element instanceof HTMLTextAreaElement;
          const label = isField ? element.labels?.[0]?.innerText : undefined;
          return (element.getAttribute("aria-label") ?? label ?? element.textContent).trim();
        }),
    );

/** What somebody can press who may look at everything: to look at it otherwise, to take it along, and what is their own. */
const MAY_PRESS = [
  /^(?:Hide the first steps|Print|Close|\d+ plans?|Look at the next|More for|Check |Choose who|Copy|Post it by hand)/,
  /^(?:Channel|Status|Sort into|Campaign|Tag|Show|Search|What|Which conversations|Search messages|Compare with)$/,
  /^(?:Compare with the time before|Phone|Computer|Light|Dark|4:5|1:1|\d+ days|Previous|Next|Today|Go to)/,
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/,
  /^(?:ana@|Ben)|^Find duplicates$/,
  /^(?:Leave this business|Sign out|Change address|Change password|Set it up|Add a passkey|Make a key|Export everything)$/,
  /^(?:Delete my account|Like my device|Comfortable|Compact|Single keys act|Search for it)/,
];
/** The single keys of the board and the inbox that change something. */
const KEYS = ["a", "e", "s", "r", "n"];

/** Goes through all pages, and names what could be pressed and should not, what was refused, and what was to be changed. */
async function refusedTo(page: Page, addresses: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET" && request.url().includes("/api/v1/"))
      found.push(`${request.method()} ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() === 403) found.push(`refused: ${response.url()}`);
  });
  for (const address of addresses) {
    await visit(page, address);
    const live = (await controlsOf(page)).filter((name) => !MAY_PRESS.some((pattern) => pattern.test(name)));
    const ways = await page.locator("a[href$='/campaigns/new']:visible").count();
    found.push(
      ...live.map((name) => `${address}: ${name}`),
      ...(ways > 0 ? [`${address}: a way to a new campaign`] : []),
    );
    if (/board|inbox/.test(address)) for (const key of KEYS) await page.keyboard.press(key);
  }
  return found;
}

test("somebody who is invited comes in by the link, writes, and may approve once the owner lets them, and only look once they do not", async () => {
  await asOwner(async ({ page, owner }) => {
    const business = await owner.call<Business>("POST", "/businesses", { name: "Corner Bakery" });
    const { campaign, contents } = await owner.writtenCampaign(business);
    await page.goto(`/b/${business.id}/settings/team`);
    await page.getByRole("button", { name: "Invite somebody" }).click();
    await page.getByLabel("Their email address").fill("grace@bakery.example");
    await page.getByLabel("They come in as").selectOption("editor");
    await page.getByRole("button", { name: "Make the invitation" }).click();
    const link = (await page.getByText(/\/invite#/).textContent()) ?? "";
    await page.getByRole("button", { name: "Done", exact: true }).click();
    const board = `/b/${business.id}/campaigns/${campaign.id}/board`;

    await asOwner(async ({ page: theirs, owner: invited, expectConsoleErrors }) => {
      expectConsoleErrors(/401/);
      await invited.signOut();
      const { pathname, hash } = new URL(link);
      await theirs.goto(`${pathname}${hash}`);
      await theirs.getByRole("heading", { name: "Sign in" }).waitFor();
      await theirs.getByLabel("Email").fill(invited.email);
      await theirs.getByLabel("Password", { exact: true }).fill(invited.password);
      await theirs.getByRole("button", { name: "Sign in", exact: true }).click();
      await theirs.getByText(/invites you to this business/).waitFor();
      await theirs.getByRole("button", { name: "Accept" }).click();
      await theirs.getByText(/You are here as editor/).waitFor();

      await theirs.goto(board);
      const approve = theirs.getByRole("button", { name: /^Approve/ }).first();
      await approve.waitFor();
      expect(await approve.isDisabled()).toBe(true);
      const [content] = await invited.call<{ id: string }[]>("GET", `/businesses/${business.id}/contents?status=draft`);
      await theirs.goto(`${board}?item=${content?.id}`);
      await theirs.getByRole("group", { name: "Text" }).getByRole("textbox").first().fill("Warm bread from seven.");
      await theirs.getByText("Saved").first().waitFor();

      await page.reload();
      await page.getByRole("combobox", { name: /^Role of/ }).selectOption("approver");
      await page.getByText(/is now: Approver/).waitFor();

      await theirs.goto(board);
      await theirs.getByText(/You are here as approver/).waitFor();
      await approve.click();
      await theirs.getByRole("option", { name: "Approved (1)" }).waitFor({ state: "attached" });
      await page.getByRole("combobox", { name: /^Role of/ }).selectOption("viewer");
      await page.getByText(/is now: Viewer/).waitFor();
      await theirs.reload();
      const conversationId = await fillBusiness(owner, `/businesses/${business.id}`);
      const contentIds = contents.map(({ id }) => id);
      const place = { businessId: business.id, campaignId: campaign.id, contentIds, conversationIds: [conversationId] };
      expect(await refusedTo(theirs, pagesOf(place))).toEqual([]);
    });
  });
});

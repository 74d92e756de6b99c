import type { Business, Content, Job, Message } from "@handbill/contracts";
import type { Page } from "playwright-core";
import { expect, asOwner, test } from "./support/kit.ts";
import { examine, type Screen } from "./support/looks.ts";
import { quiet } from "./support/quiet.ts";

/** Everything that the usage page keeps folded. */
async function unfoldUsage(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Change the limit" }).click();
  await page.getByRole("button", { name: "Autumn mornings" }).click();
  await page
    .getByRole("button", { name: /^Details of the call/ })
    .first()
    .click();
  await page.getByRole("table", { name: "Cost per piece" }).waitFor();
}

/** How light a preview is, from 0 to 255: a dark one is dark in a light page too, in the style sheet that is really sent. */
const lightOfPreview = (page: Page): Promise<number> =>
  page
    .locator("[data-preview] [data-theme]")
    .first()
    .evaluate((stage) => Number(/\d+/.exec(getComputedStyle(stage).backgroundColor)?.[0]));

/** The receipt of a piece, and the note to a thumb; the other thumb first, since pressing the same again takes it back. */
async function unfoldReceipt(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Dark", exact: true }).click();
  expect(await lightOfPreview(page)).toBeLessThan(50);
  await page.getByRole("button", { name: "Good", exact: true }).click();
  await page.getByLabel("What was good about it?").waitFor();
  await page.getByRole("button", { name: "Not good" }).click();
  await page.getByText(/^Why this\?/).click();
  await page.getByLabel("What was wrong with it?").waitFor();
}

/** The plan with its list of plans, a part being changed with a fault in it, what planning again does, and the table of the budget. */
async function unfoldPlan(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Plan again" }).click();
  await page.getByRole("button", { name: "2 plans" }).click();
  await page.getByRole("button", { name: "Go back to plan 1" }).waitFor();
  await page.getByText("Show as table").click();
  await page.getByRole("button", { name: "Edit: What success looks like" }).click();
  const form = page.getByRole("form", { name: "Edit: What success looks like" });
  await form.getByLabel("Target").first().fill("many");
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("Write a number, for example 60.").waitFor();
}

/** The list of keys. */
async function openKeys(page: Page): Promise<void> {
  await page.getByText("Keyboard", { exact: true }).waitFor();
  await page.keyboard.press("?");
  await page.getByText("approve and go on").waitFor({ timeout: 8000 });
}

/** The dialog that does what dragging does, once it has looked at the calendar. */
async function openMove(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^Move “/ })
    .first()
    .click();
  await page.getByRole("dialog").waitFor();
}

/** Figures with their chart as a table. */
async function unfoldInsights(page: Page): Promise<void> {
  await page.getByText("Show as table").click();
  await page.getByRole("table").first().waitFor();
}

async function openImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Bring in a table" }).click();
  await page.getByRole("dialog").waitFor();
}

/** What is missing, said at each field. */
async function sendNothing(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("alert").waitFor();
}

/** A conversation that can be answered. Its stream is open all the while. */
const openConversation = (page: Page): Promise<void> =>
  page.getByRole("textbox", { name: "Your reply" }).waitFor({ timeout: 8000 });

/** The search, opened from where nothing was found, with something found. */
async function openSearch(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Search for it" }).click();
  await page.getByRole("combobox", { name: /^Search campaigns/ }).fill("autumn");
  await page.getByRole("option", { name: /^Autumn mornings/ }).waitFor();
}

test("every screen is accessible and fits, wide and narrow, light and dark", { timeout: 480_000 }, async () => {
  await asOwner(async ({ page, anotherTab, owner, scriptModel, resetModel, expectConsoleErrors }) => {
    // What is missing in a form of a page without script.
    expectConsoleErrors(/status of 422/);
    const business = await owner.sampleBusiness();
    const [planned, campaign] = await Promise.all([
      owner.plannedCampaign(business, { name: "Winter evenings" }),
      owner.plannedCampaign(business),
    ]);
    const api = `/businesses/${business.id}`;
    // With statements to confirm.
    await scriptModel(...Array.from({ length: 12 }, () => "invented-price"));
    await owner.call("POST", `${api}/campaigns/${campaign.id}/generate`, {});
    await resetModel();
    const contents = await owner.call<Content[]>("GET", `${api}/contents?campaignId=${campaign.id}`);
    await owner.call("PUT", `${api}/ai/budget`, { limitNanoUsd: 1_000_000_000 });

    const results = { day: new Date().toISOString().slice(0, 10), impressions: 1200, clicks: 60, conversions: 7 };
    await owner.call("PUT", `${api}/contents/${contents[0]?.id}/analytics`, { ...results, cost: 900, revenue: 6300 });

    const ana = { name: "Ana", email: "ana@bakery.example", consent: { email: true }, tags: ["regular"] };
    await owner.call("POST", `${api}/contacts`, ana);
    await owner.call("POST", `${api}/faq`, { question: "Are you open on Sundays?", answer: "Yes, from 8 to 12." });

    // The sample hears of nobody.
    const shop = await owner.call<Business>("POST", "/businesses", { name: "Corner shop" });
    const asked = { isOn: true, phone: "optional", subject: "required", asksConsent: true };
    await owner.call("PATCH", `/businesses/${shop.id}/contact-form`, asked);
    const form = `/f/${shop.id}`;

    const letter = { direction: "inbound", channel: "email", contact: ana.email, subject: "Bread on Sundays?" };
    const question = { ...letter, body: "Do you bake on Sundays? And without gluten?" };
    const { conversationId } = await owner.call<Message>("POST", `${api}/messages`, question);
    const note = { kind: "note", body: "She asked before." };
    await owner.call("POST", `${api}/conversations/${conversationId}/messages`, note);
    await owner.call("PATCH", `${api}/conversations/${conversationId}`, { labels: ["regular"] });

    const base = `/b/${business.id}`;
    const board = `${base}/campaigns/${campaign.id}/board`;
    const piece = (index: number): string => `${board}?item=${contents[index]?.id}`;

    // While a piece is being written its stream never falls silent: this one screen is not waited for.
    await scriptModel({ name: "slow", ms: 60_000 });
    const { id: jobId } = await owner.call<Job>(
      "POST",
      `${api}/contents/${contents[1]?.id}/generate`,
      {},
      { prefer: "respond-async" },
    );
    const writing = page.getByRole("region", { name: "Being written, not checked yet" });
    const seen: Screen = {
      name: "being written",
      address: piece(1),
      unfold: () => writing.waitFor(),
      onPhone: () => writing.waitFor(),
    };
    const found = await examine(page, [seen]);
    await owner.call("POST", `/jobs/${jobId}/cancel`, {});
    await resetModel();

    const plan = `${base}/campaigns/${planned.id}/strategy`;
    const { name } = campaign;
    const month = contents[0]?.scheduledOn?.slice(0, 7);
    await owner.call("PATCH", `${api}/campaigns/${planned.id}/strategy`, { summary: "Mine." }, { "if-match": '"1"' });
    const screens: Screen[] = [
      // First, while the page knows of a mouse: a browser forgets it with the first finger.
      { name: "board", address: board, heading: name, unfold: openKeys },
      { name: "welcome", address: "/welcome", heading: "What is your business?" },
      { name: "home", address: base, heading: /^Good / },
      { name: "campaigns", address: `${base}/campaigns`, heading: "Campaigns" },
      { name: "new campaign", address: `${base}/campaigns/new`, heading: "Plan a campaign" },
      { name: "plan", address: plan, heading: planned.name, unfold: unfoldPlan },
      { name: "two plans", address: `${plan}?compare=1`, heading: planned.name },
      { name: "board by status", address: `${board}?group=status`, heading: name },
      { name: "open piece", address: piece(0), heading: name, unfold: unfoldReceipt, onPhone: unfoldReceipt },
      { name: "month", address: `${base}/calendar`, heading: "Calendar", onPhone: quiet },
      { name: "week", address: `${base}/calendar?view=week`, heading: "Calendar" },
      { name: "agenda", address: `${base}/calendar?view=agenda&month=${month}`, heading: "Calendar", unfold: openMove },
      { name: "insights", address: `${base}/insights`, heading: "Insights", unfold: unfoldInsights },
      { name: "bring in results", address: `${base}/insights`, heading: "Insights", unfold: openImport },
      { name: "usage", address: `${base}/usage`, heading: "AI usage", unfold: unfoldUsage },
      { name: "profile", address: `${base}/settings/profile`, heading: "Business profile" },
      { name: "channels", address: `${base}/settings/channels`, heading: "Channels" },
      { name: "appearance", address: `${base}/settings/appearance`, heading: "Look and keys" },
      { name: "contacts", address: `${base}/contacts`, heading: "Contacts" },
      { name: "questions", address: `${base}/questions?show=approved`, heading: "Questions customers ask" },
      {
        name: "conversation",
        address: `${base}/inbox?thread=${conversationId}`,
        unfold: openConversation,
        onPhone: openConversation,
      },
      { name: "inbox settings", address: `${base}/settings/inbox`, heading: "Inbox" },
      { name: "connections", address: `${base}/settings/connections`, heading: "Connections" },
      { name: "counting", address: `${base}/settings/counting`, heading: "Counting" },
      { name: "public page", address: `${base}/settings/page`, heading: "Your page" },
      { name: "contact form, settings", address: `${base}/settings/form`, heading: "Contact form" },
      { name: "removed", address: `${base}/settings/removed`, heading: "Recently removed" },
      { name: "account", address: `${base}/settings/account`, heading: "Your account" },
      { name: "not found, and the search", address: `${base}/nowhere`, unfold: openSearch, onPhone: quiet },
      { name: "sign-in", address: "/login", heading: "Sign in" },
      { name: "sign-up", address: "/signup", heading: "Create your account" },
      // No page of the studio: the last one.
      { name: "contact form", address: form, heading: "Write to Corner shop", isFresh: true, unfold: sendNothing },
    ];
    Object.assign(found, await examine(await anotherTab(), screens));
    expect(found, JSON.stringify(found, null, 1)).toEqual({});
  });
});

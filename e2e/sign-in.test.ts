import type { Page } from "playwright-core";
import { expect, asOwner, asVisitor, test } from "./support/kit.ts";

test("who is signed out is asked to sign in and taken back to where they were going", async () => {
  await asOwner(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/401/);
    const business = await owner.sampleBusiness();
    await owner.signOut();
    await page.goto(`/b/${business.id}/usage`);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.getByLabel("Email").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("heading", { name: "AI usage" }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/b/${business.id}/usage`);
  });
});

test("a wrong password is said so, and the email stays where it was typed", async () => {
  await asOwner(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/401/);
    await owner.signOut();
    await page.goto("/login");
    await page.getByLabel("Email").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill("not my password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByText("That email and password do not fit together.").waitFor();
    expect(await page.getByLabel("Email").inputValue()).toBe(owner.email);
  });
});

test("a session that ends in the middle of typing asks to sign in over the page, and nothing typed is lost", async () => {
  await asOwner(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/401/);
    const business = await owner.sampleBusiness();
    await page.goto(`/b/${business.id}/campaigns/new`);
    const goal = page.getByLabel("What should this campaign achieve?");
    await goal.fill("Sell 60 early-bird breakfasts a week");
    await owner.signOut();
    await page.clock.install();
    await page.clock.fastForward("11:00");
    await page.getByRole("button", { name: "Plan this campaign" }).click();

    const dialog = page.getByRole("dialog", { name: "Sign in to carry on" });
    await dialog.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.clock.resume();
    await dialog.getByRole("button", { name: "Sign in and carry on" }).click();

    await page.getByRole("heading", { name: "What every piece carries" }).waitFor();
    await page.getByText("Sell 60 early-bird breakfasts a week").first().waitFor();
  });
});

/** What a browser does that brings a page back from its memory; the one of these tests keeps none. */
const comeBack = (page: Page): Promise<boolean> =>
  page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));

test("what the Back button brings is as things are now, and is nobody's after the sign-out", async () => {
  await asOwner(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/401/);
    const business = await owner.sampleBusiness();
    const { id } = await owner.plannedCampaign(business, { name: "Autumn mornings" });
    const rename = (name: string) => owner.call("PATCH", `/businesses/${business.id}/campaigns/${id}`, { name });
    const shown = (name: string) => page.getByRole("main").getByText(name);
    await page.goto(`/b/${business.id}/campaigns`);
    await shown("Autumn mornings").waitFor();
    await page.goto("/docs");
    await rename("Winter mornings");
    await page.goBack();
    await shown("Winter mornings").waitFor();

    await rename("Spring mornings");
    await comeBack(page);
    await shown("Spring mornings").waitFor();
    await owner.signOut();
    await comeBack(page);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();

    await page.getByLabel("Email").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await shown("Spring mornings").waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("log out");
    await page.getByRole("option", { name: "Sign out" }).click();
    await page.waitForURL("**/login");
    await page.goBack();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await page.getByText("Spring mornings").count()).toBe(0);
  });
});

test("a stranger sees that there is nothing, and not whose it is", async () => {
  await asOwner(async ({ page, owner, anotherOwner, expectConsoleErrors }) => {
    expectConsoleErrors(/404/);
    const stranger = await anotherOwner();
    const business = await stranger.sampleBusiness();
    const { campaign } = await stranger.writtenCampaign(business);
    const own = await owner.sampleBusiness();
    for (const path of [
      `/b/${business.id}`,
      `/b/${business.id}/campaigns/${campaign.id}/board`,
      `/b/${own.id}/campaigns/${campaign.id}/strategy`,
    ]) {
      await page.goto(path);
      await page
        .getByText(/nothing here|belongs to another account/)
        .first()
        .waitFor();
      expect(await page.getByText(campaign.name).count()).toBe(0);
    }
  });
});

test("one press looks around without an account, and an account made of it keeps what was done", async () => {
  await asVisitor(async ({ page, expectConsoleErrors }) => {
    expectConsoleErrors(/400/);
    await page.goto("/login");
    await page.getByRole("button", { name: "Look around first" }).click();
    await page.getByText(/^You are looking around without an account/).waitFor();
    await page.getByRole("link", { name: "Create an account and keep it" }).click();
    await page.getByLabel("Your name").fill("Maria");
    await page.getByLabel("Email").fill(`maria-${crypto.randomUUID()}@handbill.example`);
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Create account and keep it" }).click();
    await page
      .getByText(/at least 8 characters/)
      .last()
      .waitFor();
    await page.getByLabel("Password").fill("a short sentence");
    await page.getByRole("button", { name: "Create account and keep it" }).click();
    await page.getByText("This is your account now.").waitFor();
    await page.getByRole("link", { name: "Home", exact: true }).first().click();
    await page.getByRole("button", { name: "Make it my own" }).waitFor();
  });
});

import { describe } from "vitest";
import type { Locator, Page } from "playwright-core";
import { expect, asVisitor, test } from "./support/kit.ts";

/** Presses and typed fields, counted as an owner would. */
function hand(page: Page, isTouch: boolean) {
  const count = { presses: 0, fields: 0 };
  return {
    count,
    press: async (target: Locator): Promise<void> => {
      count.presses += 1;
      await (isTouch ? target.tap() : target.click());
    },
    type: async (label: string, text: string): Promise<void> => {
      count.fields += 1;
      await page.getByLabel(label, { exact: true }).fill(text);
    },
  };
}

describe("from an account to an approved piece", () => {
  test.each([
    ["with a mouse at a desk", { viewport: { width: 1280, height: 900 } }],
    ["with a finger on a phone", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
  ])("%s, in nine presses and four fields at most", async (_where, device) => {
    await asVisitor(async ({ page }) => {
      const { press, type, count } = hand(page, "hasTouch" in device);
      const button = (name: string | RegExp) => page.getByRole("button", { name });
      await page.goto("/signup");
      await type("Email", `maria-${crypto.randomUUID()}@bakery.example`);
      await type("Password", "bread every morning");
      await press(button("Create account"));
      await press(button("Open the sample business"));
      await press(page.getByRole("link", { name: "Plan my first campaign" }).first());

      await type("What should this campaign achieve?", "Sell 60 early-bird breakfasts a week");
      await type("How many pieces?", "3");
      await press(button("Plan this campaign"));
      await page.getByRole("heading", { name: "What every piece carries" }).waitFor();
      await press(button("Write all 3 contents"));

      const approvals = button(/^Approve “/);
      await approvals.first().waitFor();
      await expect.poll(() => approvals.count()).toBe(3);
      // It shows before the server has it; only then it is there after a reload.
      const isKept = page.waitForResponse((answer) => answer.url().endsWith("/approve") && answer.ok());
      await press(approvals.first());
      await expect.poll(() => approvals.count()).toBe(2);
      await isKept;
      expect(count.presses).toBeLessThanOrEqual(9);
      expect(count.fields).toBeLessThanOrEqual(4);

      await page.reload();
      await page.getByText("1 approved").first().waitFor();
      await expect.poll(() => page.getByRole("article").filter({ hasText: "Approved" }).count()).toBe(1);
    }, device);
  });
});

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluateAll((found) => found.some((element) => element === document.activeElement));

/** Presses keys and counts them; what is typed into a field does not count. */
function keyboard(page: Page) {
  const count = { keys: 0 };
  const key = async (name: string): Promise<void> => {
    count.keys += 1;
    await page.keyboard.press(name);
  };
  return {
    count,
    key,
    /** Tab until the focus is there. */
    reach: async (target: Locator): Promise<void> => {
      await target.first().waitFor();
      for (let tabs = 0; tabs < 40; tabs += 1) {
        if (await isFocused(target)) return;
        await key("Tab");
      }
      throw new Error(`the focus did not get to ${String(target)}`);
    },
  };
}

test("by keyboard alone: from an account of one's own to a piece with its time", async () => {
  await asVisitor(async ({ page }) => {
    const { key, reach, count } = keyboard(page);
    const write = (text: string): Promise<void> => page.keyboard.insertText(text);
    const press = async (target: Locator): Promise<void> => {
      await reach(target);
      await key("Enter");
    };
    const button = (name: string | RegExp) => page.getByRole("button", { name });

    await page.goto("/signup");
    await reach(page.getByLabel("Email"));
    await write(`maria-${crypto.randomUUID()}@bakery.example`);
    await key("Tab");
    await write("bread every morning");
    await key("Enter");

    await reach(page.getByLabel("What's it called?"));
    await write("Padaria do Largo");
    await key("Tab");
    await write("Bread and custard tarts for the neighbourhood");
    await press(button("Continue"));
    await page.getByRole("heading", { name: "Where do you speak to customers?" }).waitFor();
    // Enter in any box goes on, as in every form.
    await key("Tab");
    await key("Enter");
    await press(button("Save and plan my first campaign"));

    await reach(page.getByLabel("What should this campaign achieve?"));
    await write("Sell 60 custard tarts on weekdays");
    await reach(page.getByLabel("How many pieces?"));
    await key("ControlOrMeta+a");
    await write("2");
    await key("Enter");
    await press(button("Write all 2 contents"));

    const approvals = button(/^Approve “/);
    await expect.poll(() => approvals.count()).toBe(2);
    await key("j");
    await key("a");
    await expect.poll(() => approvals.count()).toBe(1);

    await key("ControlOrMeta+k");
    await page.getByRole("combobox", { name: /^Search campaigns/ }).waitFor();
    await write("schedule");
    await page.getByRole("option", { name: "Schedule what is approved" }).waitFor();
    await key("Enter");
    await press(page.getByRole("button", { name: /^Schedule .*for / }).first());
    await page.getByText(/^Scheduled “/).waitFor();
    console.info(`${count.keys} keys besides typing`);
    expect(count.keys).toBeLessThanOrEqual(90);
  });
});

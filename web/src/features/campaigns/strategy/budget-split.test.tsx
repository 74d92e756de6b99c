import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { plannedCampaign } from "../../../test-support/planned-campaign.ts";
import { BudgetSplit } from "./budget-split.tsx";

const { strategy } = plannedCampaign("b");
const split = strategy?.budgetSplit ?? [];
const chart = () => page.getByRole("slider", { name: "Where the money goes" });

test("the split of the budget is read item by item with the arrow keys", async () => {
  await renderInBusiness(<BudgetSplit split={split} />);
  chart().element().focus();
  await expect.element(chart()).toHaveAttribute("aria-valuetext", "1 of 2: Ads, Email, €140.00, 70 %");
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(chart()).toHaveAttribute("aria-valuetext", "2 of 2: Photos, €60.00, 30 %");
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(chart()).toHaveAttribute("aria-valuenow", "2");
  await userEvent.keyboard("{Home}");
  await expect.element(chart()).toHaveAttribute("aria-valuenow", "1");
});

test("the same figures are a table, with their sum", async () => {
  await renderInBusiness(<BudgetSplit split={split} />);
  await page.getByText("Show as table").click();
  const table = page.getByRole("table", { name: "Budget by item" });
  await expect.element(table.getByRole("row", { name: "Photos €60.00 30 %" })).toBeVisible();
  await expect.element(table.getByRole("row", { name: "Total €200.00 100 %" })).toBeVisible();

  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await page.getByRole("button", { name: "Copy as CSV" }).click();
  expect(copied.mock.lastCall?.[0]).toContain('"Photos","","60.00","EUR","30"');
  await expect.element(page.getByRole("button", { name: "Copied" })).toBeVisible();
});

test("a plan without money says so", async () => {
  await renderInBusiness(<BudgetSplit split={[]} />);
  await expect.element(page.getByText("This plan spends nothing but time.")).toBeVisible();
});

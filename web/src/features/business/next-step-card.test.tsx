import type { Campaign } from "@handbill/contracts";
import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { campaignsQuery } from "../../api/campaigns.ts";
import { renderInBusiness } from "../../test-support/in-business.tsx";
import { messages } from "./home-messages.ts";
import { NextStepCard } from "./next-step-card.tsx";

const words = messages.home;

const campaign = (contents: Partial<Campaign["contents"]>): Campaign => ({
  id: "0199f0a0-0000-7000-8000-00000000000c",
  businessId: "b",
  name: "Autumn mornings",
  goal: "",
  audience: "",
  channels: ["email"],
  startsOn: "2026-12-01",
  endsOn: "2026-12-14",
  budget: null,
  notes: "",
  contentCount: 6,
  status: "planned",
  strategy: null,
  planVersion: 1,
  strategyJobId: null,
  rating: null,
  contents: {
    total: 6,
    placeholder: 0,
    generating: 0,
    draft: 0,
    approved: 0,
    scheduled: 0,
    published: 0,
    missed: 0,
    failed: 0,
    ...contents,
  },
  createdAt: "",
  updatedAt: "",
});

const show = (contents: Partial<Campaign["contents"]>) =>
  renderInBusiness(<NextStepCard />, (client, id) =>
    client.setQueryData(campaignsQuery(id).queryKey, [campaign(contents)]),
  );

afterEach(() => localStorage.clear());

test("the first steps say how many are done, and which one is next", async () => {
  const shown = await show({ draft: 2, placeholder: 4 });
  await expect.element(page.getByText(words.done(3, 5))).toBeVisible();
  expect(document.querySelector("[aria-current=step]")?.textContent).toContain(words.way.approve);
  await expect.element(page.getByRole("link", { name: words.steps.approve.action })).toBeVisible();
  await shown.unmount();
});

test("put away they stay away, and the next step stays", async () => {
  const shown = await show({ draft: 2 });
  await page.getByRole("button", { name: words.hideStepsLong }).click();
  await expect.element(page.getByText(words.done(3, 5))).not.toBeInTheDocument();
  await shown.unmount();

  const again = await show({ draft: 2 });
  await expect.element(page.getByRole("link", { name: words.steps.approve.action })).toBeVisible();
  expect(page.getByText(words.done(3, 5)).elements()).toEqual([]);
  await again.unmount();
});

test("the first piece with a time is a moment of its own, once", async () => {
  const shown = await show({ scheduled: 1, approved: 5 });
  await expect.element(page.getByText(words.arrived)).toBeVisible();
  await page.getByRole("button", { name: words.arrivedClose }).click();
  await expect.element(page.getByText(words.arrived)).not.toBeInTheDocument();
  await shown.unmount();
});

import { StrategyUpdate, type Campaign, type PlanPart } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { useBusinessId } from "../../../api/businesses.ts";
import { campaignQuery } from "../../../api/campaigns.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { plannedCampaign } from "../../../test-support/planned-campaign.ts";
import { EditablePart } from "./editable-part.tsx";

const { id } = plannedCampaign("");

/** The campaign as the server has it, and what it was asked to change. */
const server = { campaign: plannedCampaign(""), asked: [] as { version: string | null; changes: StrategyUpdate }[] };

const base64 = (value: unknown): string => btoa(JSON.stringify(value)).replaceAll("=", "");
const token = `${base64({})}.${base64({ sub: "ada", iat: 1000, exp: 1600 })}.x`;

const conflict = (): Response =>
  Response.json(
    {
      type: "about:blank",
      title: "This was changed in the meantime",
      status: 412,
      detail: "Somebody changed it.",
      code: "edit_conflict",
      requestId: "r-1",
      current: server.campaign,
    },
    { status: 412 },
  );

/** Keeps a change as the product does, where it names the version that is there. */
function serve(path: string, init?: RequestInit): Response {
  if (path.includes("/api/auth/token")) return Response.json({ token });
  if (init?.method !== "PATCH") return Response.json({ data: server.campaign });
  const version = new Headers(init.headers).get("if-match");
  const changes = StrategyUpdate.parse(typeof init.body === "string" ? JSON.parse(init.body) : {});
  server.asked.push({ version, changes });
  const { strategy, planVersion } = server.campaign;
  if (version !== `"${planVersion}"` || strategy === null) return conflict();
  const { summary = strategy.summary, positioning = strategy.positioning } = changes;
  server.campaign = {
    ...server.campaign,
    strategy: { ...strategy, summary, positioning },
    planVersion: planVersion + 1,
  };
  return Response.json({ data: server.campaign });
}

function Part({ part }: { part: PlanPart }) {
  const businessId = useBusinessId();
  const { data: campaign } = useSuspenseQuery({ ...campaignQuery(businessId, id), staleTime: Infinity });
  return (
    <EditablePart campaign={campaign} part={part}>
      <p>{campaign.strategy?.summary}</p>
    </EditablePart>
  );
}

/** Draws one part; `elsewhere` is what another window has saved since this one was loaded. */
async function open(part: PlanPart, elsewhere: Partial<NonNullable<Campaign["strategy"]>> | null = null) {
  await renderInBusiness(<Part part={part} />, (client, businessId) => {
    const campaign = plannedCampaign(businessId);
    client.setQueryData(campaignQuery(businessId, id).queryKey, campaign);
    server.campaign = elsewhere === null ? campaign : { ...plannedCampaign(businessId, elsewhere), planVersion: 2 };
  });
  await page.getByRole("button", { name: /^Edit: / }).click();
}

const summary = () => page.getByLabelText("The campaign in a few sentences");
const form = () => page.getByRole("form");

beforeEach(() => {
  localStorage.clear();
  server.asked = [];
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => serve(path, init));
});
afterEach(() => vi.unstubAllGlobals());

// First of all: the toast of a part that was saved would lie over its buttons.
test("Esc asks nothing and keeps what was typed; it can be gone on with, or thrown away and brought back", async () => {
  await open("summary");
  await summary().fill("Half a thought");
  await userEvent.keyboard("{Escape}");
  await expect.element(form()).not.toBeInTheDocument();
  await page.getByRole("button", { name: "Go on with it" }).click();
  await expect.element(summary()).toHaveValue("Half a thought");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.element(summary()).toHaveValue("Half a thought");
  expect(server.asked).toEqual([]);
});

test("a part is changed in its place, saved by keys, and the focus comes back", async () => {
  await open("summary");
  await expect.element(summary()).toHaveFocus();
  await summary().fill("Breakfast for people in a hurry.");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(page.getByText("Breakfast for people in a hurry.")).toBeVisible();
  expect(server.asked).toEqual([{ version: '"1"', changes: { summary: "Breakfast for people in a hurry." } }]);
  await expect.element(page.getByRole("button", { name: "Edit: In short" })).toHaveFocus();
});

test("what another window changed in another part is no conflict", async () => {
  await open("summary", { positioning: "Theirs." });
  await summary().fill("Mine.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect.element(form()).not.toBeInTheDocument();
  expect(server.asked.map(({ version }) => version)).toEqual(['"1"', '"2"']);
  expect(server.campaign.strategy).toMatchObject({ summary: "Mine.", positioning: "Theirs." });
});

test("what another window changed in the same part is shown beside it, and the owner chooses", async () => {
  await open("summary", { summary: "Fill the quiet weekday evenings." });
  await summary().fill("Fill the quiet weekday mornings in May.");
  await page.getByRole("button", { name: "Save" }).click();
  const choice = page.getByRole("alert", { name: "This was changed in another window" });
  await expect.element(choice).toBeVisible();
  expect(choice.element().querySelector("del")?.textContent).toContain("evenings");
  expect(choice.element().querySelector("ins")?.textContent).toContain("mornings");
  await page.getByRole("button", { name: "Keep mine" }).click();
  await expect.element(form()).not.toBeInTheDocument();
  expect(server.campaign.strategy?.summary).toBe("Fill the quiet weekday mornings in May.");
});

test("a budget that does not add up is not sent, and one press puts the rest in its place", async () => {
  await open("budgetSplit");
  const amount = page.getByLabelText("Amount (EUR)").first();
  await amount.fill("100");
  await expect.element(page.getByText("€40.00 of the budget is still to be given out.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  expect(server.asked).toEqual([]);
  await page.getByRole("button", { name: "Put the €40.00 here" }).nth(1).click();
  await expect.element(page.getByText("It adds up to the budget.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect.element(form()).not.toBeInTheDocument();
  expect(server.asked[0]?.changes.budgetSplit).toMatchObject([
    { item: "Ads", channel: "email", amount: 10_000 },
    { item: "Photos", channel: null, amount: 10_000 },
  ]);
});

test("a field that cannot be saved says why, and takes the focus", async () => {
  await open("goals");
  await page.getByLabelText("Target").first().fill("many");
  await page.getByRole("button", { name: "Save" }).click();
  await expect.element(page.getByText("Write a number, for example 60.")).toBeVisible();
  await expect.element(page.getByLabelText("Target").first()).toHaveFocus();
  expect(server.asked).toEqual([]);
});

import { expect, test } from "vitest";
import type { CampaignForm } from "./defaults.ts";
import { errorsByField, readForm } from "./read-form.ts";

const form: CampaignForm = {
  goal: "Sell 40 Christmas boxes",
  name: "",
  audience: "Neighbours",
  channels: ["instagram", "email"],
  startsOn: "2026-11-30",
  endsOn: "2026-12-13",
  budget: "",
  currency: "EUR",
  contentCount: "",
  notes: "",
};

test("what is left empty is left out of the request", () => {
  expect(readForm(form)).toEqual({
    ok: true,
    campaign: {
      goal: "Sell 40 Christmas boxes",
      audience: "Neighbours",
      channels: ["instagram", "email"],
      startsOn: "2026-11-30",
      endsOn: "2026-12-13",
    },
  });
});

test("the budget goes out in the smallest unit of its currency", () => {
  expect(readForm({ ...form, budget: "150,50" })).toMatchObject({
    campaign: { budget: { amount: 15_050, currency: "EUR" } },
  });
  expect(readForm({ ...form, budget: "20000", currency: "JPY" })).toMatchObject({
    campaign: { budget: { amount: 20_000, currency: "JPY" } },
  });
});

test("all that is wrong is said at once, in plain words, at its field", () => {
  const read = readForm({ ...form, goal: "  ", channels: [], budget: "a lot", contentCount: "99" });
  expect(read).toEqual({
    ok: false,
    errors: {
      goal: "Please fill this in.",
      channels: "Choose at least one channel.",
      budget: "Write an amount, for example 150.",
      contentCount: "Plan between 1 and 60 pieces.",
    },
  });
});

test("a campaign that ends before it starts is named at its end", () => {
  expect(readForm({ ...form, endsOn: "2026-11-01" })).toEqual({
    ok: false,
    errors: { endsOn: "The campaign ends before it starts." },
  });
});

test("a missing date is asked for", () => {
  const read = readForm({ ...form, startsOn: "" });
  expect(read.ok).toBe(false);
  expect(read).toHaveProperty("errors.startsOn");
});

test("an error of the server lands at the field it belongs to", () => {
  expect(
    errorsByField([
      ["budget.amount", "Too much"],
      ["budget.currency", "Unknown"],
      ["channels.3", "No"],
      ["elsewhere", "?"],
    ]),
  ).toEqual({
    budget: "Too much",
    currency: "Unknown",
    channels: "No",
  });
});

import type { Business, Campaign } from "@handbill/contracts";
import { expect, test } from "vitest";
import { hasGoneTheWay, nextStep } from "./next-step.ts";

const business: Business = {
  id: "b",
  name: "Corner Bakery",
  industry: "",
  description: "Bread",
  audience: "",
  location: "",
  website: null,
  language: "en",
  tone: "",
  voice: [],
  offers: [],
  facts: ["Open since 1987"],
  constraints: [],
  channels: [],
  closedWeekdays: [],
  closedDates: [],
  sender: { legalName: "", postalAddress: "", country: null, registration: "" },
  timezone: "UTC",
  sample: false,
  role: "owner",
  permissions: [],
  createdAt: "",
  updatedAt: "",
};

const none = {
  total: 6,
  placeholder: 0,
  generating: 0,
  draft: 0,
  approved: 0,
  scheduled: 0,
  published: 0,
  missed: 0,
  failed: 0,
};

const campaign = (
  id: string,
  contents: Partial<Campaign["contents"]>,
  status: Campaign["status"] = "planned",
): Campaign => ({
  id,
  businessId: "b",
  name: id,
  goal: "",
  audience: "",
  channels: ["email"],
  startsOn: "2026-12-01",
  endsOn: "2026-12-14",
  budget: null,
  notes: "",
  contentCount: 6,
  status,
  strategy: null,
  planVersion: 0,
  strategyJobId: null,
  rating: null,
  contents: { ...none, ...contents },
  createdAt: "",
  updatedAt: "",
});

test("a bare business is described first", () => {
  expect(nextStep({ ...business, facts: [] }, [])).toEqual({ situation: "describe", campaign: null });
});

test("a described business plans its first campaign", () => {
  expect(nextStep(business, [])).toEqual({ situation: "plan", campaign: null });
});

test("drafts that wait come before anything else", () => {
  const [waiting, planned] = [campaign("waiting", { draft: 1, approved: 5 }), campaign("planned", { placeholder: 6 })];
  expect(nextStep(business, [planned, waiting])).toEqual({ situation: "approve", campaign: waiting });
});

test.each([
  ["planning", campaign("c", { total: 0 }, "planning")],
  ["planFailed", campaign("c", { total: 0 }, "failed")],
  ["write", campaign("c", { placeholder: 6 })],
  ["writing", campaign("c", { placeholder: 3, generating: 3 })],
  ["schedule", campaign("c", { approved: 6 })],
  ["schedule", campaign("c", { approved: 1, scheduled: 5 })],
  ["again", campaign("c", { scheduled: 6 })],
] as const)("the home page says: %s", (situation, it) => {
  expect(nextStep(business, [it])).toEqual({ situation, campaign: it });
});

test("the first steps are behind an owner once a piece has its time, or is out", () => {
  expect(hasGoneTheWay([campaign("c", { approved: 6 })])).toBe(false);
  expect(hasGoneTheWay([campaign("c", { approved: 5, scheduled: 1 })])).toBe(true);
  expect(hasGoneTheWay([campaign("c", { published: 1 }), campaign("d", {})])).toBe(true);
});

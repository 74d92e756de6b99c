import { expect, test } from "vitest";
import { isFiltered, logQueryOf, readCallFilter } from "./call-filter.ts";

const campaign = "0199f0a0-0000-7000-8000-000000000001";
const range = { from: "2026-11-01", to: "2026-11-30" };

test("an address names which calls to show", () => {
  const filter = readCallFilter({ outcome: "failed", purpose: "content", model: "writer-1", campaign });
  expect(logQueryOf(range, filter)).toEqual({
    ...range,
    outcome: "failed",
    purpose: "content",
    model: "writer-1",
    campaignId: campaign,
  });
});

test("what somebody mistyped into the address shows everything instead of an error", () => {
  const filter = readCallFilter({ outcome: "lucky", purpose: 7, model: "", campaign: "../../etc" });
  expect(isFiltered(filter)).toBe(false);
  expect(logQueryOf(range, filter)).toEqual(range);
});

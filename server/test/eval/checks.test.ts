import { CHANNELS } from "@handbill/contracts";
import { expect, test } from "vitest";
import { CHECKS } from "../../src/eval/checks/all-checks.ts";
import { brokenAnswer, channelsOf, germanCampaign, goodCampaign } from "./support/answers.ts";
import { firedIn } from "./support/fired.ts";
import { MUTATIONS } from "./support/mutations.ts";

test("there are twenty-five checks, numbered in order", () => {
  expect(CHECKS.map(({ row }) => row)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
});

test("there is a good answer for each channel, and nothing is wrong with the campaign they make", () => {
  expect(channelsOf("good")).toHaveLength(10);
  expect(firedIn(goodCampaign())).toEqual({});
  expect(firedIn(germanCampaign())).toEqual({});
});

test("every check is broken once", () => {
  expect(MUTATIONS.map(({ row }) => row)).toEqual(CHECKS.map(({ row }) => row));
});

test.each(MUTATIONS)("$row: $does, and only that check fires", ({ row, mutate }) => {
  const fired = firedIn(mutate());
  expect(Object.keys(fired), JSON.stringify(fired)).toEqual([String(row)]);
});

test.each(CHANNELS)("the broken answer for %s is seen by the checks that it names, and by no other", (channel) => {
  const subject = goodCampaign();
  const { flags, ...answer } = brokenAnswer(channel);
  const broken = subject.pieces.findIndex(({ task }) => task.channel === channel);
  subject.pieces[broken] = { ...answer, claims: [] };
  const fired = firedIn(subject);
  expect(Object.keys(fired).map(Number), JSON.stringify(fired)).toEqual(flags);
});

import type { CalendarItem, Content, Scheduled, Slot } from "@handbill/contracts";
import { expect, test } from "vitest";
import { approvedContent, contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 2);
const [first, second] = await contentsOf(world);
const addressOf = (content: Content | undefined) => `${world.at}/contents/${content?.id}`;

test("years without end break nothing", async () => {
  const here = addressOf(second);
  await owner.patch<Content>(here, { scheduledOn: "9999-12-31" }, { "if-match": `"${second?.version}"` });
  const { data } = await owner.get<CalendarItem[]>(`${world.at}/calendar?from=9999-12-01&to=9999-12-31`);
  expect(data.map(({ id }) => id)).toEqual([second?.id]);

  // Nothing can be scheduled then, so the times offered are near.
  const slots = await owner.get<Slot[]>(`${here}/slots`);
  expect(slots.data).toHaveLength(5);
  const check = await owner.post(`${here}/schedule/check`, { at: slots.data[0]?.at });
  expect(check.status, JSON.stringify(check.problem)).toBe(200);
});

test("of those who change the same state at once one wins, and the others are told what stands there now", async () => {
  const content = await approvedContent(world, first);
  const here = addressOf(content);
  const seen = { "if-match": `"${content.version}"` };
  const replies = await Promise.all([
    owner.post<Scheduled>(`${here}/schedule`, { at: "2027-07-15T10:00" }, seen),
    owner.post<Scheduled>(`${here}/schedule`, { at: "2027-07-16T10:00" }, seen),
    owner.post<Content>(`${here}/publish`, {}, seen),
  ]);
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(replies.filter(({ status }) => status === 412)).toHaveLength(2);
  const { data: now } = await owner.get<Content>(here);
  expect(now.version).toBe(content.version + 1);
  for (const { problem } of replies.filter(({ status }) => status === 412)) expect(problem.current).toEqual(now);

  // Saying twice at once that it was posted, and once that it was not, ends in one of both.
  await Promise.all([owner.post(`${here}/publish`), owner.post(`${here}/publish`), owner.post(`${here}/cancel`)]);
  const { data: then } = await owner.get<Content>(here);
  expect(["approved", "scheduled", "published"]).toContain(then.status);
  expect(then.publishedAt === null).toBe(then.status !== "published");
});

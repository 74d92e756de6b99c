import { type Campaign, type AnyJob as Job, MAX_CONTENT_COUNT } from "@handbill/contracts";
import { expect, test } from "vitest";
import { brief } from "../support/briefs.ts";
import { contentsOf, ended, plannedCampaign } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct({ QUEUE_PER_BUSINESS: String(MAX_CONTENT_COUNT) });
const ASYNC = { prefer: "respond-async" };

test("behind sixty texts of one business another's single text is served at once, and the queue of the busy one is closed", async () => {
  const noisy = await plannedCampaign(await product.newUser(), "bakery-lisbon", MAX_CONTENT_COUNT);
  const quiet = await Promise.all(
    Array.from({ length: 3 }, async () => plannedCampaign(await product.newUser(), "bakery-lisbon", 1)),
  );

  // The model answers nobody until it is released, one call after the other.
  await product.resetModel();
  await product.hold(1_000);
  const { data: all } = await noisy.owner.post<Job>(
    `${noisy.at}/campaigns/${noisy.campaign.id}/generate`,
    undefined,
    ASYNC,
  );
  await expect.poll(product.modelCalls).toBe(8);

  const write = async (world: typeof noisy) => {
    const [content] = await contentsOf(world);
    return (await world.owner.post<Job>(`${world.at}/contents/${content?.id}/generate`, {}, ASYNC)).data;
  };
  const [first, second, third] = quiet;
  if (!first || !second || !third) throw new Error("There are three quiet businesses.");

  // Two places are kept for those of whom nothing is being written; the next one waits for the first that is free.
  const jobs = [await write(first), await write(second)];
  await expect.poll(product.modelCalls).toBe(10);
  const last = await write(third);
  const isAtWork = async () => (await third.owner.get<Job>(`/jobs/${last.id}`)).data.status === "running";
  expect(await isAtWork()).toBe(false);

  // The busy one has sixty at work or waiting: parallel requests for more are refused, and leave nothing behind.
  const key = { ...ASYNC, "idempotency-key": "once-there-is-room" };
  const { campaign: wish } = brief("bakery-lisbon");
  const more = (headers: Record<string, string>, name: string) =>
    noisy.owner.post<Job>(`${noisy.at}/campaigns`, { ...wish, name, contentCount: 1 }, headers);
  const refused = await Promise.all([more(key, "one"), more(ASYNC, "two"), more(ASYNC, "three")]);
  expect(refused.map(({ status, problem }) => [status, problem.code])).toEqual(refused.map(() => [429, "queue_full"]));
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await noisy.owner.get<Campaign[]>(`${noisy.at}/campaigns`)).data).toHaveLength(1);

  // Two of the sixty are done: the third quiet one has had its turn, and there is room for two requests, not for three.
  await product.release(2);
  await expect.poll(isAtWork).toBe(true);
  await expect.poll(async () => (await noisy.owner.get<Job>(`/jobs/${all.id}`)).data.progress.done).toBe(2);
  const later = await Promise.all([more(key, "one"), more(ASYNC, "four"), more(ASYNC, "five")]);
  expect(later.map(({ status }) => status).sort((one, other) => one - other)).toEqual([202, 202, 429]);
  expect((await noisy.owner.get<Campaign[]>(`${noisy.at}/campaigns`)).data).toHaveLength(3);

  // What is stopped makes room at once.
  await noisy.owner.post(`/jobs/${all.id}/cancel`);
  await product.resetModel();
  expect((await more(ASYNC, "six")).status).toBe(202);
  for (const [index, job] of [...jobs, last].entries()) {
    const world = quiet[index] ?? noisy;
    expect((await ended(world.owner, job.id)).status).toBe("succeeded");
  }
});

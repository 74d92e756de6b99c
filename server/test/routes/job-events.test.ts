import type { Content, AnyJob as Job, JobText } from "@handbill/contracts";
import { expect, test } from "vitest";
import { contentsOf, plannedCampaign, type World } from "../support/campaigns.ts";
import { type Event, eventsOf } from "../support/job-events.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();

/** Bytes of a streamed article after which some of its text has come, and some has not: most of it is text. */
const HALF = 30_000;

/** The next answers come in small parts over two seconds, and their second halves not before the model is released. */
async function answerSlowly(count = 1): Promise<void> {
  await product.script(...Array.from({ length: count }, () => ({ name: "slow", ms: 2500 })));
  await product.hold(count, HALF);
}

const articles = async (): Promise<World> =>
  plannedCampaign(await product.newUser(), "bakery-lisbon", 3, { channels: ["blog"] });

const hasText = (events: Event[]): boolean => events.some(({ event }) => event === "text");

/** Whoever has seen a text grow lets the rest of it come. */
function releaseAtText(events: Event[]): boolean {
  if (hasText(events)) void product.release();
  return false;
}

async function started(world: World, contentId?: string): Promise<Job> {
  const [first] = await contentsOf(world);
  const { data } = await world.owner.post<Job>(
    `${world.at}/contents/${contentId ?? first?.id}/generate`,
    {},
    { prefer: "respond-async" },
  );
  return data;
}

test("the stream tells a job's stages and ends with its end", async () => {
  const world = await plannedCampaign(await product.newUser());
  const job = await started(world);
  const { events, response } = await eventsOf(product.url, world.owner, job.id);
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(events.at(-1)).toMatchObject({ event: "end", data: { id: job.id, status: "succeeded", stage: "done" } });
  expect(events.slice(0, -1).every(({ event }) => event !== "end")).toBe(true);
});

test("an ended job is told at once and the stream ends", async () => {
  const world = await plannedCampaign(await product.newUser());
  const { events } = await eventsOf(product.url, world.owner, world.campaign.strategyJobId ?? "");
  expect(events).toMatchObject([{ event: "end", data: { kind: "strategy", status: "succeeded" } }]);
});

test("a text grows before it is there, and the finished one begins as it did", async () => {
  const world = await articles();
  const texts: JobText[] = [];
  // What is shown is shown as well as it goes, and nothing depends on it: one of three articles is enough.
  for (const { id } of await contentsOf(world)) {
    await answerSlowly();
    const job = await started(world, id);
    const { events } = await eventsOf(product.url, world.owner, job.id, { enough: releaseAtText });
    texts.push(...events.flatMap(({ event, data }) => (event === "text" && "text" in data ? [data] : [])));
    expect(texts.every(({ jobId, contentId }) => jobId === job.id && contentId === id)).toBe(true);
    if (texts.some(({ text }) => text.length > 0)) break;
  }
  const last = texts.findLast(({ text }) => text.length > 0);
  const { data: content } = await world.owner.get<Content>(`${world.at}/contents/${last?.contentId}`);
  const beginning = last?.text[0]?.text.slice(0, 12) ?? "";
  expect(beginning).not.toBe("");
  expect(JSON.stringify(content.fields)).toContain(JSON.stringify(beginning).slice(1, -1));
});

test("a stream that broke goes on where it left off", async () => {
  const world = await articles();
  await answerSlowly();
  const job = await started(world);
  const first = await eventsOf(product.url, world.owner, job.id, { enough: hasText });
  const seen = first.events.at(-1)?.id ?? 0;
  expect(seen).toBeGreaterThan(0);
  await product.release();
  const second = await eventsOf(product.url, world.owner, job.id, { after: seen });
  expect(second.events.filter(({ event }) => event === "text").every(({ id }) => id > seen)).toBe(true);
  expect(second.events.at(-1)).toMatchObject({ event: "end" });
});

test("a whole campaign's stream tells the texts of its contents", async () => {
  const world = await articles();
  await answerSlowly(3);
  const { data: job } = await world.owner.post<Job>(
    `${world.at}/campaigns/${world.campaign.id}/generate`,
    {},
    { prefer: "respond-async" },
  );
  const { events } = await eventsOf(product.url, world.owner, job.id, { enough: releaseAtText });
  const written = new Set(
    events.flatMap(({ event, data }) => (event === "text" && "text" in data ? [data.contentId] : [])),
  );
  const contents = await contentsOf(world);
  expect(written.size).toBeGreaterThan(0);
  expect(contents.map(({ id }) => id)).toEqual(expect.arrayContaining([...written]));
  expect(events.at(-1)).toMatchObject({ event: "end", data: { progress: { done: 3, total: 3 } } });
});

test("nothing of a growing text is left behind when it is done", async () => {
  const { db } = product.database;
  await expect.poll(() => db.selectFrom("jobTexts").selectAll().execute()).toEqual([]);
});

test("a made-up place to go on from is taken as the beginning", async () => {
  const world = await plannedCampaign(await product.newUser());
  const response = await fetch(`${product.url}/api/v1/jobs/${world.campaign.strategyJobId}/events`, {
    headers: { authorization: `Bearer ${world.owner.token}`, "last-event-id": "'; drop table jobs" },
  });
  expect(await response.text()).toContain("event: end");
});

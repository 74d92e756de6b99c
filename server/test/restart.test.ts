import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startDemoModel } from "@handbill/demo-model";
import type { AiLog, Campaign, ContentVersion, AnyJob as Job } from "@handbill/contracts";
import { afterAll, expect, test } from "vitest";
import { brief } from "./support/briefs.ts";
import { contentsOf, plannedCampaign } from "./support/campaigns.ts";
import { type Reply, resume, signUp } from "./support/client.ts";
import { dataFolder, type ProductProcess, startProcess } from "./support/product-process.ts";

const COUNT = 10;

const model = await startDemoModel({ delayScale: 0 });
const folder = await dataFolder();
const settings = {
  DATA_DIR: folder.path,
  OPENAI_API_KEY: "restart-key",
  OPENAI_BASE_URL: model.url,
  AI_MODEL_STRATEGY: "handbill-demo",
  AI_MODEL_CONTENT: "handbill-demo",
  PUBLIC_URL: "http://127.0.0.1:3999", // tokens of the first process are good for the second
};
let running: ProductProcess = await startProcess(settings);

afterAll(async () => {
  await running.kill("SIGTERM");
  await model.close();
  await folder.remove();
});

const control = (path: string, body: unknown) =>
  fetch(new URL(path, model.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function callsOfModel(): Promise<number> {
  const journal: unknown = await (await fetch(new URL("/__fake/journal", model.url))).json();
  return (Object.values(journal ?? {}).find(Array.isArray) ?? []).length;
}

test("after kill -9 in the middle of a generation the campaign is finished, and nothing is double", async () => {
  const owner = await signUp(running.url);
  const world = await plannedCampaign(owner, "bakery-lisbon", COUNT);
  const planned = await callsOfModel();
  // Two answer at once, the rest hang. The kill comes when all calls are under way, not while one is about to be made.
  await control("/__fake/script", {
    key: "restart-key",
    steps: ["ok", "ok", ...Array.from({ length: COUNT - 2 }, () => ({ name: "slow", ms: 60_000 }))],
  });
  const at = `${world.at}/campaigns/${world.campaign.id}`;
  const { data: job } = await owner.post<Job>(`${at}/generate`, {}, { prefer: "respond-async" });
  await expect.poll(callsOfModel).toBe(planned + COUNT);
  await expect.poll(async () => (await owner.get<Job>(`/jobs/${job.id}`)).data.progress.done).toBe(2);

  await running.kill("SIGKILL");
  const before = await callsOfModel();
  await control("/__fake/reset", {});
  running = await startProcess(settings);

  const back = { ...world, owner: await resume(running.url, owner.cookie) };
  await expect
    .poll(async () => (await back.owner.get<Job>(`/jobs/${job.id}`)).data.status, { interval: 500 })
    .toBe("succeeded");

  const contents = await contentsOf(back);
  expect(contents.map(({ status }) => status)).toEqual(Array(COUNT).fill("draft"));
  for (const content of contents) {
    const { data: versions } = await back.owner.get<ContentVersion[]>(`${world.at}/contents/${content.id}/versions`);
    expect(versions).toHaveLength(1);
  }
  const { data: campaign } = await back.owner.get<Campaign>(at);
  expect(campaign.contents).toMatchObject({ total: COUNT, draft: COUNT });

  const { data: logs } = await back.owner.get<AiLog[]>(`${world.at}/ai/logs?limit=100`);
  const forContents = logs.filter(({ purpose }) => purpose === "content");
  expect(forContents.filter(({ outcome }) => outcome === "ok")).toHaveLength(COUNT);
  expect(forContents.every(({ outcome }) => outcome !== "started")).toBe(true);
  expect(forContents).toHaveLength(before - planned + (await callsOfModel()));
});

test("when PostgreSQL dies under load the process says so, starts it again and goes on; what was confirmed is there, once", async () => {
  const owner = await signUp(running.url);
  const { business } = brief("bakery-lisbon");
  const confirmed: string[] = [];
  const doubtful: number[] = [];
  const readiness: number[] = [];
  let isOver = false;
  const clicking = async (hand: string): Promise<void> => {
    for (let round = 1; !isOver; round += 1) {
      const name = `${hand} ${round}`;
      const { status } = await owner.post("/businesses", { ...business, name }, { "idempotency-key": name });
      if (status === 201) confirmed.push(name);
      else doubtful.push(status); // perhaps made, perhaps not: its key would tell
      await delay(20);
    }
  };
  const watching = async (): Promise<void> => {
    while (!isOver) {
      readiness.push((await fetch(new URL("/health/ready", running.url))).status);
      await delay(10);
    }
  };
  const busy = [clicking("left"), clicking("right"), watching()];
  await expect.poll(() => confirmed.length).toBeGreaterThan(5);

  const postmaster = Number.parseInt(await readFile(join(folder.path, "cluster", "postmaster.pid"), "utf8"), 10);
  process.kill(postmaster, "SIGQUIT"); // at once: clients are cut, nothing is finished
  await expect.poll(() => readiness.includes(503), { interval: 5 }).toBe(true);
  await expect.poll(() => readiness.at(-1)).toBe(200);
  const before = confirmed.length;
  await expect.poll(() => confirmed.length).toBeGreaterThan(before + 5);
  isOver = true;
  await Promise.all(busy);

  const names: string[] = [];
  for (let next: string | null = ""; next !== null;) {
    const page: Reply<{ name: string }[]> = await owner.get(`/businesses?limit=100${next && `&cursor=${next}`}`);
    names.push(...page.data.map(({ name }) => name));
    next = page.next;
  }
  expect(doubtful.filter((status) => status !== 503)).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect(confirmed.filter((name) => !names.includes(name))).toEqual([]);
});

import { startDemoModel } from "@handbill/demo-model";
import type { AiLog, Campaign, ContentVersion, Job } from "@handbill/contracts";
import { afterAll, expect, test } from "vitest";
import { contentsOf, plannedCampaign } from "./support/campaigns.ts";
import { resume, signUp } from "./support/client.ts";
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

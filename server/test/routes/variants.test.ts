import type { AiLog, Content, ContentVersion, Estimate, AnyJob as Job, VariantList } from "@handbill/contracts";
import { expect, test } from "vitest";
import { contentsOf, ended, plannedCampaign } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();
const world = await plannedCampaign(owner, "climbing-gym-boulder", 10);
const unwritten = (await contentsOf(world)).map(({ id }) => id);

async function written() {
  const here = `${world.at}/contents/${unwritten.shift()}`;
  const { data } = await owner.post<Content>(`${here}/generate`);
  return { here, content: data };
}

const tag = ({ version }: Content) => ({ "if-match": `"${version}"` });
const listed = async (here: string): Promise<VariantList> => {
  const { data, problem } = await owner.get<VariantList["data"]>(`${here}/variants`);
  const failed: unknown = Reflect.get(problem, "failed");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the list has something beside its data
  return { data, failed: failed as VariantList["failed"] };
};

test("three versions differ from the text and from each other, and leave the text alone", async () => {
  const { here, content } = await written();

  const { status, data: variants, problem } = await owner.post<VariantList["data"]>(`${here}/variants`);

  expect(status, JSON.stringify(problem)).toBe(200);
  expect(variants.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(new Set(variants.map(({ approach }) => approach)).size).toBe(3);
  expect(new Set([content, ...variants].map(({ fields }) => JSON.stringify(fields))).size).toBe(4);
  for (const { receipt } of variants) expect(receipt).toMatchObject({ attempts: 1, promptId: content.channel });
  expect(await listed(here)).toEqual({ data: variants, failed: [] });
  expect((await owner.get<Content>(here)).data).toEqual(content);

  const { data: calls } = await owner.get<AiLog[]>(`${world.at}/ai/logs?contentId=${content.id}`);
  expect(calls).toHaveLength(4);
  expect(new Set(calls.map(({ jobId }) => jobId)).size).toBe(4);
});

test("a version that is used becomes the text, and the others stay to be tried", async () => {
  const { here, content } = await written();
  await owner.post(`${here}/approve`);
  const { data: variants } = await owner.post<VariantList["data"]>(`${here}/variants`, { count: 2 });
  const { data: approved } = await owner.get<Content>(here);
  expect([variants.length, approved.status]).toEqual([2, "approved"]);

  const stale = await owner.post(`${here}/variants/2/use`, {}, tag(content));
  const used = await owner.post<Content>(`${here}/variants/2/use`, {}, tag(approved));
  const other = await owner.post<Content>(`${here}/variants/1/use`);
  const none = await owner.post(`${here}/variants/3/use`);

  expect(stale.problem.code).toBe("edit_conflict");
  expect(used.data).toMatchObject({ status: "draft", version: approved.version + 1, fields: variants[1]?.fields });
  expect(used.data.receipt).toEqual(variants[1]?.receipt);
  expect(other.data.fields).toEqual(variants[0]?.fields);
  expect(none.problem.code).toBe("not_found");
  const { data: versions } = await owner.get<ContentVersion[]>(`${here}/versions`);
  expect(versions.map(({ author, fields }) => [author, fields])).toEqual([
    ["ai", variants[0]?.fields],
    ["ai", variants[1]?.fields],
    ["ai", content.fields],
  ]);
});

test("where one version fails the others are kept, and it says which and why", async () => {
  const { here } = await written();
  await product.script("refusal");

  const started = await owner.post<Job>(`${here}/variants`, {}, { prefer: "respond-async" });
  const job = await ended(owner, started.data.id);

  expect(job).toMatchObject({ kind: "variants", status: "succeeded", progress: { done: 2, failed: 1, total: 3 } });
  const { data, failed } = await listed(here);
  expect(data).toHaveLength(2);
  expect(failed).toMatchObject([{ code: "ai_refused" }]);
  expect(new Set([...data, ...failed].map(({ number }) => number))).toEqual(new Set([1, 2, 3]));
});

test("where all fail the versions from before stay, and the job says why", async () => {
  const { here } = await written();
  const { data: before } = await owner.post<VariantList["data"]>(`${here}/variants`, { count: 2 });
  await product.script("refusal", "refusal", "refusal");

  const failing = await owner.post(`${here}/variants`, { count: 2 });

  expect(failing.problem).toMatchObject({ status: 422, code: "ai_refused" });
  expect(await listed(here)).toEqual({ data: before, failed: [] });
  // Those were not tries to write the text itself.
  await owner.post(`${here}/generate`);
  expect((await owner.get<Content>(here)).data.failure).toMatchObject({ code: "ai_refused", times: 1 });
});

test("the next versions take the place of the last ones", async () => {
  const { here } = await written();
  const { data: first } = await owner.post<VariantList["data"]>(`${here}/variants`);

  const { data: next } = await owner.post<VariantList["data"]>(`${here}/variants`, { wish: "shorter", count: 2 });

  expect(next).toHaveLength(2);
  expect(await listed(here)).toEqual({ data: next, failed: [] });
  expect(next.map(({ fields }) => fields)).not.toContainEqual(first[0]?.fields);
});

test("using a version twice is using it once, and one that was replaced meanwhile is not taken for another", async () => {
  const { here } = await written();
  const { data: seen } = await owner.post<VariantList["data"]>(`${here}/variants`, { count: 2 });
  const press = () => owner.post<Content>(`${here}/variants/1/use`, { createdAt: seen[0]?.createdAt });
  const [one, other] = await Promise.all([press(), press()]);
  expect([one?.status, other?.status, one?.data]).toEqual([200, 200, other?.data]);
  expect((await owner.get<ContentVersion[]>(`${here}/versions`)).data).toHaveLength(2);

  await owner.post(`${here}/approve`);
  await owner.post(`${here}/variants`, { count: 2 });
  const late = await owner.post(`${here}/variants/2/use`, { createdAt: seen[1]?.createdAt });
  expect(late.problem).toMatchObject({ status: 409, code: "conflict" });
  expect((await owner.get<Content>(here)).data.fields).toEqual(seen[0]?.fields);
});

test("a second press returns the versions under way; nothing else is written for the content meanwhile", async () => {
  const { here, content } = await written();
  await product.hold(3);
  const started = await owner.post<Job>(`${here}/variants`, {}, { prefer: "respond-async" });
  expect(started).toMatchObject({
    status: 202,
    data: { kind: "variants", topic: content.topic, contentId: content.id },
  });

  const again = await owner.post<Job>(`${here}/variants`, {}, { prefer: "respond-async" });
  const rewrite = await owner.post(`${here}/generate`, {}, { prefer: "respond-async" });
  const edited = await owner.patch<Content>(here, { topic: "Boulder on Sunday" }, tag(content));

  expect(again.data.id).toBe(started.data.id);
  expect(rewrite.problem).toMatchObject({ code: "job_running", jobId: started.data.id });
  expect(edited.status).toBe(200);
  const { data: stopped } = await owner.post<Job>(`/jobs/${started.data.id}/cancel`);
  expect(stopped.status).toBe("cancelled");
  await product.resetModel();
  expect((await listed(here)).data).toEqual([]);
  expect((await owner.post<VariantList["data"]>(`${here}/variants`, { count: 2 })).data).toHaveLength(2);
});

test("an Idempotency-Key writes versions once", async () => {
  const { here } = await written();
  const key = { "idempotency-key": "three versions" };
  await product.resetModel();

  const [one, other] = [await owner.post(`${here}/variants`, {}, key), await owner.post(`${here}/variants`, {}, key)];

  expect(other.data).toEqual(one.data);
  expect(await product.modelCalls()).toBe(3);
});

test("versions want a text, a sensible number, and their owner, and are quoted by their number", async () => {
  const { here } = await written();
  const stranger = await product.newUser();

  const early = await owner.post(`${world.at}/contents/${unwritten.at(-1)}/variants`);
  const many = await owner.post(`${here}/variants`, { count: 9 });
  const strange = [
    await stranger.post(`${here}/variants`),
    await stranger.get(`${here}/variants`),
    await stranger.post(`${here}/variants/1/use`),
  ];

  expect(early.problem).toMatchObject({ status: 409, code: "conflict" });
  expect(many.problem.code).toBe("invalid_request");
  expect(strange.map(({ problem }) => problem.code)).toEqual(["not_found", "not_found", "not_found"]);
  const quotes = [
    await owner.post<Estimate>(`${here}/estimate`),
    await owner.post<Estimate>(`${here}/estimate`, { variants: 3 }),
  ];
  expect(quotes.map(({ data }) => data.calls)).toEqual([1, 3]);
});

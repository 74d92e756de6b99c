import type { Content, ContentVersion, AnyJob as Job } from "@handbill/contracts";
import { expect, test } from "vitest";
import { contentsOf, ended, plannedCampaign, writtenContent } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 12);
const unwritten = (await contentsOf(world)).map(({ id }) => id);

/** A content that no other test touches, written; with its address. */
async function freshContent(): Promise<{ here: string; content: Content }> {
  const here = `${world.at}/contents/${unwritten.shift()}`;
  const { data: content } = await owner.post<Content>(`${here}/generate`);
  return { here, content };
}

const tag = (content: Content) => ({ "if-match": `"${content.version}"` });

test("a written content has fields, a receipt and a first version by the AI", async () => {
  const { here, content } = await freshContent();

  expect(content).toMatchObject({ status: "draft", failure: null });
  expect(content.fields).not.toBeNull();
  expect(content.receipt).toMatchObject({ attempts: 1, repairs: [] });
  expect(content.receipt?.inputTokens).toBeGreaterThan(0);
  const { data: versions } = await owner.get<ContentVersion[]>(`${here}/versions`);
  expect(versions).toMatchObject([{ version: content.version, author: "ai", fields: content.fields }]);
});

test("an edit needs the version that was read, and gives the next one", async () => {
  const { here, content } = await freshContent();
  const read = await owner.get<Content>(here);
  expect(read.headers.get("etag")).toBe(`"${content.version}"`);

  const blind = await owner.patch(here, { topic: "Rye bread" });
  expect(blind.problem).toMatchObject({ status: 428, code: "precondition_required" });

  const edited = await owner.patch<Content>(here, { topic: "Rye bread" }, tag(content));
  expect(edited.data).toMatchObject({ topic: "Rye bread", version: content.version + 1 });
  expect(edited.headers.get("etag")).toBe(`"${content.version + 1}"`);
});

test("of two edits of the same version the second is refused and shown the first", async () => {
  const { here, content } = await freshContent();
  const edits = ["Mine", "Theirs"].map((topic) => owner.patch<Content>(here, { topic }, tag(content)));

  const replies = await Promise.all(edits);

  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 412]);
  const lost = replies.find(({ status }) => status === 412);
  const kept = replies.find(({ status }) => status === 200);
  expect(lost?.problem).toMatchObject({ code: "edit_conflict", current: kept?.data });
});

test("a text over the channel's limit is refused with its measure, and nothing is lost", async () => {
  const { here, content } = await freshContent();
  const main = content.channel === "instagram" ? "caption" : content.channel === "email" ? "subject" : "text";
  const long = { ...content.fields, [main]: "x".repeat(70_000) };

  const refused = await owner.patch(here, { fields: long }, tag(content));

  expect(refused.problem).toMatchObject({ status: 422, code: "over_limit" });
  const [error] = refused.problem.errors;
  expect(error?.path).toBe(`fields.${main}`);
  expect(error?.actual ?? 0).toBeGreaterThan(error?.limit ?? Number.POSITIVE_INFINITY);
  expect((await owner.get<Content>(here)).data).toEqual(content);
});

test("fields of another channel are refused, each fault named", async () => {
  const { here, content } = await freshContent();

  const refused = await owner.patch(here, { fields: { headlines: ["Bread"], surprise: 1 } }, tag(content));

  expect(refused.problem).toMatchObject({ status: 400, code: "invalid_request" });
  expect(refused.problem.errors.length).toBeGreaterThan(0);
});

test("approving, editing and reopening move a content between draft and approved", async () => {
  const { here, content } = await freshContent();

  const approved = await owner.post<Content>(`${here}/approve`, {}, tag(content));
  expect(approved.data.status).toBe("approved");
  expect((await owner.post<Content>(`${here}/approve`)).data.status).toBe("approved");

  const edited = await owner.patch<Content>(here, { fields: content.fields }, tag(approved.data));
  expect(edited.data.status).toBe("draft");

  await owner.post(`${here}/approve`);
  expect((await owner.post<Content>(`${here}/reopen`)).data.status).toBe("draft");
});

test("approval of a version that has changed since is refused", async () => {
  const { here, content } = await freshContent();
  await owner.patch(here, { topic: "Another" }, tag(content));

  const refused = await owner.post(`${here}/approve`, {}, tag(content));

  expect(refused.problem).toMatchObject({ status: 412, code: "edit_conflict" });
});

test("what is not written cannot be approved", async () => {
  const [placeholder] = unwritten;

  const refused = await owner.post(`${world.at}/contents/${placeholder}/approve`);

  expect(refused.problem).toMatchObject({ status: 409, code: "conflict" });
});

test("an earlier version comes back as the newest, and the history keeps all", async () => {
  const { here, content } = await freshContent();
  const rewritten = await owner.post<Content>(`${here}/generate`, { instruction: "Shorter" });
  expect(rewritten.data.fields).not.toEqual(content.fields);

  const restored = await owner.post<Content>(`${here}/versions/${content.version}/restore`);

  expect(restored.data.fields).toEqual(content.fields);
  const { data: versions } = await owner.get<ContentVersion[]>(`${here}/versions`);
  expect(versions.map(({ author, instruction }) => [author, instruction])).toEqual([
    ["person", null],
    ["ai", "Shorter"],
    ["ai", null],
  ]);
  expect((await owner.post(`${here}/versions/999/restore`)).problem.code).toBe("not_found");
});

test("rewriting one field leaves all others as they are", async () => {
  const other = await plannedCampaign(await product.newUser(), "climbing-gym-boulder", 7);
  const all = await contentsOf(other);
  const email = all.find(({ channel }) => channel === "email");
  const here = `${other.at}/contents/${email?.id}`;
  const { data: before } = await other.owner.post<Content>(`${here}/generate`);

  const { data: after } = await other.owner.post<Content>(`${here}/generate`, { field: "subject" });

  expect({ ...after.fields, subject: "" }).toEqual({ ...before.fields, subject: "" });
  const unknown = await other.owner.post(`${here}/generate`, { field: "hashtags" });
  expect(unknown.problem).toMatchObject({ status: 400, errors: [{ path: "field" }] });
});

test("a rewrite that fails leaves the text, and says why", async () => {
  const { here, content } = await freshContent();
  await product.script("refusal");

  const refused = await owner.post(`${here}/generate`, { instruction: "Sharper" });

  expect(refused.problem).toMatchObject({ status: 422, code: "ai_refused" });
  const { data: kept } = await owner.get<Content>(here);
  expect(kept).toMatchObject({ status: "draft", fields: content.fields, version: content.version });
  expect(kept.failure).toMatchObject({ code: "ai_refused", retryable: false });
});

test("a double click writes once", async () => {
  const other = await plannedCampaign(await product.newUser(), "bakery-lisbon", 1);
  const [content] = await contentsOf(other);
  const calls = await product.modelCalls();

  await product.hold();
  const clicks = await Promise.all(
    [1, 2, 3, 4].map(() =>
      other.owner.post<Job>(`${other.at}/contents/${content?.id}/generate`, {}, { prefer: "respond-async" }),
    ),
  );
  await product.release();

  expect(new Set(clicks.map(({ status }) => status))).toEqual(new Set([202]));
  expect(new Set(clicks.map(({ data }) => data.id)).size).toBe(1);
  expect((await ended(other.owner, clicks[0]?.data.id ?? "")).status).toBe("succeeded");
  expect((await product.modelCalls()) - calls).toBe(1);
});

test("while it is being written a content cannot be edited, and stopping brings it back", async () => {
  const other = await plannedCampaign(await product.newUser(), "bakery-lisbon", 1);
  const before = await writtenContent(other);
  const here = `${other.at}/contents/${before.id}`;
  await product.hold();
  const { data: job } = await other.owner.post<Job>(`${here}/generate`, {}, { prefer: "respond-async" });

  const edit = await other.owner.patch(here, { topic: "Now" }, tag(before));
  expect(edit.problem).toMatchObject({ status: 409, code: "job_running", jobId: job.id });

  const stopped = await other.owner.post<Job>(`/jobs/${job.id}/cancel`);
  await product.release();
  expect(stopped.data.status).toBe("cancelled");
  const { data: after } = await other.owner.get<Content>(here);
  expect(after).toMatchObject({ status: "draft", fields: before.fields, version: before.version, failure: null });
});

test("a removed content is gone from every list, and can be brought back", async () => {
  const { here, content } = await freshContent();

  expect((await owner.delete(here)).status).toBe(204);
  expect((await owner.get(here)).status).toBe(404);
  expect((await contentsOf(world)).map(({ id }) => id)).not.toContain(content.id);

  const restored = await owner.post<Content>(`${here}/restore`);
  expect(restored.data.fields).toEqual(content.fields);
});

test("contents are listed by day, filtered by status and period", async () => {
  const all = await contentsOf(world);
  const days = all.map(({ scheduledOn }) => scheduledOn ?? "");
  expect(days).toEqual([...days].sort());

  const from = days[3] ?? "";
  const { data: later } = await owner.get<Content[]>(`${world.at}/contents?from=${from}&limit=100`);
  expect(later.length).toBe(days.filter((day) => day >= from).length);
  const { data: approved } = await owner.get<Content[]>(`${world.at}/contents?status=published`);
  expect(approved).toEqual([]);
});

test("a stranger can do nothing with a content", async () => {
  const { here, content } = await freshContent();
  const eve = await product.newUser("Eve");

  const attempts = [
    eve.get(here),
    eve.patch(here, { topic: "Eve's" }, tag(content)),
    eve.delete(here),
    eve.post(`${here}/generate`),
    eve.post(`${here}/approve`),
    eve.get(`${here}/versions`),
    eve.post(`${here}/versions/${content.version}/restore`),
  ];

  for (const attempt of attempts) expect((await attempt).problem).toMatchObject({ status: 404, code: "not_found" });
  expect((await owner.get<Content>(here)).data).toEqual(content);
});

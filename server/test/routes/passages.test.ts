import type { Content, ContentVersion, Estimate, AnyJob as Job } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { contentsOf, ended, plannedCampaign } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

/** The demo model at the price of a real one, so that a quote has figures. */
const prices = JSON.stringify({ "handbill-demo": { input: 0.25, output: 2, cacheRead: 0.025 } });
const product = await testProduct({ AI_PRICES: prices });
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bike-repair-leipzig", 6, { channels: ["facebook", "email", "google_ads"] });
const placeholders = await contentsOf(world);
const originals = new Map<string, Content>();

/** The content of a channel with a text of its own, as it was first written but for these fields. */
async function written(channel: Content["channel"], fields: Record<string, unknown> = {}) {
  const placeholder = placeholders.find((content) => content.channel === channel);
  const here = `${world.at}/contents/${placeholder?.id}`;
  const original = originals.get(channel) ?? (await owner.post<Content>(`${here}/generate`)).data;
  originals.set(channel, original);
  const { data: present } = await owner.get<Content>(here);
  const edit = { fields: { ...original.fields, ...fields } };
  return { here, content: (await owner.patch<Content>(here, edit, tag(present))).data };
}

const tag = ({ version }: Content) => ({ "if-match": `"${version}"` });
const select = (path: string, whole: string, text: string) => {
  const start = whole.indexOf(text);
  return { path, start, end: start + text.length, text };
};

const BODY =
  "Hallo! 👩‍🔧\n\nDie erste warme Woche füllt unseren Ständer, und dann warten alle.  Komm lieber jetzt.\n\nBis bald";
const SENTENCE = "Die erste warme Woche füllt unseren Ständer, und dann warten alle.";

test("only the selected passage changes, and all around it stays byte for byte", async () => {
  const { here, content } = await written("email", { body: BODY });
  const selection = select("body", BODY, SENTENCE);

  const rewritten = await owner.post<Content>(`${here}/generate`, { wish: "shorter", selection });

  expect(rewritten.status, JSON.stringify(rewritten.problem)).toBe(200);
  const body = String(rewritten.data.fields?.["body"]);
  const passage = body.slice(selection.start, body.length - (BODY.length - selection.end));
  expect(body).toBe(BODY.slice(0, selection.start) + passage + BODY.slice(selection.end));
  expect(passage.length).toBeGreaterThan(5);
  expect(passage.length).toBeLessThan(SENTENCE.length);
  expect({ ...rewritten.data.fields, body: null }).toEqual({ ...content.fields, body: null });
  expect(rewritten.data).toMatchObject({ status: "draft", version: content.version + 1 });
  expect(rewritten.data.receipt?.promptId).toBe("passage_email");
  const { data: versions } = await owner.get<ContentVersion[]>(`${here}/versions`);
  expect(versions[0]).toMatchObject({ author: "ai", wish: "shorter", instruction: null });
});

test("one text of a list is rewritten by its path, and fits its place", async () => {
  const { here, content } = await written("google_ads");
  const headlines = content.fields?.["headlines"];
  if (!Array.isArray(headlines)) throw new Error("An ad has headlines.");

  const rewritten = await owner.post<Content>(`${here}/generate`, { field: "headlines.1" });

  expect(rewritten.status, JSON.stringify(rewritten.problem)).toBe(200);
  const now = rewritten.data.fields?.["headlines"];
  expect(now).toEqual(headlines.with(1, expect.any(String)));
  expect(now).not.toEqual(headlines);
  expect(rewritten.data.fields?.["descriptions"]).toEqual(content.fields?.["descriptions"]);
});

test("a selection is widened to whole characters, and emoji are gone when that was the wish", async () => {
  const text = "Der Ständer ist frei 👩‍🔧🎉 bis Freitag. Komm vorbei.";
  const { here } = await written("facebook", { text });
  const inside = text.indexOf("👩‍🔧") + 2;
  const selection = { path: "text", start: inside, end: inside + 8, text: text.slice(inside, inside + 8) };

  const { data } = await owner.post<Content>(`${here}/generate`, { wish: "no_emoji", selection });

  expect(String(data.fields?.["text"])).toMatch(/^Der Ständer ist frei bis Freitag\. Komm vorbei\.$/u);
  expect(String(data.fields?.["text"]).isWellFormed()).toBe(true);
});

test("what is not there any more, or cannot be done, is refused before anything is paid", async () => {
  const { here, content } = await written("email", { body: BODY });
  const selection = select("body", BODY, SENTENCE);
  await product.resetModel();
  const ask = async (body: Record<string, unknown>, headers?: Record<string, string>) =>
    (await owner.post(`${here}/generate`, body, headers)).problem;

  expect(await ask({ selection: { ...selection, start: 1, end: 1 + SENTENCE.length } })).toMatchObject({
    status: 409,
    code: "selection_changed",
    current: content,
  });
  const refusals = [
    { selection: { ...selection, end: selection.start } },
    { selection: { ...selection, text: "x".repeat(4001) } },
    { selection: { ...selection, path: "sections.0.body" } },
    { selection: select("callToAction.url", "https://", "https") },
    { selection, field: "subject" },
    { field: "sections.0.body" },
    { wish: "no_emoji", selection },
    { wish: "prettier", selection },
    { fields: { text: "An email has no text." } },
  ];
  for (const refusal of refusals)
    expect(await ask(refusal), JSON.stringify(refusal)).toMatchObject({ code: "invalid_request" });
  expect(await ask({ selection }, { "if-match": '"1"' })).toMatchObject({ code: "edit_conflict" });
  const stranger = await product.newUser();
  expect((await stranger.post(`${here}/generate`, { selection })).problem.code).toBe("not_found");
  expect(await product.modelCalls()).toBe(0);
  expect((await owner.get<Content>(here)).data).toEqual(content);
});

/** Holds the answer back while a passage is rewritten, and the text becomes another one in the database. */
async function rewriteWhile(content: Content, here: string, change: (body: string) => string) {
  const body = String(content.fields?.["body"]);
  const selection = select("body", body, SENTENCE);
  await product.hold();
  const started = await owner.post<Job>(
    `${here}/generate`,
    { wish: "shorter", selection },
    { prefer: "respond-async" },
  );
  const again = await owner.post<Job>(`${here}/generate`, { wish: "shorter", selection }, { prefer: "respond-async" });
  const another = await owner.post(`${here}/generate`, { wish: "warmer", selection }, { prefer: "respond-async" });
  const edit = await owner.patch(here, { fields: content.fields }, tag(content));
  const changed = change(body);
  await sql`update contents set fields = jsonb_set(fields, '{body}', to_jsonb(${changed}::text))
    where id = ${content.id}`.execute(product.database.db);
  await product.release();
  const job = await ended(owner, started.data.id);
  const { data } = await owner.get<Content>(here);
  return { started, again, another, edit, changed, job, now: data, body: String(data.fields?.["body"]) };
}

test("a passage goes where its words are by then; a second press is the same, and nothing else comes between", async () => {
  const { here, content } = await written("email", { body: BODY });

  const { started, again, another, edit, changed, now, body } = await rewriteWhile(
    content,
    here,
    (before) => `Moin zusammen!\n\n${before}`,
  );

  expect(started.data).toMatchObject({ kind: "passage", topic: content.topic });
  expect(again.data.id).toBe(started.data.id);
  expect(another.problem).toMatchObject({ code: "job_running", jobId: started.data.id });
  expect(edit.problem.code).toBe("job_running");
  const [before = "", after = ""] = changed.split(SENTENCE);
  expect([body.startsWith(before), body.endsWith(after), body.includes(SENTENCE)]).toEqual([true, true, false]);
  expect(now).toMatchObject({ status: "draft", version: content.version + 1, failure: null });
});

test("a passage whose words are gone by then is not put in; the answer stays in the ledger", async () => {
  const { here, content } = await written("email", { body: BODY });

  const { job, changed, now, body } = await rewriteWhile(content, here, (before) => before.replace("füllt", "leert"));

  expect(job).toMatchObject({ status: "failed", error: { code: "selection_changed", retryable: false } });
  expect(body).toBe(changed);
  expect(now).toMatchObject({ status: "draft", version: content.version, failure: { code: "selection_changed" } });
  const { data: calls } = await owner.get<{ outcome: string }[]>(`${world.at}/ai/logs?jobId=${job.id}`);
  expect(calls).toMatchObject([{ outcome: "ok" }]);
});

test("a text that is too long to be saved is made to fit, and the long one stays in the history", async () => {
  const { here, content } = await written("email");
  const subject = "Bremsen, Schaltung, Kette und Licht an einem Vormittag: bring dein Rad vor der ersten warmen Woche";
  const fields = { ...content.fields, subject };
  expect((await owner.patch(here, { fields }, tag(content))).problem.code).toBe("over_limit");

  const whole = await owner.post<Content>(
    `${here}/generate`,
    { wish: "shorten_to_fit", field: "subject", fields },
    tag(content),
  );
  const part = await owner.post<Content>(`${here}/generate`, {
    wish: "shorten_to_fit",
    selection: select("subject", subject, subject),
    fields,
  });

  for (const { status, data, problem } of [whole, part]) {
    expect(status, JSON.stringify(problem)).toBe(200);
    expect(String(data.fields?.["subject"]).length).toBeLessThanOrEqual(78);
    expect({ ...data.fields, subject }).toEqual(fields);
  }
  const { data: versions } = await owner.get<ContentVersion[]>(`${here}/versions?limit=4`);
  expect(versions.map(({ author, wish, fields: kept }) => [author, wish, kept["subject"] === subject])).toEqual([
    ["ai", "shorten_to_fit", false],
    ["person", null, true],
    ["ai", "shorten_to_fit", false],
    ["person", null, true],
  ]);
});

test("a rewrite that fails or is stopped leaves the approval and the time as they were", async () => {
  const { here, content } = await written("facebook");
  const { data: approved } = await owner.post<Content>(`${here}/approve`, {}, tag(content));
  const { status } = await owner.post(`${here}/schedule`, { at: `${world.campaign.endsOn}T10:00` });
  expect(status).toBe(200);
  const { data: scheduled } = await owner.get<Content>(here);
  await product.script("refusal");

  const failed = await owner.post(`${here}/generate`, { wish: "shorter" });

  expect([approved.status, failed.problem.code]).toEqual(["approved", "ai_refused"]);
  const { status: now, scheduledAt, failure } = (await owner.get<Content>(here)).data;
  expect({ now, scheduledAt, failure }).toMatchObject({
    now: "scheduled",
    scheduledAt: scheduled.scheduledAt,
    failure: { code: "ai_refused" },
  });
});

test("an offer can be added only where the profile has one", async () => {
  const { here, content } = await written("facebook", { text: "Der Ständer ist frei. Komm vorbei." });
  const selection = select("text", "Der Ständer ist frei. Komm vorbei.", "Der Ständer ist frei.");
  const { data: business } = await owner.get<{ offers: { name: string }[] }>(world.at);

  const added = await owner.post<Content>(`${here}/generate`, { wish: "offer", selection });

  expect(added.status, JSON.stringify(added.problem)).toBe(200);
  const text = String(added.data.fields?.["text"]);
  expect(business.offers.some(({ name }) => text.includes(name))).toBe(true);
  expect(text.endsWith(" Komm vorbei.")).toBe(true);
  await owner.patch(world.at, { offers: [] });
  const without = await owner.post(`${here}/generate`, { wish: "offer" });
  await owner.patch(world.at, { offers: business.offers });
  expect(without.problem).toMatchObject({ code: "invalid_request", errors: [{ path: "wish" }] });
  expect(content.id).toBe(added.data.id);
});

test("a passage is quoted below a whole text", async () => {
  const { here } = await written("email", { body: BODY });
  const whole = await owner.post<Estimate>(`${here}/estimate`, {});
  const passage = await owner.post<Estimate>(`${here}/estimate`, {
    wish: "shorter",
    selection: select("body", BODY, SENTENCE),
  });
  expect([whole.status, passage.status]).toEqual([200, 200]);
  expect(passage.data.calls).toBe(1);
  expect(passage.data.atMostNanoUsd ?? Infinity).toBeLessThan(whole.data.atMostNanoUsd ?? 0);
});

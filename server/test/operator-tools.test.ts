import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { AiLog } from "@handbill/contracts";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { AUTH_SECRET } from "./support/auth-secret.ts";
import { plannedCampaign, writtenContent } from "./support/campaigns.ts";
import { CHILD_ENVIRONMENT } from "./support/child-environment.ts";
import { testProduct } from "./support/product.ts";
import { browser, withSecondStep } from "./support/second-step.ts";

const prices = JSON.stringify({ "handbill-demo": { input: 0.25, output: 2 } });
const product = await testProduct({ AI_PRICES: prices, AI_KEEP_PROMPTS_DAYS: "1" });
const dataDir = await mkdtemp(join(tmpdir(), "handbill-tools-"));
afterAll(() => rm(dataDir, { recursive: true }));

type Outcome = { code: number; output: string };

/** Runs one of the programs for the operator beside the running product. */
const run = (program: string, ...words: string[]): Promise<Outcome> => runOn(product.database.url, program, ...words);
const runOn = (databaseUrl: string, program: string, ...words: string[]): Promise<Outcome> =>
  runWith({ DATABASE_URL: databaseUrl }, program, ...words);
const runWith = (settings: Record<string, string>, program: string, ...words: string[]): Promise<Outcome> =>
  new Promise((done) => {
    execFile(
      process.execPath,
      [resolve(import.meta.dirname, "..", "src", program), ...words],
      { env: { ...CHILD_ENVIRONMENT, DATABASE_URL: product.database.url, DATA_DIR: dataDir, ...settings } },
      (error, out, err) => done({ code: typeof error?.code === "number" ? error.code : 0, output: out + err }),
    );
  });

const world = await plannedCampaign(await product.newUser());
const content = await writtenContent(world);
const logs = async (query = "") => (await world.owner.get<AiLog[]>(`${world.at}/ai/logs?${query}`)).data;

test("the ledger is counted again while the product runs, and says so", async () => {
  const { code, output } = await run("ledger-verify.ts");
  expect(output).toContain("Checked 2 calls of 1 businesses. Every cost, sum and hash is right.");
  expect(code).toBe(0);
});

test("which keys there are, what is kept under each and which may go is said without any of them", async () => {
  const secret = "the secret of a process that is yet to start";
  const told = await runWith({ AUTH_SECRET: secret, AUTH_SECRET_BEFORE: AUTH_SECRET }, "keys.ts");
  expect(told.output).toMatch(/^AUTH_SECRET \([0-9a-f]{8}\)\n {2}under it: nothing$/m);
  expect(told.output).toMatch(
    /^AUTH_SECRET_BEFORE \([0-9a-f]{8}\)\n {2}under it: 1 signing keys, \d+ sessions\n {2}Keep it/m,
  );
  expect(told.code).toBe(0);
  for (const one of [secret, AUTH_SECRET]) expect(told.output).not.toContain(one);
});

test("a recorded answer gives the same again, for a plan and for a content", async () => {
  for (const { id, purpose } of await logs()) {
    const { code, output } = await run("replay.ts", id);
    expect(output).toContain(`${purpose}, attempt 1`);
    expect(output).toContain("No difference.");
    expect(output).toContain("messages: kept with the call");
    expect(code).toBe(0);
  }
});

test("what came out otherwise than today's code would have it is shown place by place", async () => {
  const [log] = await logs(`contentId=${content.id}`);
  const [field] = Object.keys(content.fields ?? {});
  const { db } = product.database;
  await sql`update content_versions set fields = jsonb_set(fields, ${`{${field}}`}, '"Another text"') where content_id = ${content.id}`.execute(
    db,
  );
  const { code, output } = await run("replay.ts", log?.id ?? "");
  expect(output).toContain(`text.${field}`);
  expect(output).toContain("- Another text");
  expect(code).toBe(1);
});

test("a call that never got an answer says so, and an unknown one as well", async () => {
  await product.script("401");
  await world.owner.post(`${world.at}/contents/${content.id}/generate`);
  const [failed] = await logs("outcome=failed");
  expect(await run("replay.ts", failed?.id ?? "")).toMatchObject({
    code: 2,
    output: expect.stringContaining("ai_config"),
  });
  const unknown = "01900000-0000-7000-8000-000000000000";
  expect(await run("replay.ts", unknown)).toMatchObject({ code: 2, output: expect.stringContaining("was not found") });
  expect(await run("replay.ts")).toMatchObject({ code: 2, output: expect.stringContaining("npm run replay --") });
});

test("what is not the id of a call is answered with how to ask, not with a trace", async () => {
  for (const words of [[], ["-".repeat(36)], ["' or 1=1 --"], [crypto.randomUUID(), "more"]]) {
    const { code, output } = await run("replay.ts", ...words);
    expect(output).toMatch(/^npm run replay -- <id of a call>[^\n]*\n$/);
    expect(code).toBe(2);
  }
});

test("a database that Handbill has not been started on is answered with what to do, not with a trace", async () => {
  const url = product.database.url.replace(/\/[^/?]+(?=\?|$)/, "/postgres");
  const unknown = "01900000-0000-7000-8000-000000000000";
  for (const [program, ...words] of [["ledger-verify.ts"], ["replay.ts", unknown]] as const) {
    const { code, output } = await runOn(url, program, ...words);
    expect(output).toMatch(/^The database is not up to date yet\.[^\n]*\n$/);
    expect(code).toBe(2);
  }
});

test("a ledger that somebody changed is told from one that is right", async () => {
  const { db } = product.database;
  await sql`alter table ai_logs disable trigger keep_settled_ai_logs`.execute(db);
  await sql`update ai_logs set cost_nano_usd = cost_nano_usd - 1 where outcome = 'ok' and purpose = 'strategy'`.execute(
    db,
  );
  await sql`alter table ai_logs enable trigger keep_settled_ai_logs`.execute(db);
  const { code, output } = await run("ledger-verify.ts");
  expect(output).toContain("was changed after it was settled");
  expect(output).toContain("its tokens cost");
  expect(code).toBe(1);
});

test("an operator hands a link to a new password over where no mail is sent", async () => {
  const owner = await product.newUser();
  const { code, output } = await run("reset-link.ts", owner.email.toUpperCase());
  expect(code).toBe(0);
  const token = /#(reset\.[\w-]{43})/.exec(output)?.[1];
  const answer = await fetch(new URL("/api/auth/reset-password", product.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, password: "rye bread every morning" }),
  });
  expect(await answer.json()).toEqual({ email: owner.email });
  const nobody = await run("reset-link.ts", "nobody@example.com");
  expect(nobody).toEqual({ code: 1, output: expect.stringContaining("There is no account") });
  expect(await run("reset-link.ts")).toEqual({ code: 1, output: expect.stringContaining("Say whose") });
});

test("an operator switches off the second step of somebody who lost phone and codes", async () => {
  const owner = await product.newUser();
  await withSecondStep(owner);
  expect((await run("second-step-off.ts", owner.email.toUpperCase())).code).toBe(0);
  expect((await browser(product.url).signIn(owner.email)).body).toHaveProperty("user");
  const again = await run("second-step-off.ts", owner.email);
  expect(again).toEqual({ code: 1, output: expect.stringContaining("has a second step") });
  expect(await run("second-step-off.ts")).toEqual({ code: 1, output: expect.stringContaining("Say whose") });
});

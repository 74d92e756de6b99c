import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Connection } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { approvedContent, contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { resume } from "../support/client.ts";
import { mailAccount } from "../support/mailings.ts";
import { testProduct } from "../support/product.ts";

const lines: string[] = [];
const product = await testProduct(
  { OUTSIDE_ALLOW: "127.0.0.1/32", OPENAI_API_KEY: "canary-openai-key" },
  { log: { write: (line: string) => void lines.push(line) } },
);
const { db } = product.database;

const SECRETS = {
  password: "canary-password-0001",
  wrongPassword: "canary-password-0002",
  smtp: "canary-smtp-0003",
  webhook: `whsec_${Buffer.from("canary-webhook-secret-0004").toString("base64")}`,
  modelKey: "canary-openai-key",
};
const PRIVATE = { body: "canary-words-0005", address: "canary-0006@x.example", prompt: "canary-prompt-0007" };

const answers: string[] = [];
type Ask = { method?: string; body?: string; headers?: Record<string, string> };
const send = async (path: string, ask: Ask = {}) => {
  const answer = await fetch(new URL(path, product.url), {
    ...ask,
    headers: { "content-type": "application/json", ...ask.headers },
  });
  answers.push(await answer.clone().text());
  return answer;
};
const post = (path: string, body: object, headers = {}) =>
  send(path, { method: "POST", body: JSON.stringify(body), headers });

test("no secret, and nothing that is private, is in a log, an error, a metric or the queue; and no secret is in the database as it is", async () => {
  const account = { name: "Ada", email: "canary-owner@x.example", password: SECRETS.password };
  const made = await post("/api/auth/sign-up/email", account);
  const cookie = made.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  await post("/api/auth/sign-in/email", { email: account.email, password: SECRETS.wrongPassword });
  const owner = await resume(product.url, cookie);
  const world = await plannedCampaign(owner, "bakery-lisbon", 1);
  await owner.patch(world.at, { description: PRIVATE.prompt });
  const [first] = await contentsOf(world);
  await approvedContent(world, first);
  const mail = mailAccount(9);
  const { data: connection } = await owner.post<Connection>(`${world.at}/connections`, {
    ...mail,
    secrets: { password: SECRETS.smtp },
  });
  await owner.post(`${world.at}/connections/${connection.id}/test`);
  await owner.post(`${world.at}/connections`, {
    kind: "webhook",
    name: "Shop",
    settings: { url: "http://127.0.0.1:9/" },
    secrets: { secret: SECRETS.webhook },
  });
  await owner.post(`${world.at}/contacts`, { name: PRIVATE.body, email: PRIVATE.address });
  const authorization = `Bearer ${owner.token}`;
  // What goes wrong is where secrets come out.
  await post(`/api/v1${world.at}/contacts`, { name: PRIVATE.body, email: PRIVATE.address }, { authorization });
  await post(
    `/api/v1${world.at}/connections`,
    { ...mail, secrets: { password: SECRETS.smtp, x: 1 } },
    { authorization },
  );
  await send(`/api/v1/me?token=${SECRETS.wrongPassword}`, { headers: { authorization: `Bearer ${SECRETS.smtp}` } });
  await send("/api/v1/me", { headers: { cookie: `handbill.session_token=${SECRETS.smtp}` } });
  await owner.post(`${world.at}/contents/${first?.id}/generate`, { instruction: PRIVATE.prompt });
  const metrics = await (await send("/metrics")).text();
  const ledger = await (await send(`/api/v1${world.at}/ai/logs.csv`, { headers: { authorization } })).text();
  const { rows: queue } = await sql<{ text: string }>`
    select coalesce(string_agg(job::text, ' '), '') as text from pgboss.job`.execute(db);

  const session = decodeURIComponent(/session_token=([^;]+)/.exec(cookie)?.[1] ?? "").split(".")[0] ?? "";
  const secrets = [...Object.values(SECRETS), session, owner.token];
  expect(secrets.every((secret) => secret.length > 10)).toBe(true);
  const places = { log: lines.join("\n"), errors: answers.join("\n"), metrics, ledger, queue: queue[0]?.text ?? "" };
  expect(places.log).toContain("requestId");
  expect(places.log).toMatch(/"networks":\["127\.0\.0\.1\/32"\].*OUTSIDE_ALLOW lets connections lead/);
  for (const secret of [...secrets, ...Object.values(PRIVATE)]) {
    const found = Object.entries(places).flatMap(([name, text]) => (text.includes(secret) ? name : []));
    expect({
      secret,
      found: found.filter((name) => name !== "errors" || !Object.values(PRIVATE).includes(secret)),
    }).toEqual({
      secret,
      found: [],
    });
  }

  const kept = await dump();
  for (const secret of secrets) expect({ secret, kept: kept.includes(secret) }).toEqual({ secret, kept: false });
  const files = await readdir(product.dataDir, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const file of files.filter((one) => one.isFile())) {
    const text = await readFile(join(file.parentPath, file.name), "utf8").catch(() => "");
    for (const secret of secrets) expect(text.includes(secret)).toBe(false);
  }
});

test("nobody forges a line of the log, by a line break or by colours of a terminal", async () => {
  const forged = '\r\n{"level":"error","msg":"forged"}\u001b[31m';
  const encoded = encodeURIComponent(forged);
  const before = lines.length;
  await send(`/api/v1/nothing${encoded}?x=${encoded}`);
  await post("/api/auth/sign-in/email", { email: forged, password: forged });
  await send("/api/v1/me", {
    headers: { "user-agent": "x\u001b[31m".replace("\u001b", ""), authorization: "Bearer x" },
  });
  const added = lines.slice(before).flatMap((line) => line.trimEnd().split("\n"));
  expect(added.length).toBeGreaterThan(0);
  for (const line of added) {
    const record: { msg?: string } = JSON.parse(line);
    expect(record.msg).not.toBe("forged");
    expect(line).not.toContain("\u001b");
  }
});

/** Every row of every table, as text. */
async function dump(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
  const parts: string[] = [];
  for (const { name } of rows) {
    const found = await sql<{ text: string | null }>`
      select string_agg(row_to_json(t)::text, ' ') as text from ${sql.raw(name)} as t`.execute(db);
    parts.push(found.rows[0]?.text ?? "");
  }
  return parts.join("\n");
}

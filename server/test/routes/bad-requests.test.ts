import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeAccount } from "../support/account.ts";
import { badInputPage, inWords, saidIn } from "../support/bad-input-page.ts";
import { badRequests } from "../support/bad-requests.ts";
import { testEdge } from "../support/edge.ts";
import { sendBad } from "../support/send-bad.ts";

const folder = await mkdtemp(join(tmpdir(), "handbill-studio-"));
await writeFile(join(folder, "index.html"), "<!doctype html><title>Studio</title>");
afterAll(() => rm(folder, { recursive: true }));

const { app, database, log } = await testEdge({ settings: { studioFolder: folder } });
const ada = await makeAccount(app);
const eve = await makeAccount(app);
/** A key of the server's whose private half the test knows. */
const known = generateKeyPairSync("ed25519");
const kid = randomUUID();
await database.pool.query(
  "insert into signing_keys (id, public_key, private_key, created_at) values ($1, $2, '', now() - interval '1 day')",
  [kid, JSON.stringify(known.publicKey.export({ format: "jwk" }))],
);
const eves = await app.inject({
  method: "POST",
  url: "/api/v1/businesses",
  headers: { authorization: eve.authorization },
  payload: { name: "Eve's" },
});
const key = generateKeyPairSync("ed25519").privateKey;
const [, body = ""] = ada.token.split(".");
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const signed = (text: string, by = key) => `${text}.${sign(null, Buffer.from(text), by).toString("base64url")}`;
const claims: object = JSON.parse(Buffer.from(body, "base64url").toString());

const table = badRequests({
  token: ada.token,
  strangersBusinessId: eves.json<{ data: { id: string } }>().data.id,
  forged: signed(`${ada.token.split(".")[0] ?? ""}.${body}`),
  expired: signed(
    `${encoded({ alg: "EdDSA", typ: "at+jwt", kid })}.${encoded({ ...claims, iat: 1_700_000_000, exp: 1_700_000_600 })}`,
    known.privateKey,
  ),
});

let url = "";
beforeAll(async () => {
  url = await app.listen({ port: 0, host: "127.0.0.1" });
});

const countBusinesses = async () => (await database.pool.query("select count(*) from businesses")).rows;

describe("a bad request is refused in the one format, and changes nothing", () => {
  test.each(table.map((bad) => [bad.what, bad] as const))("%s", async (_what, bad) => {
    const before = await countBusinesses();
    const { status, contentType, requestId, problem } = await sendBad(url, bad);

    expect({ status, code: problem.code }).toEqual({ status: bad.status, code: bad.code });
    expect(contentType).toBe("application/problem+json; charset=utf-8");
    expect(problem).toMatchObject({
      status,
      title: expect.stringMatching(/\w/),
      detail: expect.stringMatching(/[.?]$/),
      type: `http://localhost:3000/docs/errors#${bad.code}`,
      requestId,
    });
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect([undefined, ...(problem.errors ?? []).map(({ path }) => path)]).toContain(bad.field);
    expect(JSON.stringify(problem)).not.toMatch(/node_modules|\bat \w+ \(|select |SQLSTATE|undefined/);
    expect(await countBusinesses()).toEqual(before);
  });
});

test("docs/bad-input.md says what each of them is answered", async () => {
  const rows = [];
  for (const bad of table) {
    const { status, problem } = await sendBad(url, bad);
    rows.push([bad.what, inWords(bad), String(status), problem.code, saidIn(problem)]);
  }
  await expect(badInputPage(rows)).toMatchFileSnapshot("../../../docs/bad-input.md");
});

test("none of them was a surprise to the server, and it still answers", async () => {
  expect(log.filter((line) => line.includes("unexpected error"))).toEqual([]);
  expect((await app.inject({ url: "/health/live" })).statusCode).toBe(200);
});

test("each fault of a field is said in words, with its limit where it has one", async () => {
  const bad = {
    name: "x".repeat(121),
    industry: 7,
    facts: "one",
    offers: [{ price: "1" }],
    voice: Array(21).fill("warm"),
    channels: ["telex"],
  };
  const answer = await app.inject({
    method: "POST",
    url: "/api/v1/businesses",
    headers: { authorization: ada.authorization },
    payload: bad,
  });
  expect(answer.json()).toMatchObject({
    detail: "6 fields of the body are not valid: name, industry, voice, offers.0.name, facts and more.",
    errors: [
      { path: "name", message: "Use at most 120 characters.", limit: 120, unit: "characters" },
      { path: "industry", message: "This must be text." },
      { path: "voice", message: "Use at most 20 items.", limit: 20, unit: "items" },
      { path: "offers.0.name", message: "This is required." },
      { path: "facts", message: "This must be a list." },
      { path: "channels.0", message: expect.stringMatching(/^Use one of: instagram, .*, google_ads\.$/) },
    ],
  });
});

test("a part of the address that is too long is told so without a studio, too", async () => {
  const { app: bare } = await testEdge({ database });
  const answer = await bare.inject({
    url: `/api/v1/businesses/${"x".repeat(300)}`,
    headers: { authorization: ada.authorization },
  });
  expect(answer.json()).toMatchObject({ status: 414, code: "uri_too_long" });
});

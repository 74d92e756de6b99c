import { generateKeyPairSync, sign } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { makeAccount } from "../support/account.ts";
import { badRequests } from "../support/bad-requests.ts";
import { testEdge } from "../support/edge.ts";
import { sendBad } from "../support/send-bad.ts";

const { app, database, log } = await testEdge();
const ada = await makeAccount(app);
const eve = await makeAccount(app);
const eves = await app.inject({
  method: "POST",
  url: "/api/v1/businesses",
  headers: { authorization: eve.authorization },
  payload: { name: "Eve's" },
});
const key = generateKeyPairSync("ed25519").privateKey;
const [, body = ""] = ada.token.split(".");
const signed = (text: string) => `${text}.${sign(null, Buffer.from(text), key).toString("base64url")}`;

const table = badRequests({
  token: ada.token,
  strangersBusinessId: eves.json<{ data: { id: string } }>().data.id,
  forged: signed(`${ada.token.split(".")[0] ?? ""}.${body}`),
  expired: signed(`${Buffer.from('{"alg":"EdDSA","kid":"old"}').toString("base64url")}.${body}`),
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

test("none of them was a surprise to the server, and it still answers", async () => {
  expect(log.filter((line) => line.includes("unexpected error"))).toEqual([]);
  expect((await app.inject({ url: "/health/live" })).statusCode).toBe(200);
});

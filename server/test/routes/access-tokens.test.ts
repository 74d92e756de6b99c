import { createHmac, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { expect, test } from "vitest";
import { makeAccount } from "../support/account.ts";
import { PUBLIC_URL, SECRET, testEdge } from "../support/edge.ts";

const { app, database } = await testEdge();
const ada = await makeAccount(app);

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const now = Math.floor(Date.now() / 1000);
const [head = "", body = "", signature = ""] = ada.token.split(".");
const header: { kid: string; alg: string } = JSON.parse(Buffer.from(head, "base64url").toString());
const claims: Record<string, unknown> = JSON.parse(Buffer.from(body, "base64url").toString());
const foreignKey = generateKeyPairSync("ed25519").privateKey;

const signedBy = (key: KeyObject, someHeader: object, someClaims: object) => {
  const text = `${part(someHeader)}.${part(someClaims)}`;
  return `${text}.${sign(null, Buffer.from(text), key).toString("base64url")}`;
};
const hmac = (key: string, someHeader: object) => {
  const text = `${part(someHeader)}.${body}`;
  return `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
};

const call = (authorization: string) => app.inject({ url: "/api/v1/me", headers: { authorization } });

test("a token says who, for ten minutes, for this server only, and nothing else", () => {
  expect(header).toEqual({ alg: "EdDSA", kid: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(claims).toEqual({
    sub: ada.userId,
    iss: PUBLIC_URL,
    aud: PUBLIC_URL,
    iat: expect.any(Number),
    exp: expect.any(Number),
  });
  expect(Number(claims["exp"]) - Number(claims["iat"])).toBe(600);
});

test("a token is good without a cookie and from anywhere", async () => {
  const answer = await app.inject({
    method: "POST",
    url: "/api/v1/notes",
    headers: { authorization: ada.authorization, origin: "https://elsewhere.example" },
    payload: { title: "Bread" },
  });
  expect(answer.statusCode).toBe(201);
});

const { rows } = await database.pool.query<{ public_key: string }>("select public_key from signing_keys");
const publicKey = rows[0]?.public_key ?? "";

test.each([
  ["nothing", ""],
  ["no token", "Bearer"],
  ["another scheme", "Basic YWRhOmFkYQ=="],
  ["a word", "Bearer word"],
  ["three words", "Bearer a.b.c"],
  ["no signature", `Bearer ${head}.${body}.`],
  ["a cut signature", `Bearer ${head}.${body}.${signature.slice(0, -4)}`],
  ["a changed body", `Bearer ${head}.${part({ ...claims, sub: "0190a0a0-0000-7000-8000-000000000000" })}.${signature}`],
  ["alg none", `Bearer ${part({ alg: "none" })}.${body}.`],
  ["alg nOnE with the known key", `Bearer ${part({ ...header, alg: "nOnE" })}.${body}.`],
  ["the public key as HMAC secret", `Bearer ${hmac(publicKey, { ...header, alg: "HS256" })}`],
  ["our secret as HMAC secret", `Bearer ${hmac(SECRET, { ...header, alg: "HS256" })}`],
  ["a foreign key", `Bearer ${signedBy(foreignKey, header, claims)}`],
  ["a foreign key with an unknown name", `Bearer ${signedBy(foreignKey, { ...header, kid: "mine" }, claims)}`],
  ["a key name made to hurt", `Bearer ${signedBy(foreignKey, { ...header, kid: "'; drop table users; --" }, claims)}`],
  ["a key of its own in the header", `Bearer ${signedBy(foreignKey, { alg: "EdDSA", jwk: { kty: "OKP" } }, claims)}`],
  ["8 kB", `Bearer ${"a".repeat(8_000)}`],
  ["a key name of 3 kB", `Bearer ${signedBy(foreignKey, { ...header, kid: "x".repeat(3_000) }, claims)}`],
])("a token is refused: %s", async (_what, authorization) => {
  const answer = await call(authorization);
  expect(answer.json()).toMatchObject({ status: 401, code: "unauthenticated" });
  expect(answer.headers["www-authenticate"]).toBe('Bearer realm="Handbill"');
});

// A key of ours: what is signed with it has only its claims against it.
const ownKey = generateKeyPairSync("ed25519");
const ownKeyId = "0190a0a0-0000-7000-8000-00000000000a";
await database.pool.query(
  "insert into signing_keys (id, public_key, private_key, alg, created_at) values ($1, $2, 'none', 'EdDSA', now() - interval '1 day')",
  [ownKeyId, JSON.stringify(ownKey.publicKey.export({ format: "jwk" }))],
);
const ours = (changes: object) =>
  signedBy(ownKey.privateKey, { alg: "EdDSA", kid: ownKeyId }, { ...claims, iat: now, exp: now + 600, ...changes });

test("a key that another process made is found when its first token comes", async () => {
  await expect.poll(async () => (await call(`Bearer ${ours({})}`)).statusCode).toBe(200);
});

test.each([
  ["expired", { exp: now - 10 }, "This access token has expired. Get a new one from /api/auth/token."],
  ["without an end", { exp: undefined }, "This access token is not valid."],
  ["an end in words", { exp: "tomorrow" }, "This access token is not valid."],
  ["not good yet", { nbf: now + 600 }, "This access token is not valid."],
  ["made in words", { iat: "today" }, "This access token is not valid."],
  ["of another maker", { iss: "https://evil.example" }, "This access token is not valid."],
  ["for another server", { aud: "https://evil.example" }, "This access token is not valid."],
  ["for nobody", { aud: undefined }, "This access token is not valid."],
  ["about nobody", { sub: undefined }, "This access token is not valid."],
])("a token with our signature is refused: %s", async (_what, changes, detail) => {
  expect((await call(`Bearer ${ours(changes)}`)).json()).toMatchObject({ code: "unauthenticated", detail });
});

test("a token of an account that is gone is refused", async () => {
  const gone = await makeAccount(app);
  await database.pool.query("delete from users where id = $1", [gone.userId]);
  expect((await call(gone.authorization)).json()).toMatchObject({ status: 401, code: "unauthenticated" });
});

import { createHmac, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { expect, test } from "vitest";
import { makeAccount } from "../support/account.ts";
import { PUBLIC_URL, SECRET, testEdge } from "../support/edge.ts";

const { app, database } = await testEdge();
const ada = await makeAccount(app);
const eve = await makeAccount(app);

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
  expect(header).toEqual({ alg: "EdDSA", typ: "at+jwt", kid: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(claims).toEqual({
    sub: ada.userId,
    sid: expect.stringMatching(/^[0-9a-f-]{36}$/),
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

const foreign: [what: string, authorization: string][] = [
  ["nothing", ""],
  ["no token", "Bearer"],
  ["another scheme", "Basic YWRhOmFkYQ=="],
  ["a word", "Bearer word"],
  ["three words", "Bearer a.b.c"],
  ["no signature", `Bearer ${head}.${body}.`],
  ["a cut signature", `Bearer ${head}.${body}.${signature.slice(0, -4)}`],
  ["a changed body", `Bearer ${head}.${part({ ...claims, sub: "0190a0a0-0000-7000-8000-000000000000" })}.${signature}`],
  ["the signature twice", `Bearer ${head}.${body}.${signature}.${signature}`],
  ["a signature of another token", `Bearer ${head}.${body}.${eve.token.split(".")[2]}`],
  ["alg none", `Bearer ${part({ alg: "none" })}.${body}.`],
  ["alg nOnE with the known key", `Bearer ${part({ ...header, alg: "nOnE" })}.${body}.`],
  ...["None", "NONE"].map<[string, string]>((alg) => [`alg ${alg}`, `Bearer ${part({ ...header, alg })}.${body}.`]),
  ...["ES256", "RS256", "PS256"].map<[string, string]>((alg) => [
    `alg ${alg}`,
    `Bearer ${part({ ...header, alg })}.${body}.${signature}`,
  ]),
  ["the public key as HMAC secret", `Bearer ${hmac(publicKey, { ...header, alg: "HS256" })}`],
  ["our secret as HMAC secret", `Bearer ${hmac(SECRET, { ...header, alg: "HS256" })}`],
  ["a foreign key", `Bearer ${signedBy(foreignKey, header, claims)}`],
  ["a foreign key with an unknown name", `Bearer ${signedBy(foreignKey, { ...header, kid: "mine" }, claims)}`],
  ["a key name made to hurt", `Bearer ${signedBy(foreignKey, { ...header, kid: "'; drop table users; --" }, claims)}`],
  ["a key of its own in the header", `Bearer ${signedBy(foreignKey, { alg: "EdDSA", jwk: { kty: "OKP" } }, claims)}`],
  ...["../../../../dev/null", "https://evil.example/key.json", "", "0", 7, null, { id: header.kid }].map<
    [string, string]
  >((kid) => [
    `a key name such as ${JSON.stringify(kid)}`,
    `Bearer ${signedBy(foreignKey, { ...header, kid }, claims)}`,
  ]),
  ...["jku", "x5u"].map<[string, string]>((where) => [
    `an address of keys in ${where}`,
    `Bearer ${signedBy(foreignKey, { ...header, [where]: "https://evil.example/keys.json" }, claims)}`,
  ]),
  ["a refresh token of nobody", `Bearer ${"A".repeat(43)}`],
  ["dots of another script", `Bearer ${head}\u3002${body}\u3002${signature}`.replaceAll(/[^ -~]/g, "%E3%80%82")],
  ["the session cookie", `Bearer ${decodeURIComponent(/session_token=([^;]+)/.exec(ada.cookie)?.[1] ?? "")}`],
  ["8 kB", `Bearer ${"a".repeat(8_000)}`],
  ["a key name of 3 kB", `Bearer ${signedBy(foreignKey, { ...header, kid: "x".repeat(3_000) }, claims)}`],
];

test.each(foreign)("a token is refused: %s", async (_what, authorization) => {
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
const ownHeader = { alg: "EdDSA", kid: ownKeyId, typ: "at+jwt" };
const ours = (changes: object, headerChanges: object = {}) =>
  signedBy(ownKey.privateKey, { ...ownHeader, ...headerChanges }, { ...claims, iat: now, exp: now + 600, ...changes });

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
  ["an end before the beginning", { exp: -1 }, "This access token has expired. Get a new one from /api/auth/token."],
  ["an end that is no number", { exp: null }, "This access token is not valid."],
  ["made in the future", { iat: now + 6_000, exp: now + 9_000 }, "This access token is not valid."],
  ["of no session", { sid: undefined }, "This access token is not valid."],
  [
    "of a session that never was",
    { sid: "0190a0a0-0000-7000-8000-00000000000b" },
    "You were signed out. Sign in again.",
  ],
  ["of a session of somebody else", { sub: eve.userId }, "You were signed out. Sign in again."],
  ["of a session that is no id", { sid: "' or true --" }, "This access token is not valid."],
])("a token with our signature is refused: %s", async (_what, changes, detail) => {
  expect((await call(`Bearer ${ours(changes)}`)).json()).toMatchObject({ code: "unauthenticated", detail });
});

test.each([
  ["no kind", { typ: undefined }],
  ["another kind", { typ: "logout+jwt" }],
  ["the kind of any token", { typ: "JWT" }],
  ["an extension that must be understood", { crit: ["exp"] }],
  ["a body that is not encoded", { crit: ["b64"], b64: false }],
])("a token with our signature whose header says %s is refused", async (_what, changes) => {
  expect((await call(`Bearer ${ours({}, changes)}`)).json()).toMatchObject({ code: "unauthenticated" });
});

test("of a claim that stands there twice, the one that counts is the one that is checked", async () => {
  const twice = `${JSON.stringify({ ...claims, iat: now, exp: now + 600 }).slice(0, -1)},"exp":${now - 60}}`;
  const text = `${part(ownHeader)}.${Buffer.from(twice).toString("base64url")}`;
  const token = `${text}.${sign(null, Buffer.from(text), ownKey.privateKey).toString("base64url")}`;
  expect((await call(`Bearer ${token}`)).json()).toMatchObject({ code: "unauthenticated" });
});

test("a token with an end beyond all numbers is refused", async () => {
  const endless = JSON.stringify({ ...claims, iat: now, exp: 0 }).replace('"exp":0', '"exp":1e309');
  const text = `${part(ownHeader)}.${Buffer.from(endless).toString("base64url")}`;
  const token = `${text}.${sign(null, Buffer.from(text), ownKey.privateKey).toString("base64url")}`;
  expect((await call(`Bearer ${token}`)).json()).toMatchObject({ code: "unauthenticated" });
});

test("a token of 100 kB is refused before it is looked at", async () => {
  const answer = await call(`Bearer ${"a".repeat(100_000)}`);
  expect([401, 431]).toContain(answer.statusCode);
});

test("a token ends with its session, and not ten minutes later", async () => {
  const leaving = await makeAccount(app);
  expect((await call(leaving.authorization)).statusCode).toBe(200);
  const headers = { cookie: leaving.cookie, origin: PUBLIC_URL };
  await app.inject({ method: "POST", url: "/api/auth/sign-out", headers });
  expect((await call(leaving.authorization)).json()).toMatchObject({ code: "unauthenticated" });
});

test("a token of an account that is gone is refused", async () => {
  const gone = await makeAccount(app);
  await database.pool.query("delete from users where id = $1", [gone.userId]);
  expect((await call(gone.authorization)).json()).toMatchObject({ status: 401, code: "unauthenticated" });
});

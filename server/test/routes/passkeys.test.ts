import type { Passkey, PasskeyOptions } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testProduct } from "../support/product.ts";
import { browser, PASSWORD } from "../support/second-step.ts";

const product = await testProduct({ PUBLIC_URL: "https://studio.example" });

// Passkeys that work are made by a real browser, in e2e/passkeys.test.ts. Here is what must not work.
const base64url = (text: string): string => Buffer.from(text).toString("base64url");
const clientData = (type: string, challenge: string, origin = "https://studio.example") =>
  base64url(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
const signed = (clientDataJSON: string) => ({
  id: base64url("no such passkey"),
  clientDataJSON,
  authenticatorData: base64url("x".repeat(37)),
  signature: base64url("signature"),
});

test("a browser is asked for a passkey of this address, by finger, face or PIN, with a question of its own each time", async () => {
  const door = browser(product.url);
  const [one, two] = [await door.post("passkey/begin", {}), await door.post("passkey/begin", {})];
  expect(one.body["options"]).toMatchObject({ rpId: "studio.example", userVerification: "required" });
  expect(Reflect.get(Object(one.body["options"]), "challenge")).not.toBe(
    Reflect.get(Object(two.body["options"]), "challenge"),
  );
  expect(one.setCookies.join()).toMatch(
    /^__Secure-handbill\.passkey=[^;]+; Max-Age=300; .*HttpOnly; SameSite=Lax; Secure$/,
  );
});

test("a passkey that nobody has, or that was asked of nobody, opens no session", async () => {
  const door = browser(product.url);
  const asked = await door.post("passkey/begin", {});
  const challenge = String(Reflect.get(Object(asked.body["options"]), "challenge"));
  const unasked = await browser(product.url).post("passkey/finish", signed(clientData("webauthn.get", challenge)));
  const unknown = await door.post("passkey/finish", signed(clientData("webauthn.get", challenge)));
  const again = await door.post("passkey/finish", signed(clientData("webauthn.get", challenge)));
  for (const answer of [unasked, unknown, again]) {
    expect(answer).toMatchObject({ status: 422, body: { code: "not_confirmed" }, setCookies: [] });
  }
});

test("a signature that does not fit the key is refused, whoever the passkey belongs to", async () => {
  const owner = await product.newUser();
  const { id: userId } = (await owner.get<{ id: string }>("/me")).data;
  const { id } = signed("");
  await sql`insert into passkeys (id, user_id, credential_id, public_key, counter, transports, backed_up, name)
    values (gen_random_uuid(), ${userId}, ${id}, ${base64url("no key")}, 0, '{}', false, 'Forged')`.execute(
    product.database.db,
  );
  const door = browser(product.url);
  const asked = await door.post("passkey/begin", {});
  const challenge = String(Reflect.get(Object(asked.body["options"]), "challenge"));
  const answer = await door.post("passkey/finish", signed(clientData("webauthn.get", challenge)));
  expect(answer).toMatchObject({ status: 422, body: { code: "not_confirmed" }, setCookies: [] });
  const stranger = await product.newUser("Eve");
  const [passkey] = (await owner.get<Passkey[]>("/me/passkeys")).data;
  expect((await stranger.get<Passkey[]>("/me/passkeys")).data).toEqual([]);
  expect((await stranger.delete(`/me/passkeys/${passkey?.id}`)).problem).toMatchObject({ code: "not_found" });
  expect((await stranger.patch(`/me/passkeys/${passkey?.id}`, { name: "Mine" })).problem).toMatchObject({
    code: "not_found",
  });
});

test("making one asks for the password, and takes only what answers the question that was asked", async () => {
  const owner = await product.newUser();
  expect((await owner.post("/me/passkeys/begin", { password: "wrong" })).problem).toMatchObject({
    code: "not_confirmed",
    errors: [{ path: "password" }],
  });
  const begun = await owner.post<PasskeyOptions>("/me/passkeys/begin", { password: PASSWORD });
  expect(begun.data.options).toMatchObject({
    rp: { id: "studio.example" },
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const cookie = begun.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const credential = {
    id: base64url("a passkey"),
    clientDataJSON: clientData("webauthn.create", "another question"),
    attestationObject: base64url("no attestation"),
    transports: ["internal"],
  };
  const withCookie = await owner.post("/me/passkeys", { name: "Phone", credential }, { cookie });
  const without = await owner.post("/me/passkeys", { name: "Phone", credential });
  expect([withCookie.problem.code, without.problem.code]).toEqual(["not_confirmed", "not_confirmed"]);
  expect((await owner.get<Passkey[]>("/me/passkeys")).data).toEqual([]);
});

import { expect, test } from "vitest";
import { newKey, program } from "../support/api-keys.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct({ API_KEY_PER_MINUTE: "3" });
const owner = await product.newUser();

test("a key that asks too often waits, and neither another key nor its owner waits with it", async () => {
  const [busy, calm] = [await newKey(owner), await newKey(owner)];
  const answers = [];
  for (let asked = 0; asked < 4; asked += 1) answers.push(await program(product.url, busy.key)("GET", "/businesses"));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(answers[3]?.problem).toMatchObject({ code: "rate_limited" });
  expect(answers[3]?.headers.get("ratelimit-policy")).toBe('"api-key";q=3;w=60');
  expect((await program(product.url, calm.key)("GET", "/businesses")).status).toBe(200);
  expect((await owner.get("/businesses")).status).toBe(200);
});

test("somebody who looks around without an account makes no keys", async () => {
  const guest = await fetch(new URL("/api/auth/look-around", product.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  const cookie = guest.headers.getSetCookie().map((line) => line.split(";")[0]);
  const made = await fetch(new URL("/api/v1/me/api-keys", product.url), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      cookie: cookie.join("; "),
      origin: new URL(product.url).origin.replace("127.0.0.1", "localhost"),
      "sec-fetch-site": "same-origin",
    },
    body: JSON.stringify({ name: "Till", scopes: ["read"] }),
  });
  expect(await made.json()).toMatchObject({ status: 403, code: "account_needed" });
});

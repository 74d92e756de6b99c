import { expect, test } from "vitest";
import { makeAccount, PASSWORD, cookieOf } from "../support/account.ts";
import { testEdge } from "../support/edge.ts";

test("after a change of the secret everybody signs in again, and tokens work again", async () => {
  const { app, database } = await testEdge();
  const before = await makeAccount(app);
  const { app: after } = await testEdge({ database, secret: "another secret, and a long one too" });

  expect((await after.inject({ url: "/api/v1/me", headers: { cookie: before.cookie } })).statusCode).toBe(401);

  const signedIn = await after.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    payload: { email: before.email, password: PASSWORD },
  });
  const cookie = cookieOf(signedIn.headers["set-cookie"]);
  const { token } = (await after.inject({ url: "/api/auth/token", headers: { cookie } })).json<{ token: string }>();
  const user = await after.inject({ url: "/api/v1/me", headers: { authorization: `Bearer ${token}` } });
  expect(user.json()).toMatchObject({ data: { email: before.email } });
});

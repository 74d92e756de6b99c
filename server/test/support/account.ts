import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";

export const PASSWORD = "a long password";

export type Account = { email: string; userId: string; cookie: string; token: string; authorization: string };

/** Makes an account through the public door, by inject. */
export async function makeAccount(app: FastifyInstance): Promise<Account> {
  const email = `${randomUUID()}@example.com`;
  const made = await app.inject({
    method: "POST",
    url: "/api/auth/sign-up/email",
    payload: { name: "Ada", email, password: PASSWORD },
  });
  const cookie = cookieOf(made.headers["set-cookie"]);
  const { token } = (await app.inject({ url: "/api/auth/token", headers: { cookie } })).json<{ token: string }>();
  return {
    email,
    userId: made.json<{ user: { id: string } }>().user.id,
    cookie,
    token,
    authorization: `Bearer ${token}`,
  };
}

/** What a browser would send back of Set-Cookie headers. */
export const cookieOf = (headers: string | string[] | undefined): string =>
  [headers ?? []]
    .flat()
    .map((line) => line.split(";", 1)[0])
    .join("; ");

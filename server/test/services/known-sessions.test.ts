import { expect, test } from "vitest";
import { createKnownSessions } from "../../src/services/known-sessions.ts";

const HOUR_MS = 3_600_000;
const cookie = "theme=dark; handbill.session_token=abc.def; handbill.other=1";

/** Sessions whose look-ups are answered by hand. */
function setUp() {
  let now = 0;
  let looks = 0;
  const sessions = createKnownSessions({ now: () => now, sleep: async () => undefined });
  const look = (expiresAt = HOUR_MS) => {
    looks += 1;
    return Promise.resolve({ id: "one", userId: "ada", expiresAt });
  };
  return { sessions, look, looks: () => looks, pass: (ms: number) => (now += ms) };
}

test("a session is looked up once in half a minute, and not beyond its end", async () => {
  const { sessions, look, looks, pass } = setUp();
  const asked = [1, 2, 3].map(() => sessions.ofCookie(cookie, look));
  expect(await Promise.all(asked)).toMatchObject([{ userId: "ada" }, { userId: "ada" }, { userId: "ada" }]);
  pass(29_999);
  await sessions.ofCookie(`other=2; handbill.session_token=abc.def`, look);
  expect(looks()).toBe(1);
  pass(1);
  await sessions.ofCookie(cookie, () => look(40_000));
  expect(looks()).toBe(2);
  pass(10_000);
  expect(await sessions.ofCookie(cookie, () => Promise.resolve(undefined))).toBeUndefined();
});

test("a session that ends while it is looked up is not remembered, whoever asks for it meanwhile", async () => {
  const { sessions, look } = setUp();
  const { promise, resolve } = Promise.withResolvers<{ id: string; userId: string; expiresAt: number }>();
  const early = sessions.ofCookie(cookie, () => promise);
  sessions.forget(({ id }) => id === "one");
  const gone = sessions.ofCookie(cookie, () => Promise.resolve(undefined));
  resolve({ id: "one", userId: "ada", expiresAt: HOUR_MS });
  expect([(await early)?.userId, await gone]).toEqual(["ada", undefined]);
  expect(await sessions.ofCookie(cookie, () => Promise.resolve(undefined))).toBeUndefined();
  expect(await sessions.ofCookie(cookie, look)).toMatchObject({ userId: "ada" });
});

test("what is no session, or too long for one, is asked each time and never kept", async () => {
  const { sessions, look, looks } = setUp();
  for (const odd of [
    "",
    "theme=dark",
    `handbill.session_token=${"a".repeat(600)}`,
    "x=handbill.session_token=abc.def",
  ]) {
    await sessions.ofCookie(odd, look);
    await sessions.ofCookie(odd, look);
  }
  expect(looks()).toBe(8);
});

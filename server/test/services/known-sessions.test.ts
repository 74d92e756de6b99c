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
    return Promise.resolve({ userId: "ada", expiresAt });
  };
  return { sessions, look, looks: () => looks, pass: (ms: number) => (now += ms) };
}

test("a session is looked up once in half a minute, and not beyond its end", async () => {
  const { sessions, look, looks, pass } = setUp();
  const asked = [1, 2, 3].map(() => sessions.userOf(cookie, look));
  expect(await Promise.all(asked)).toEqual(["ada", "ada", "ada"]);
  pass(29_999);
  await sessions.userOf(`other=2; handbill.session_token=abc.def`, look);
  expect(looks()).toBe(1);
  pass(1);
  await sessions.userOf(cookie, () => look(40_000));
  expect(looks()).toBe(2);
  pass(10_000);
  expect(await sessions.userOf(cookie, () => Promise.resolve(undefined))).toBeUndefined();
});

test("a session that ends while it is looked up is not remembered, whoever asks for it meanwhile", async () => {
  const { sessions, look } = setUp();
  const { promise, resolve } = Promise.withResolvers<{ userId: string; expiresAt: number }>();
  const early = sessions.userOf(cookie, () => promise);
  sessions.forget(cookie);
  const gone = sessions.userOf(cookie, () => Promise.resolve(undefined));
  resolve({ userId: "ada", expiresAt: HOUR_MS });
  expect([await early, await gone]).toEqual(["ada", undefined]);
  expect(await sessions.userOf(cookie, () => Promise.resolve(undefined))).toBeUndefined();
  expect(await sessions.userOf(cookie, look)).toBe("ada");
});

test("what is no session, or too long for one, is asked each time and never kept", async () => {
  const { sessions, look, looks } = setUp();
  for (const odd of [
    "",
    "theme=dark",
    `handbill.session_token=${"a".repeat(600)}`,
    "x=handbill.session_token=abc.def",
  ]) {
    await sessions.userOf(odd, look);
    await sessions.userOf(odd, look);
  }
  expect(looks()).toBe(8);
});

import { expect, test } from "vitest";
import { createPasswords } from "../../src/infrastructure/passwords.ts";

test("every byte of a password counts: behind the 72nd, behind a NUL, and in capitals", async () => {
  const passwords = createPasswords();
  const long = `${"a".repeat(127)}b`;
  const hash = await passwords.hash(long);
  const fits = (password: string, of = hash) => passwords.verify({ hash: of, password });
  expect(await fits(long)).toBe(true);
  for (const other of ["a".repeat(128), long.slice(0, 72), long.slice(0, -1), `${long} `, long.toUpperCase()])
    expect({ other, fits: await fits(other) }).toEqual({ other, fits: false });

  const withNul = await passwords.hash("quiet\0harbour");
  expect(await fits("quiet\0harbour", withNul)).toBe(true);
  expect(await fits("quiet", withNul)).toBe(false);

  // The same letter comes as one sign from one keyboard, and as two from another.
  const composed = await passwords.hash("caf\u00e9 au lait");
  expect(await fits("cafe\u0301 au lait", composed)).toBe(true);
});

test("so many are hashed at once, so many wait, and who comes then is asked to come back", async () => {
  const passwords = createPasswords({ atOnce: 1, mostWaiting: 2 });
  const tries = Array.from({ length: 5 }, () => passwords.hash("quiet harbour"));
  const results = await Promise.allSettled(tries);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled", "rejected", "rejected"]);
  await expect(tries[4]).rejects.toMatchObject({ code: "overloaded", facts: { retryAfter: 5 } });
  expect(await passwords.hash("quiet harbour")).toMatch(/^\$argon2id\$/);
});

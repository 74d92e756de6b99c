import { expect, test } from "vitest";
import { SignUp } from "../src/sign-up.ts";
import { isCommonPassword } from "../src/common-passwords.ts";

test.each([
  "password",
  "PassWord123",
  "12345678",
  "qwertyuiop",
  "Welcome1!",
  "aaaaaaaa",
  "abcabcabc",
  "98765432",
  "abcdefgh",
])("%s is guessed first", (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each(["bread every morning", "a long password", "Küche, Herd und Ofen", "パン屋の朝は早い", "tr0mbone-Regal"])(
  "%s is one's own",
  (password) => {
    expect(isCommonPassword(password)).toBe(false);
  },
);

const issues = (password: string) =>
  SignUp.safeParse({ name: "Maria", email: "maria@bakery.example", password }).error?.issues.map(
    ({ message }) => message,
  );

test("a sign-up with a common password says what to do, and says one thing at a time", () => {
  expect(issues("password1")).toEqual([expect.stringContaining("short sentence of your own")]);
  expect(issues("aaaa")).toEqual([expect.stringContaining("at least 8")]);
  expect(issues("a short sentence")).toBeUndefined();
});

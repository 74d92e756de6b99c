import { assert, emailAddress, property } from "fast-check";
import { expect, test } from "vitest";
import { nameFromEmail } from "./name-from-email.ts";

test("a name is read from the first part of the address", () => {
  expect(nameFromEmail("ada.love-lace@shop.example")).toBe("Ada Love Lace");
  expect(nameFromEmail("joão@padaria.example")).toBe("João");
});

test("every address gives a name the server takes", () => {
  assert(
    property(emailAddress(), (email) => {
      const name = nameFromEmail(email);
      expect(name.trim()).not.toBe("");
      expect(name.length).toBeLessThanOrEqual(120);
    }),
  );
});

import { EmailSettings } from "@handbill/contracts";
import { expect, test } from "vitest";
import { NEW_ACCOUNT, toCreate, toUpdate, valuesOf } from "./values.ts";

const typed = {
  ...NEW_ACCOUNT,
  fromName: " Padaria Sol ",
  fromAddress: "ola@padaria.example",
  host: "smtp.padaria.example",
  password: "correct horse",
};

test("an account is named by its address, which is the user name too where none is given", () => {
  expect(toCreate(typed)).toMatchObject({
    kind: "email",
    name: "ola@padaria.example",
    channels: ["email"],
    settings: { fromName: "Padaria Sol", port: 587, user: "ola@padaria.example", replyTo: null, returnsMailbox: null },
    secrets: { password: "correct horse" },
  });
});

test("what is kept comes back into the fields, and a secret that is left empty stays", () => {
  const mailbox = { readsReturns: true, inHost: "imap.padaria.example", returnsAddress: "back@padaria.example" };
  // Where people write to is set elsewhere, and stays.
  const { inboxMailbox: _elsewhere, ...settings } = EmailSettings.parse(toCreate({ ...typed, ...mailbox }).settings);
  const again = valuesOf(settings);
  expect(again).toMatchObject({ ...mailbox, user: "", password: "", inPort: "993", inUser: "back@padaria.example" });
  expect(toUpdate(again)).toEqual({ settings });
  expect(toUpdate({ ...again, inPassword: "new" })).toEqual({ settings, secrets: { returnsPassword: "new" } });
});

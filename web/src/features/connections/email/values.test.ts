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
  const settings = EmailSettings.parse(toCreate({ ...typed, ...mailbox }).settings);
  const again = valuesOf(settings);
  expect(again).toMatchObject({ ...mailbox, user: "", password: "", inPort: "993", inUser: "back@padaria.example" });
  expect(toUpdate(again)).toEqual({ settings });
  expect(toUpdate({ ...again, inPassword: "new" })).toEqual({ settings, secrets: { returnsPassword: "new" } });
});

test("the mailbox that people write to is kept beside that of returned mails, with a password of its own", () => {
  const box = { readsInbox: true, boxHost: " imap.padaria.example ", boxPassword: "secret", replyTagged: true };
  const created = toCreate({ ...typed, ...box });
  expect(created).toMatchObject({
    settings: {
      inboxMailbox: {
        host: "imap.padaria.example",
        port: 993,
        security: "tls",
        user: "ola@padaria.example",
        folder: "INBOX",
      },
      replyTagged: true,
      returnsMailbox: null,
    },
    secrets: { inboxPassword: "secret" },
  });
  const again = valuesOf(EmailSettings.parse(created.settings));
  expect(again).toMatchObject({ readsInbox: true, boxHost: "imap.padaria.example", boxPassword: "" });
  expect(toUpdate(again)).toEqual({ settings: created.settings });
  expect(toUpdate({ ...again, readsInbox: false }).settings).toMatchObject({ inboxMailbox: null });
  expect(toUpdate({ ...again, boxPassword: "new" }).secrets).toEqual({ inboxPassword: "new" });
});

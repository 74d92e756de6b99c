import type { Connection, ReturnedMailWay } from "@handbill/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startImapMailbox } from "../support/imap-mailbox.ts";
import { MAIL_PASSWORD, mailAccount } from "../support/mailings.ts";
import { testProduct } from "../support/product.ts";
import { type SmtpSink, startSmtpSink } from "../support/smtp-sink.ts";

const product = await testProduct({ OUTSIDE_ALLOW: "127.0.0.1/32" });
const owner = await product.newUser();
const stranger = await product.newUser();

let sink: SmtpSink;
let connection: Connection;
let at: string;

beforeAll(async () => {
  sink = await startSmtpSink({ user: "bakery", password: MAIL_PASSWORD });
  at = `/businesses/${(await owner.post<{ id: string }>("/businesses", { name: "Padaria Sol" })).data.id}`;
  connection = (await owner.post<Connection>(`${at}/connections`, mailAccount(sink.port))).data;
});
afterAll(() => sink.close());

const to = (address: string) => sink.mails.filter((mail) => mail.to === address);

test("a mail account is kept without showing its password, and a test mail says in words what is wrong", async () => {
  expect(connection).toMatchObject({ kind: "email", channels: ["email"], hints: { password: "aple" } });
  expect(JSON.stringify(connection)).not.toContain(MAIL_PASSWORD);
  const path = `${at}/connections/${connection.id}`;
  expect((await owner.post<Connection>(`${path}/test`)).data.checked).toMatchObject({ ok: true });
  expect(to("ola@padaria.example")).toHaveLength(1);

  await owner.patch(path, { secrets: { password: "wrong" } });
  expect((await owner.post<Connection>(`${path}/test`)).data.checked).toMatchObject({
    ok: false,
    detail: expect.stringContaining("did not accept the user name or the password"),
  });
  await owner.patch(path, { secrets: { password: MAIL_PASSWORD } });

  const bad = await owner.post(`${at}/connections`, {
    ...mailAccount(25),
    settings: { ...mailAccount(25).settings, fromAddress: "ola@padaria.example\r\nBcc: x@y.example" },
  });
  expect(bad.status).toBe(400);
});

test("a mailbox for mails that came back is opened by the test, read by itself, and what is wrong with it is said", async () => {
  const path = `${at}/connections/${connection.id}`;
  const mailbox = await startImapMailbox({ user: "bakery", password: MAIL_PASSWORD });
  const place = { host: "127.0.0.1", port: mailbox.port, security: "none", user: "bakery" };
  expect((await owner.patch(path, { settings: { returnsMailbox: { ...place, folder: "a\r\nb" } } })).status).toBe(400);
  await owner.patch(path, { settings: { returnsMailbox: place } });
  expect((await owner.post<Connection>(`${path}/test`)).data.checked).toMatchObject({
    ok: true,
    detail: expect.stringContaining("mails that came back can be read"),
  });
  const standing = async () => (await owner.get<ReturnedMailWay>(`${path}/returns`)).data.mailbox;
  await expect.poll(standing, { timeout: 30_000 }).toMatchObject({ problem: null, checkedAt: expect.any(String) });

  await owner.patch(path, { secrets: { returnsPassword: "wrong" } });
  const problem = "It did not accept the user name or the password.";
  expect((await owner.post<Connection>(`${path}/test`)).data.checked?.detail).toContain(
    `could not be read: ${problem}`,
  );
  await expect.poll(standing, { timeout: 30_000 }).toMatchObject({ problem });
  expect((await stranger.get(`${path}/returns`)).problem.code).toBe("not_found");
  await owner.patch(path, { settings: { returnsMailbox: null } });
  await mailbox.close();
});

test("a key for signatures is made and kept sealed, and its record is given to copy; what is no key is refused", async () => {
  const path = `${at}/connections/${connection.id}`;
  const signed = (await owner.post<Connection>(`${path}/dkim`, {})).data;
  expect(signed.settings).toMatchObject({
    dkimDomain: "padaria.example",
    dkimSelector: expect.stringMatching(/^hb\d{8}$/),
  });
  expect(JSON.stringify(signed)).not.toContain("PRIVATE KEY");
  const again = (await owner.post<Connection>(`${path}/dkim`, { domain: "mail.padaria.example" })).data;
  expect(again.settings["dkimSelector"]).not.toBe(signed.settings["dkimSelector"]);
  await owner.post(`${path}/test`);
  expect(to("ola@padaria.example").at(-1)?.raw).toMatch(/DKIM-Signature:[^]*d=mail\.padaria\.example/);

  const refused = await owner.patch(path, { secrets: { dkimKey: "-----BEGIN PRIVATE KEY-----\nnonsense" } });
  expect(refused.problem).toMatchObject({ code: "invalid_request", errors: [{ path: "secrets.dkimKey" }] });
  expect((await stranger.post(`${path}/dkim`, {})).problem.code).toBe("not_found");
  await owner.patch(path, { settings: { dkimDomain: "", dkimSelector: "" }, secrets: { dkimKey: "" } });
});

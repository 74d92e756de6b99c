import { simpleParser } from "mailparser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lettersBytes, openSmtp, type SmtpSettings } from "../../../src/infrastructure/mail/smtp.ts";
import type { Letter } from "../../../src/infrastructure/mail/letter.ts";
import { classifySmtpFailure, type SmtpFailure } from "../../../src/infrastructure/mail/smtp-outcome.ts";
import { dkimKeys, signedHeads } from "../../support/dkim.ts";
import { type SmtpSink, startSmtpSink } from "../../support/smtp-sink.ts";

let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSmtpSink({ user: "bakery", password: "flour" });
});
afterAll(() => sink.close());

const letter = (address: string): Letter => ({
  from: { name: "Padaria Sol", address: "hello@padaria.example" },
  to: { name: "Ana", address },
  replyTo: "ana@padaria.example",
  messageId: "<1.2@padaria.example>",
  tag: "d1",
  subject: "Pão de Deus às 7",
  text: "Bom dia",
  html: "<p>Bom dia</p>",
  headers: { "List-Unsubscribe": "<https://x.example/u/1>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
});
const settings = (): SmtpSettings => ({
  host: "127.0.0.1",
  port: sink.port,
  security: "none",
  user: "bakery",
  password: "flour",
  dkim: null,
});
const refused = (errorKind: string, retryable: boolean) => ({ kind: "refused", errorKind, retryable });
const limits = { connectMs: 30_000, answerMs: 30_000 };

const failing = async (attempt: Promise<unknown>, handedOver = false) =>
  classifySmtpFailure(
    await attempt.then(
      () => expect.unreachable("it went well"),
      (error: SmtpFailure) => error,
    ),
    handedOver,
  );

test("a mail arrives as it was written, and the line takes the next one", async () => {
  const session = await openSmtp(settings(), { limits });
  expect(await session.send(letter("one@x.example"))).toMatchObject({ kind: "accepted", status: 250 });
  expect(await session.send(letter("two@x.example"))).toMatchObject({ kind: "accepted" });
  session.close();

  const mail = await simpleParser(sink.mails.find(({ to }) => to === "one@x.example")?.raw ?? "");
  expect(mail).toMatchObject({ subject: "Pão de Deus às 7", messageId: "<1.2@padaria.example>" });
  expect(mail.from?.value).toEqual([{ name: "Padaria Sol", address: "hello@padaria.example" }]);
});

test("what the server says is told apart, and the same line goes on after it", async () => {
  const session = await openSmtp(settings(), { limits });
  const said = async (address: string, code: number, text: string, at: "rcpt" | "data" = "rcpt") => {
    sink.script(address, { at, code, text });
    return session.send(letter(address));
  };
  expect(await said("a@x.example", 550, "5.1.1 No such user")).toMatchObject(refused("no_such_mailbox", false));
  expect(await said("b@x.example", 452, "4.2.2 Mailbox full")).toMatchObject(refused("mailbox_full", true));
  expect(await said("c@x.example", 552, "Mailbox full")).toMatchObject(refused("mailbox_full", false));
  expect(await said("d@x.example", 451, "Greylisted")).toMatchObject(refused("try_later", true));
  expect(await said("e@x.example", 554, "5.7.1 Looks like spam", "data")).toMatchObject(refused("spam", false));
  expect(await said("f@x.example", 450, "Not now", "data")).toMatchObject(refused("try_later", true));
  expect(session.isUsable()).toBe(true);
  expect(await session.send(letter("f@x.example"))).toMatchObject({ kind: "accepted" });
  session.close();
});

test("a line that drops before the mail was handed over is known not to have sent it; behind the final dot nobody knows", async () => {
  const send = async (address: string, ...script: Parameters<SmtpSink["script"]>[1][]) => {
    sink.script(address, ...script);
    const isSilent = script.some((order) => "silent" in order);
    const session = await openSmtp(settings(), { limits: isSilent ? { ...limits, answerMs: 300 } : limits });
    const outcome = await session.send(letter(address));
    expect(session.isUsable()).toBe(false);
    return outcome;
  };
  expect(await send("g@x.example", { at: "rcpt", drop: true })).toMatchObject({
    kind: "refused",
    errorKind: "dropped",
    retryable: true,
  });
  const unknown = { kind: "unknown", errorKind: "no_answer" };
  expect(await send("h@x.example", { at: "data", drop: true })).toMatchObject(unknown);
  expect(await send("i@x.example", { at: "data", drop: "after_keeping" })).toMatchObject(unknown);
  expect(await send("j@x.example", { at: "data", silent: true })).toMatchObject(unknown);
  expect(sink.mails.filter(({ to }) => to === "i@x.example")).toHaveLength(1);
});

test("a server that is not there, or does not let us in, is named for what it is", async () => {
  expect(await failing(openSmtp({ ...settings(), port: 1 }))).toMatchObject({
    errorKind: "unreachable",
    retryable: true,
  });
  expect(await failing(openSmtp({ ...settings(), password: "salt" }))).toMatchObject({
    errorKind: "sign_in",
    retryable: false,
    status: 535,
  });
  expect(await failing(openSmtp({ ...settings(), security: "starttls" }))).toMatchObject({ kind: "refused" });
});

/** The sender on the envelope. */
const fromOf = async (address: string, returns: SmtpSettings["returns"]) => {
  const session = await openSmtp({ ...settings(), returns }, { limits });
  await session.send(letter(address));
  session.close();
  return sink.mails.find(({ to }) => to === address)?.from;
};

test("what cannot be delivered comes back to the address that is meant for it, and names its mail", async () => {
  const address = "returns@padaria.example";
  expect(await fromOf("n@x.example", null)).toBe("hello@padaria.example");
  expect(await fromOf("o@x.example", { address, isTagged: false })).toBe(address);
  expect(await fromOf("p@x.example", { address, isTagged: true })).toBe("returns+d1@padaria.example");
  const long = `${"r".repeat(63)}@padaria.example`;
  expect(await fromOf("q@x.example", { address: long, isTagged: true })).toBe(long);
});

test("DKIM covers what one press needs to unsubscribe, and which mail is answered; a change on the way breaks it", async () => {
  const { privateKey, publicKey } = dkimKeys();
  const key = { domain: "padaria.example", selector: "hb", privateKey };
  const mailing = (await lettersBytes(letter("k@x.example"), key)).toString();
  const press = ["from", "message-id", "list-unsubscribe", "list-unsubscribe-post"];
  expect(signedHeads(mailing, publicKey)).toEqual(expect.arrayContaining(press));
  const headers = { "In-Reply-To": "<q1@x.example>", References: "<q0@x.example> <q1@x.example>" };
  const answer = (await lettersBytes({ ...letter("k@x.example"), headers }, key)).toString();
  expect(signedHeads(answer, publicKey)).toEqual(expect.arrayContaining(["in-reply-to", "references"]));
  expect(signedHeads(answer, publicKey)).not.toContain("list-unsubscribe");
  for (const changed of [
    answer.replace("<q1@x.example>", "<q2@x.example>"),
    answer.replace("References: <q0@x.example>", "References:"),
    answer.replace("Bom dia", "Boa noite"),
  ]) {
    expect(changed).not.toBe(answer);
    expect(signedHeads(changed, publicKey)).toBeNull();
  }
});

test("nobody writes header lines or recipients of their own", async () => {
  const evil = "x\r\nBcc: victim@x.example\r\n\r\nhello";
  const session = await openSmtp(settings(), { limits });
  await session.send({
    ...letter("l@x.example"),
    subject: evil,
    from: { name: `${evil}\u2028Cc: y`, address: "hello@padaria.example" },
    to: { name: evil, address: "l@x.example" },
    headers: { "Content-Language": evil },
  });
  const taken = await session.send({
    ...letter("m@x.example"),
    to: { name: "", address: "m@x.example>\r\nRCPT TO:<v@x.example" },
  });
  session.close();
  expect(taken).toMatchObject({ kind: "refused", errorKind: "bad_address", retryable: false });
  const mail = await simpleParser(sink.mails.find(({ to }) => to === "l@x.example")?.raw ?? "");
  expect(mail.bcc).toBeUndefined();
  expect(mail.cc).toBeUndefined();
  expect(sink.tried).not.toContain("v@x.example");
  expect(sink.tried).not.toContain("victim@x.example");
});

import { expect, test } from "vitest";
import { DELIVERY_HEADER, tagOfDelivery } from "../../../src/core/mail-names.ts";
import { readMailReport } from "../../../src/infrastructure/mail/mail-report.ts";

const report = (type: string, machine: string, original = "Message-ID: <1.2@padaria.pt>\r\nTo: Ana <ana@x.example>") =>
  Buffer.from(
    [
      "From: MAILER-DAEMON@mx.example",
      "To: ola@padaria.pt",
      "Subject: Undelivered Mail",
      "MIME-Version: 1.0",
      `Content-Type: multipart/report; report-type=${type}; boundary="b"`,
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "Status: 5.0.0 is what a person wrote here, <nobody@x.example>",
      "--b",
      `Content-Type: message/${type}`,
      "",
      machine,
      "--b",
      "Content-Type: text/rfc822-headers",
      "",
      original,
      "",
      "--b--",
      "",
    ].join("\r\n"),
  );
const status = (action: string, code: string) =>
  report(
    "delivery-status",
    `Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ana@x.example\r\nAction: ${action}\r\nStatus: ${code}\r\nDiagnostic-Code: smtp; 550 no`,
  );

test("a mailbox that does not exist bounces for good", async () => {
  expect(await readMailReport(status("failed", "5.1.1"))).toEqual({
    kind: "bounce",
    isLasting: true,
    recipient: "ana@x.example",
    messageId: "<1.2@padaria.pt>",
    deliveryId: null,
    status: "5.1.1",
  });
});

test.each(["5.2.2", "4.4.7", "5.7.1"])("%s is no reason never to write again", async (code) => {
  expect(await readMailReport(status("failed", code))).toMatchObject({ kind: "bounce", isLasting: false });
});

test("a complaint names who complained, by the report or by the mail that was sent", async () => {
  const complaint = "Feedback-Type: abuse\r\nUser-Agent: X/1\r\nVersion: 1";
  expect(await readMailReport(report("feedback-report", complaint))).toMatchObject({
    kind: "complaint",
    messageId: "<1.2@padaria.pt>",
  });
  expect(
    await readMailReport(report("feedback-report", `${complaint}\r\nOriginal-Rcpt-To: <bea@x.example>`, "Subject: x")),
  ).toMatchObject({ recipient: "bea@x.example", messageId: null });
});

/** A status that says nothing, and words that do. */
const machine = (said: string) =>
  report("delivery-status", `X: y\r\n\r\nAction: failed\r\nStatus: 5.0.0\r\nDiagnostic-Code: smtp; ${said}`);

test("what a server says in its words outweighs a status that says nothing", async () => {
  expect(await readMailReport(machine("550 5.1.1 User unknown"))).toMatchObject({ status: "5.1.1", isLasting: true });
  expect(await readMailReport(machine("552 5.2.2 Mailbox full"))).toMatchObject({ status: "5.2.2", isLasting: false });
  expect(await readMailReport(machine("550 Rejected"))).toMatchObject({ status: null, isLasting: false });
});

test("the mail is known by the name we gave it, in its header or in the address it came back to", async () => {
  const id = "01920000-0000-7000-8000-0123456789ab";
  const header = report("delivery-status", "X: y\r\n\r\nAction: failed", `${DELIVERY_HEADER}: ${id}`);
  expect(await readMailReport(header)).toMatchObject({ deliveryId: id, messageId: null });
  const sentTo = `Delivered-To: returns+${tagOfDelivery(id)}@padaria.pt\r\n`;
  const tagged = Buffer.concat([Buffer.from(sentTo), status("failed", "5.1.1")]);
  expect(await readMailReport(tagged)).toMatchObject({ deliveryId: id });
});

/** A mail in words alone. */
const words = (from: string, below: string) =>
  readMailReport(
    Buffer.from(`From: ${from}\r\nSubject: failure notice\r\n\r\n<ana@x.example>: 550 no such user\r\n${below}\r\n`),
  );

test("servers that write sentences are understood where they name the mail, people never", async () => {
  const copy = "--- Below this line is a copy of the message.\r\n\r\nMessage-ID: <1.2@padaria.pt>";
  expect(await words("MAILER-DAEMON@mx.example", copy)).toMatchObject({
    isLasting: true,
    messageId: "<1.2@padaria.pt>",
  });
  expect(await words("MAILER-DAEMON@mx.example", "")).toBeNull();
  expect(await words("ana@x.example", copy)).toBeNull();
});

test("delays, successes, answers of people and rubbish say nothing", async () => {
  expect(await readMailReport(status("delayed", "4.4.1"))).toBeNull();
  expect(await readMailReport(status("delivered", "2.0.0"))).toBeNull();
  expect(
    await readMailReport(Buffer.from("From: a@b.example\r\nSubject: Out of office\r\n\r\nAction: failed")),
  ).toBeNull();
  for (const type of ["not-spam", "auth-failure"]) {
    expect(await readMailReport(report("feedback-report", `Feedback-Type: ${type}`))).toBeNull();
  }
  expect(await readMailReport(Buffer.from([0, 255, 254, 10, 10]))).toBeNull();
  expect(await readMailReport(Buffer.from(`To: ${"(".repeat(100_000)}\r\n\r\n`))).toBeNull();
});

import { expect, test } from "vitest";
import { readServiceReports } from "../../../src/services/mail/report-formats.ts";

const id = "01920000-0000-7000-8000-0123456789ab";
const NAMES = { messageId: null, email: "ana@x.example", deliveryId: null };
const sns = (message: object | string) => ({
  Type: "Notification",
  TopicArn: "arn:aws:sns:eu-west-1:1:mails",
  Message: typeof message === "string" ? message : JSON.stringify(message),
});
const bounced = (bounceType: string, status: string) => ({
  notificationType: "Bounce",
  bounce: { bounceType, bouncedRecipients: [{ emailAddress: "Ana@x.example", status }] },
  mail: {
    headers: [
      { name: "From", value: "x" },
      { name: "x-handbill-delivery", value: id },
    ],
  },
});
const mailgun = (severity: string, code: string) => ({
  signature: {},
  "event-data": {
    event: "failed",
    severity,
    recipient: "ana@x.example",
    message: { headers: { "message-id": "1.2@padaria.pt" } },
    "delivery-status": { "enhanced-code": code },
  },
});

const REPORTS: [name: string, body: unknown, expected: object][] = [
  [
    "Amazon SES",
    sns(bounced("Permanent", "5.1.1")),
    { kind: "bounce", isLasting: true, status: "5.1.1", ...NAMES, deliveryId: id },
  ],
  ["Amazon SES, for now", sns(bounced("Transient", "4.4.7")), { kind: "bounce", isLasting: false, deliveryId: id }],
  [
    "Amazon SES, a full mailbox",
    sns(bounced("Permanent", "5.2.2")),
    { kind: "bounce", isLasting: false, status: "5.2.2" },
  ],
  [
    "Amazon SES, a complaint",
    sns({ eventType: "Complaint", complaint: { complainedRecipients: [{ emailAddress: "ana@x.example" }] } }),
    { kind: "complaint", isLasting: true, ...NAMES },
  ],
  ["Postmark", { RecordType: "Bounce", Type: "HardBounce", Email: "ana@x.example" }, { isLasting: true, ...NAMES }],
  ["Postmark, for now", { RecordType: "Bounce", Type: "Transient", Email: "ana@x.example" }, { isLasting: false }],
  ["Mailgun", mailgun("permanent", "5.1.1"), { isLasting: true, messageId: "<1.2@padaria.pt>" }],
  ["Mailgun, a full mailbox", mailgun("permanent", "5.2.2"), { isLasting: false, status: "5.2.2" }],
  [
    "SendGrid",
    [{ sg_event_id: "1", event: "bounce", type: "bounce", status: "5.1.1", email: "ana@x.example" }],
    { kind: "bounce", isLasting: true, ...NAMES },
  ],
  [
    "Brevo",
    { event: "hard_bounce", email: "ana@x.example", "message-id": "<1.2@padaria.pt>" },
    { isLasting: true, messageId: "<1.2@padaria.pt>" },
  ],
];
test.each(REPORTS)("what %s reports is understood", (_name, body, expected) => {
  expect(readServiceReports(body)).toMatchObject([expected]);
});

test("answers of programs, deliveries and rubbish are no reports, and bodies of others are told from all of them", () => {
  const nothing = [
    { RecordType: "Bounce", Type: "AutoResponder", Email: "ana@x.example" },
    { RecordType: "Delivery", Email: "ana@x.example" },
    { RecordType: "Bounce", Email: { toString: "x" } },
    sns("You have chosen to subscribe"),
    sns({ notificationType: "constructor" }),
    [{ sg_event_id: "1", event: "open" }, null, 7],
  ];
  for (const body of nothing) expect(readServiceReports(body)).toEqual([]);
  for (const body of [undefined, null, 7, "x", [], {}, { events: [] }])
    expect(readServiceReports(body)).toBeUndefined();
});

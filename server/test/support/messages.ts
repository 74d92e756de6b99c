import type { InboundMessage } from "../../src/core/inbound-message.ts";

let count = 0;

/** A mail of a customer, as the reading of mails makes it; each is another one. */
export const inboundMail = (change: Partial<InboundMessage> = {}): InboundMessage => ({
  channel: "email",
  externalId: `<${process.pid}.${(count += 1)}@x.example>`,
  from: { address: "kurt@x.example", name: "Kurt" },
  to: ["shop@x.example"],
  subject: "Brot",
  text: "Haben Sie morgen Brot?",
  quoted: "",
  html: null,
  inReplyTo: null,
  references: [],
  replyToken: null,
  receivedAt: new Date().toISOString(),
  isAutomatic: false,
  attachments: [],
  ...change,
});

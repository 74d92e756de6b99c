import { latin1, plain, type RealMail } from "./build.ts";

const PLAIN: RealMail[] = [
  plain("Latin-1 in the head, bare", { Subject: "x" }, "y", { subject: "x" }),
  plain("an encoded subject in two pieces", { Subject: "=?utf-8?Q?P=C3=A3?=\r\n =?utf-8?Q?o?=" }, "x", {
    subject: "Pão",
  }),
  plain("a letter cut in two by its encoding", { Subject: "=?utf-8?B?UMOj?= =?utf-8?B?bw==?=" }, "x", {
    subject: "Pão",
  }),
  plain("an encoded word that is none", { Subject: "=?utf-8?X?abc?=" }, "x", { subject: "=?utf-8?X?abc?=" }),
  plain("raw UTF-8 in the head", { Subject: "Pão de deus", From: "Zé <ze@x.example>" }, "x", {
    subject: "Pão de deus",
    from: { name: "Zé", address: "ze@x.example" },
  }),
  plain("no subject", { Subject: null }, "x", { subject: "" }),
  plain("a subject of a thousand letters", { Subject: "x".repeat(1_200) }, "x", { subject: "x".repeat(500) }),
  plain("a subject with a header line in it", { Subject: "=?utf-8?Q?a=0D=0ABcc:_x@y.example?=" }, "x", {
    subject: "a Bcc: x@y.example",
  }),
  plain("no date", { Date: null }, "x", { sentAt: null }),
  plain("a date that is none", { Date: "yesterday" }, "x", { sentAt: null }),
  plain("a date with its zone in words", { Date: "Mon, 23 Nov 2026 10:00:00 +0100 (CET)" }, "x", {
    sentAt: new Date("2026-11-23T09:00:00Z"),
  }),
  plain(
    "the clock of the server counts",
    { Received: "by mx; Mon, 23 Nov 2026 11:00:00 +0000", Date: "Thu, 1 Jan 1970 00:00:00 +0000" },
    "x",
    {
      sentAt: new Date("2026-11-23T11:00:00Z"),
    },
  ),
  plain("no Message-ID", { "Message-ID": null }, "x", { messageId: "made-up" }),
  plain("a Message-ID without brackets", { "Message-ID": "abc@x.example" }, "x", { messageId: "<abc@x.example>" }),
  plain("a Message-ID of spaces and signs", { "Message-ID": "a b c" }, "x", { messageId: "made-up" }),
  plain("a Message-ID without end", { "Message-ID": `<${"a".repeat(2_000)}@x.example>` }, "x", {
    messageId: "made-up",
  }),
  plain("no From, but a sender", { From: null, Sender: "ana@x.example" }, "x", {
    from: { address: "ana@x.example", name: "" },
  }),
  plain("a From that is only a name", { From: "Ana", "Reply-To": "ana@x.example" }, "x", {
    from: { address: "ana@x.example", name: "" },
  }),
  plain("a group of addresses", { From: "Bakers: Ana <ana@x.example>, Rui <rui@x.example>;" }, "x", {
    from: { address: "ana@x.example", name: "Ana" },
  }),
  plain("undisclosed recipients", { To: "undisclosed-recipients:;" }, "x", { to: [] }),
  plain("a comment in the address", { From: "ana@x.example (Ana Silva)" }, "x", {
    from: { address: "ana@x.example", name: "Ana Silva" },
  }),
  plain("an address within quotes", { From: '"boss@bank.example" <ana@x.example>' }, "x", {
    from: { address: "ana@x.example", name: "boss@bank.example" },
  }),
  plain("two From lines", { From: "ana@x.example\r\nFrom: rui@y.example" }, "x", {
    from: { address: "ana@x.example", name: "" },
  }),
  plain(
    "ten thousand receivers",
    { To: Array.from({ length: 3_000 }, (_one, at) => `a${at}@x.example`).join(",\r\n ") },
    "x",
    {
      text: "x",
    },
  ),
  plain("a line of mbox before", {}, "Hello", { text: "Hello" }),
  plain(
    "References, folded and with rubbish",
    { References: "<a@x>\r\n\t<b@x> rubbish <c@x>", "In-Reply-To": "Your mail <c@x> of today" },
    "x",
    {
      references: ["<a@x>", "<b@x>", "<c@x>"],
      inReplyTo: "<c@x>",
    },
  ),
  plain(
    "five hundred References",
    { References: Array.from({ length: 500 }, (_one, at) => `<${at}@x>`).join("\r\n ") },
    "x",
    {
      references: Array.from({ length: 50 }, (_one, at) => `<${450 + at}@x>`),
    },
  ),
  plain("an answer to another address", { "Reply-To": "Ana <ana@home.example>" }, "x", {
    replyTo: { address: "ana@home.example", name: "Ana" },
  }),
  plain(
    "the address of a conversation",
    { "Delivered-To": "ola+0123456789abcdef0123456789abcdef@padaria.example" },
    "x",
    {
      to: ["ola@padaria.example", "ola+0123456789abcdef0123456789abcdef@padaria.example"],
    },
  ),
  plain("a language", { "Content-Language": "pt-PT" }, "x", { language: "pt-PT" }),
  plain("nobody at all", { From: null }, "x", { refused: "no_sender" }),
  plain("a head of a megabyte", { "X-Long": "x".repeat(1_000_000) }, "x", { refused: "too_many_parts" }),
];
/** What no program can be told to write, put in by hand. */
const byHand = ({ name, raw, becomes }: RealMail): RealMail => {
  if (name === "a line of mbox before") {
    return { name, raw: Buffer.concat([Buffer.from("\r\nFrom ana Mon Nov 23\r\n"), raw]), becomes };
  }
  if (name !== "Latin-1 in the head, bare") return { name, raw, becomes };
  return {
    name,
    raw: latin1(raw.toString("latin1").replace("Subject: x", "Subject: P\xe3o")),
    becomes: { subject: "Pão" },
  };
};

/** Heads of all kinds. */
export const HEADS = PLAIN.map(byHand);

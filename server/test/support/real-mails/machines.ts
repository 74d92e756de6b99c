import { type Heads, plain, type RealMail } from "./build.ts";

const machine = (name: string, heads: Heads, automatic: string | null): RealMail =>
  plain(name, heads, "I am away", { automatic });
/** Mails of machines, and of people who look like them. */
export const MACHINES: RealMail[] = [
  machine("an answering machine", { "Auto-Submitted": "auto-replied" }, "answering_machine"),
  machine(
    "one of Outlook, by its subject",
    { Subject: "Automatische Antwort: Brot", "X-Auto-Response-Suppress": "All" },
    "answering_machine",
  ),
  machine("an old one", { Precedence: "auto_reply" }, "answering_machine"),
  machine("a notice of a program", { "Auto-Submitted": "auto-generated" }, "bulk"),
  machine("a list", { "List-Id": "<bakers.x.example>" }, "list"),
  machine("a newsletter", { "List-Unsubscribe": "<mailto:x@x.example>" }, "bulk"),
  machine("a notice that nobody reads answers to", { From: "no-reply@shop.example" }, "bulk"),
  machine("a report of a mail server", { From: "MAILER-DAEMON@mx.example", "Return-Path": "<>" }, "report"),
  machine(
    "a receipt of reading",
    { "Content-Type": "multipart/report; report-type=disposition-notification; boundary=b" },
    "report",
  ),
  machine("a mail that was here before", { "X-Loop": "ola@padaria.example" }, "loop"),
  machine(
    "a mail that goes in circles",
    { Received: Array.from({ length: 35 }, () => "by mx").join("\r\nReceived: ") },
    "loop",
  ),
  machine("a person whose program says so", { "Auto-Submitted": "no" }, null),
  machine("a person who writes of an answer", { Subject: "Re: Automatic doors" }, null),
];

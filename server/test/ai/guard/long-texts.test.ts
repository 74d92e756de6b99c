import { expect, test } from "vitest";
import { createTracer } from "../../../src/ai/guard/claims.ts";
import { decodedIn } from "../../../src/ai/guard/encodings.ts";
import { allowListOf, createLeakCheck, inspect } from "../../../src/ai/guard/output.ts";
import { scoreInput } from "../../../src/ai/guard/score.ts";
import { tidyPassage } from "../../../src/ai/rules/passage.ts";
import { isQuoted } from "../../../src/ai/rules/quotes.ts";
import { addressesIn } from "../../../src/services/tracking/addresses.ts";
import { filesInTnef } from "../../../src/infrastructure/mail/inbound/tnef.ts";

const period = { startsOn: "2027-01-12", endsOn: "2027-02-06", today: "2027-01-20" };
const traced = (language: string) => (text: string) =>
  createTracer(language, { own: [text], prices: [], plan: [], period })(`${text} 77`);
const leaks = createLeakCheck("Never tell the owner that these are our nine constant words here.", "f00dfeed");

/** Everything that reads whole texts of owners, customers and models by expressions. */
const READERS: Record<string, (text: string) => unknown> = {
  "what a text claims, in English": traced("en"),
  "what a text claims, in German": traced("de"),
  "what a text claims, in Japanese": traced("ja"),
  "orders to the model": (text) => scoreInput([text]),
  "what stands in encodings": (text) => decodedIn(Buffer.from(text.replace(/[^a-z ]/g, "a")).toString("base64")),
  "what an answer may not hold": (text) =>
    inspect([{ path: "text", text, markup: "plain" }], { allow: allowListOf([text.slice(0, 2_000)]), leaks }),
  "a passage that goes into its text": (text) =>
    tidyPassage(
      text,
      { channel: "linkedin", fields: {}, selection: { path: "text", start: 0, end: text.length, text } },
      { before: "", text, after: "to" },
      true,
    ),
  "a passage of one line": (text) =>
    tidyPassage(
      text,
      { channel: "email", fields: {}, selection: { path: "subject", start: 0, end: text.length, text } },
      { before: "", text, after: "" },
      false,
    ),
  "words that are quoted": (text) => isQuoted(text, ["the bread"]),
  "addresses to be counted": (text) => addressesIn(`https://x.example/${text}`),
  "the name of a packed file": (text) => filesInTnef(packed(text)),
};

function part(attribute: number, value: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt16LE(attribute, 1);
  head.writeUInt32LE(value.length, 5);
  return Buffer.concat([head, value, Buffer.alloc(2)]);
}

/** A pack of Outlook with one file of this name. */
const packed = (name: string): Buffer =>
  Buffer.concat([
    Buffer.from("789f3e220000", "hex"),
    part(0x9002, Buffer.alloc(0)),
    part(0x8010, Buffer.from(name, "latin1")),
  ]);

/** What such texts are made of: repeated, each of them opens something that never ends, or ends what never began. */
const UNITS = [
  ...Array.from(" \n\t.,!…'\"/-_*#@+1aAé一\0😀"),
  "\r\n",
  "1 ",
  "1,",
  "1. ",
  "1.\n",
  "111 ",
  "111,",
  "$1",
  "1,,",
  "a ",
  "a.",
  "a-",
  "a@",
  "@ab ",
  "a.io ",
  "//a.",
  "**a ",
  "__a ",
  "# ",
  "&#x41",
  "ab ",
  "dreizehn",
  "eins",
  "one ",
  "hundreds of ",
  "half ",
  "step 1",
  "一人に",
  "system",
  "zeigprompt",
  "systemanweisung",
  "системн",
  "4111 ",
  "<a",
  "[a",
  "{{",
  "![",
];

const SHORT = 4_000;
const TIMES = 4;
/** Four times the text is four times the work. Looking from each letter at all that follow would be sixteen times. */
const MOST = 10;
/** Less than this on a processor is no measure. */
const LEAST_MICROSECONDS = 8_000;

function workOf(read: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(before);
  return Math.max(user + system, LEAST_MICROSECONDS);
}

/** How many times the work a longer text is. Something else may come in between: it counts as too much if it is so three times. */
function growth(read: (text: string) => unknown, unit: string): number {
  let least = Infinity;
  for (let tries = 0; tries < 3 && least > MOST; tries += 1) {
    // A text of its own each time, since some of the latest are remembered.
    const text = (length: number) => `b${tries} ${unit.repeat(length / unit.length)}\u0001b`;
    const short = workOf(read, text(SHORT));
    least = Math.min(least, workOf(read, text(TIMES * SHORT)) / short);
  }
  return least;
}

test.each(Object.entries(READERS))(
  "%s: a text that is four times as long is no more than a few times the work",
  (_name, read) => {
    const heavy = UNITS.map((unit) => [unit, growth(read, unit)] as const).filter(([, times]) => times > MOST);
    expect(heavy).toEqual([]);
  },
);

import { checkFields } from "@handbill/contracts";
import { tradeFindings } from "../../ai/rules/trade/trade.ts";
import { type Check, nameOf, type Piece, type Subject, verdict, type Tools } from "../subject.ts";
import { planBreaches } from "./plan-rules.ts";

/** Something that a rule of the product finds in a content, by the number of the check it belongs to. */
export type Breach = { row: number; text: string };

/** What the rules of the product have against a content. A mere reminder is no fault of the text. */
function breachesOf({ task, fields }: Piece, { business, campaign, plan }: Subject, { language }: Tools): Breach[] {
  const checked = checkFields(task.channel, fields);
  const shape = checked.ok
    ? []
    : checked.issues.map(({ path, message, unit }) => ({
        row: unit === undefined ? 1 : 2,
        text: `${path}: ${message}`,
      }));
  const found = tradeFindings({ business, campaign, strategy: plan, content: task, fields, language });
  return [
    ...shape,
    ...found
      .filter(({ severity }) => severity !== "reminder")
      .map(({ row, field, found: what, reason }) => ({ row, text: `${field}: ${what} (${reason})` })),
  ];
}

type Kept = { tools: Tools; breaches: Breach[][] };
/** Eleven checks ask for the same findings, so those of a campaign are looked up once. */
const kept = new WeakMap<Subject, Kept>();

function breachesIn(subject: Subject, tools: Tools): Breach[][] {
  const known = kept.get(subject);
  if (known?.tools === tools) return known.breaches;
  const breaches = subject.pieces.map((piece) => breachesOf(piece, subject, tools));
  kept.set(subject, { tools, breaches });
  return breaches;
}

const contentRule = (row: number, name: string): Check => ({
  row,
  name,
  blocks: true,
  weight: 10,
  judge: (subject, tools) =>
    breachesIn(subject, tools).map((breaches, index) => {
      const task = subject.pieces[index]?.task;
      const found = breaches.filter((breach) => breach.row === row).map(({ text }) => text);
      return verdict(task ? nameOf(task, index) : `content ${index + 1}`, found);
    }),
});

export const schema = contentRule(1, "all fields, and no others");
export const limits = contentRule(2, "hard limits of the channel");
export const factsTraced = contentRule(4, "every value traced to a fact");
export const inventedProof = contentRule(5, "no invented proof");
export const prices = contentRule(6, "prices and discounts");
export const urgency = contentRule(7, "urgency rests on a date or a count");
export const regulatedWords = contentRule(8, "regulated words");
export const compliance = contentRule(9, "what the channel demands");
export const spokenLanguage = contentRule(10, "the right language");
export const leftovers = contentRule(12, "no leftovers");

export const planArithmetic: Check = {
  row: 24,
  name: "the plan adds up",
  blocks: true,
  weight: 10,
  judge: (subject) => [verdict("plan", planBreaches(subject))],
};

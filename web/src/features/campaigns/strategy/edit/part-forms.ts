import { Channel, type Campaign, type PlanPart, type Strategy, type StrategyUpdate } from "@handbill/contracts";
import { parseMoney, typedMoney } from "../../../../ui/money.ts";
import { editMessages as copy } from "./messages.ts";
import type { Row } from "./rows.ts";

export type Field = {
  name: string;
  label: string;
  kind: "text" | "line" | "number" | "money" | "day" | "channel";
  max: number;
  /** Of six columns, where there is room; all of them unless said otherwise. */
  columns?: 2 | 3;
};

/** How one part of a plan is typed: its fields, and the way from the plan to the form and back. */
export type PartFormOf = {
  fields: readonly Field[];
  /** Where the part is a list: what an entry is called. `isFixed` is a list whose entries only change. */
  list?: { entry: string; add: string; isFixed?: boolean };
  rowsOf(strategy: Strategy): Row[];
  updateOf(rows: readonly Row[], campaign: Campaign): StrategyUpdate;
};

const text = (name: string, label: string, max: number): Field => ({ name, label, max, kind: "text" });
const line = (name: string, label: string, max: number): Field => ({ name, label, max, kind: "line" });

const numbered = <Entry extends object>(entries: readonly Entry[], rowOf: (entry: Entry) => Row): Row[] =>
  entries.map((entry, index) => Object.assign({ id: `r${index}` }, rowOf(entry)));

const say = (row: Row | undefined, name: string): string => (row?.[name] ?? "").trim();

const single = (part: "summary" | "positioning", label: string, max: number): PartFormOf => ({
  fields: [text("text", label, max)],
  rowsOf: (strategy) => [{ id: "r0", text: strategy[part] }],
  updateOf: ([row]) => ({ [part]: say(row, "text") }),
});

/** A number as typed, "1,200" or "12.5"; NaN where it is none. */
export const numberOf = (typed: string): number => {
  const compact = typed
    .replaceAll(/[\s\u00a0']/g, "")
    .replace(/,(?=\d{3}\b)/g, "")
    .replace(",", ".");
  return compact === "" ? Number.NaN : Number(compact);
};

const optionalNumber = (row: Row, name: string) => (say(row, name) === "" ? undefined : numberOf(say(row, name)));

const number = (name: string, label: string, columns: 2 | 3): Field => ({
  name,
  label,
  max: 20,
  kind: "number",
  columns,
});

const goals: PartFormOf = {
  fields: [
    text("metric", copy.metric, 300),
    number("target", copy.target, 2),
    { ...line("unit", copy.unit, 100), columns: 2 },
    { name: "by", label: copy.by, kind: "day", max: 100, columns: 2 },
    text("measuredBy", copy.measuredBy, 1000),
    number("low", copy.low, 3),
    number("high", copy.high, 3),
    text("formula", copy.formula, 1000),
  ],
  list: { entry: copy.goal, add: copy.addGoal },
  rowsOf: (strategy) =>
    numbered(strategy.goals, ({ metric, target, unit, by, measuredBy, primary, low, high, formula }) => ({
      metric,
      target: String(target),
      unit,
      by,
      measuredBy,
      low: low === undefined ? "" : String(low),
      high: high === undefined ? "" : String(high),
      formula: formula ?? "",
      primary: primary ? "yes" : "",
    })),
  updateOf: (rows) => ({
    goals: rows.map((row) => {
      const low = optionalNumber(row, "low");
      const high = optionalNumber(row, "high");
      const formula = say(row, "formula");
      return {
        metric: say(row, "metric"),
        target: numberOf(say(row, "target")),
        unit: say(row, "unit"),
        by: say(row, "by"),
        measuredBy: say(row, "measuredBy"),
        primary: row["primary"] === "yes",
        ...(low !== undefined && { low }),
        ...(high !== undefined && { high }),
        ...(formula !== "" && { formula }),
      };
    }),
  }),
};

const budgetSplit: PartFormOf = {
  fields: [
    line("item", copy.item, 300),
    { name: "amount", label: copy.amount, kind: "money", max: 20, columns: 3 },
    { name: "channel", label: copy.channel, kind: "channel", max: 20, columns: 3 },
    text("reason", copy.reason, 1500),
  ],
  list: { entry: copy.line, add: copy.addLine },
  rowsOf: (strategy) =>
    numbered(strategy.budgetSplit, ({ item, channel, amount, currency, reason }) => ({
      item,
      channel: channel ?? "",
      amount: typedMoney({ amount, currency }),
      reason,
    })),
  updateOf: (rows, { budget }) => ({
    budgetSplit: rows.map((row) => {
      const channel = Channel.safeParse(row["channel"]);
      return {
        item: say(row, "item"),
        channel: channel.success ? channel.data : null,
        amount: parseMoney(say(row, "amount"), budget?.currency ?? "EUR") ?? Number.NaN,
        reason: say(row, "reason"),
      };
    }),
  }),
};

/** Every part that is changed in place. */
export const PART_FORMS: Record<PlanPart, PartFormOf> = {
  summary: single("summary", copy.summary, 6000),
  positioning: single("positioning", copy.positioning, 3000),
  audienceSegments: {
    fields: [
      line("name", copy.segmentName, 300),
      text("moment", copy.moment, 1500),
      text("doubt", copy.doubt, 1500),
      text("message", copy.answer, 1500),
    ],
    list: { entry: copy.segment, add: copy.addSegment },
    rowsOf: (strategy) => numbered(strategy.audienceSegments, (segment) => ({ ...segment })),
    updateOf: (rows) => ({
      audienceSegments: rows.map((row) => ({
        name: say(row, "name"),
        moment: say(row, "moment"),
        doubt: say(row, "doubt"),
        message: say(row, "message"),
      })),
    }),
  },
  keyMessages: {
    fields: [text("text", copy.message, 1000)],
    list: { entry: copy.message, add: copy.addMessage },
    rowsOf: (strategy) => strategy.keyMessages.map((message, index) => ({ id: `r${index}`, text: message })),
    updateOf: (rows) => ({ keyMessages: rows.map((row) => say(row, "text")) }),
  },
  goals,
  channelPlan: {
    fields: [text("role", copy.role, 1500), text("cadence", copy.cadence, 500)],
    list: { entry: copy.channel, add: "", isFixed: true },
    rowsOf: (strategy) => numbered(strategy.channelPlan, ({ channel, role, cadence }) => ({ channel, role, cadence })),
    updateOf: (rows) => ({
      channelPlan: rows.flatMap((row) => {
        const channel = Channel.safeParse(row["channel"]);
        return channel.success ? [{ channel: channel.data, role: say(row, "role"), cadence: say(row, "cadence") }] : [];
      }),
    }),
  },
  budgetSplit,
  risks: {
    fields: [text("risk", copy.risk, 1500), text("response", copy.response, 1500)],
    list: { entry: copy.riskEntry, add: copy.addRisk },
    rowsOf: (strategy) => numbered(strategy.risks, (risk) => ({ ...risk })),
    updateOf: (rows) => ({ risks: rows.map((row) => ({ risk: say(row, "risk"), response: say(row, "response") })) }),
  },
};

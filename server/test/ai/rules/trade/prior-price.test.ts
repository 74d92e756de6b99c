import type { BusinessProfile } from "@handbill/contracts";
import { expect, test } from "vitest";
import { tradeFindings } from "../../../../src/ai/rules/trade/trade.ts";
import { bakery, inputFor } from "./good-pieces.ts";

/** What is said of counting a reduction from a price above the lowest of the last thirty days. */
function priorsIn(text: string, business: Partial<BusinessProfile>): string[] {
  const input = inputFor({ channel: "facebook", fields: { text } });
  return tradeFindings({ ...input, business: { ...bakery, offers: [], ...business } })
    .filter(({ reason }) => reason.includes("within the last 30 days"))
    .map(({ found }) => found.trim());
}

test.each([
  [
    "en",
    [
      "The rebuilt city bike cost €195 from 4 to 24 January 2027, the lowest price of the last 30 days",
      "Before Christmas it cost €260",
    ],
    "The rebuilt city bike: was €260, now €210.",
    "€260",
  ],
  [
    "de",
    [
      "Der Kurs kostete vom 1. bis 20. Februar 2027 nur 69 €, der niedrigste Preis der letzten 30 Tage",
      "Im Herbst 99 €",
    ],
    "Der Kurs für 79 €, statt 99 €.",
    "99 €",
  ],
  [
    "pt",
    ["A revisão custou R$ 99 de 1 a 20 de março, o menor preço dos últimos 30 dias", "Em dezembro custava R$ 150"],
    "A revisão com 20 % de desconto, antes R$ 150.",
    "R$ 150",
  ],
  [
    "es",
    ["La limpieza costó 45 € en febrero, el precio más bajo de los últimos 30 días", "El año pasado costaba 70 €"],
    "Antes costaba 70 € y ahora 55 €.",
    "70 €",
  ],
  [
    "ja",
    ["朝セットは680円で、直近30日の最安値でした", "昨年の価格は980円です"],
    "通常980円のところ780円です。",
    "980円",
  ],
  [
    "ar",
    ["كان فطور الصباح بـ 28 درهمًا، وهو أدنى سعر في آخر 30 يومًا", "كان سعره 45 درهمًا"],
    "كان بـ 45 درهمًا وصار 35 درهمًا.",
    "45 درهم",
  ],
])("a reduction from a price above the lowest of thirty days is found: %s", (language, facts, text, found) => {
  expect(priorsIn(text, { language, facts }).join()).toContain(found);
});

const facts = ["The bike cost €195 in January, the lowest price of the last 30 days", "The child seat costs €80"];

test.each([
  ["the lowest price itself", "The bike: €195 in January, now €180.", {}],
  ["a price alone", "The child seat costs €280.", {}],
  [
    "two offers of today",
    "The bike €230, the seat €280.",
    {
      offers: [
        { name: "Bike", price: "€230", terms: "" },
        { name: "Seat", price: "€280", terms: "" },
      ],
    },
  ],
  ["no such fact", "Was €260, now €210.", { facts: ["Open all year"] }],
])("%s is no reduction from a higher price", (_what, text, business) => {
  expect(priorsIn(text, { language: "en", facts, ...business })).toEqual([]);
});

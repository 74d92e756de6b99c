import { expect, test } from "vitest";
import { createTracer } from "../../../src/ai/guard/claims.ts";
import { numberReadings } from "../../../src/ai/guard/value-patterns.ts";

const period = { startsOn: "2027-01-12", endsOn: "2027-02-06", today: "2027-01-20" };
const unbacked = (language: string, own: string[], text: string, plan: string[] = []) =>
  createTracer(language, { own, prices: [], plan, period })(text).map((value) => value.text);

test.each([
  ["en", "Menu £4.20 until 31 March 2027", "Only £4.20 before March 31st!"],
  ["en", "2027-03-31", "Until 31 March."],
  ["en", "Open 7:30 to 19:00", "Come between 7.30 am and 7 pm."],
  ["en", "20 % off", "You save 20%."],
  ["en", "1,200 guests", "1200 guests came."],
  ["pt", "Pastéis de nata: 1,35 €, dias úteis até às 11h", "Os pastéis custam 1,35 € até às 11h."],
  ["pt", "2027-02-06", "Até 6 de fevereiro de 2027."],
  ["de", "49 € inkl. 19 % MwSt., bis 28.02.2027", "Für 49 € (19 % MwSt.) bis zum 28. Februar."],
  ["de", "12.500 Kilometer", "Nach 12 500 Kilometern."],
  ["ja", "玉露 50g 1,800円から、2027-05-30", "50gで1,800円、5月30日まで。"],
  ["ar", "250 جنيه حتى 31 مارس 2027", "السعر ٢٥٠ جنيه حتى ٣١ مارس"],
  ["en", "", "Three ways to begin, see #2027 and https://crumb.example/2027?x=50"],
  ["en", "", "1. Come in.\n2. Sit down."],
])("in %s what the owner said backs what is written (%s)", (language, source, text) => {
  expect(unbacked(language, [source], text)).toEqual([]);
});

test.each([
  ["en", "Menu £4.20", "Menu £4.50. Come by.", ["£4.50"]],
  ["en", "Until 31 March", "Until 30 March.", ["30 March"]],
  ["en", "20 seats", "Save 20%.", ["20%"]],
  ["en", "Open at 7:30", "Open at 8:30.", ["8:30"]],
  ["de", "bis 28.02.2027", "Bis zum 27.02.2027.", ["27.02.2027"]],
  ["ja", "1,800円", "1,500円です。", ["1,500円"]],
  ["ar", "250 جنيه", "السعر ٢٠٠ جنيه.", ["٢٠٠ جنيه"]],
])("in %s what nobody said is a claim: %s -> %s", (language, source, text, claims) => {
  expect(unbacked(language, [source], text)).toEqual(claims);
});

test.each([
  ["1,200", ["1200", "1.2"]],
  ["1.200,50", ["1200.5"]],
  ["1,200.50", ["1200.5"]],
  ["1.200.000", ["1200000"]],
  ["4,20", ["4.2"]],
  ["12 500", ["12500"]],
  ["007", ["7"]],
])("%s can mean %s", (written, readings) => {
  expect(numberReadings(written)).toEqual(readings);
});

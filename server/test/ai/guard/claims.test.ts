import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTracer } from "../../../src/ai/guard/claims.ts";
import { numbersInWords } from "../../../src/ai/guard/number-words.ts";
import { numberReadings } from "../../../src/ai/guard/value-patterns.ts";
import { createValueFinder } from "../../../src/ai/guard/values.ts";

const period = { startsOn: "2027-01-12", endsOn: "2027-02-06", today: "2027-01-20" };

type More = { plan?: string[]; prices?: string[] };
const unbacked = (language: string, own: string[], text: string, { plan = [], prices = [] }: More = {}) =>
  createTracer(language, { own, prices, plan, period })(text).map((value) => value.text);

test.each([
  ["en", "Menu £4.20 until 31 March 2027", "Only £4.20 before March 31st!"],
  ["en", "2027-03-31", "Until 31 March."],
  ["en", "Open 7:30 to 19:00", "Come between 7.30 am and 7 pm."],
  ["en", "Open 9-18", "Open until 18:00, from 9 am"],
  ["en", "20 % off", "You save 20%."],
  ["en", "1,200 guests", "1200 guests came."],
  ["en", "Price: USD 1,200.50", "For $1,200.50."],
  ["en", "Twelve seats, a dozen eggs", "12 seats"],
  ["en", "until 31 March 2027", "Until 31/3 or 3/31."],
  ["en", "from 12 to 15 March", "12–15 March"],
  ["en", "since 1987", "Since 1987."],
  ["en", "+44 113 496 0999", "Call 0113 496 0999."],
  ["pt", "Pastéis de nata: 1,35 €, dias úteis até às 11h", "Os pastéis custam 1,35 € até às 11h."],
  ["pt", "Aberto 7h30-19h", "Das 7:30 às 19:00."],
  ["pt", "2027-02-06", "Até 6 de fevereiro de 2027."],
  ["es", "12,50 €, de 9 a 14 h", "Por 12,50 euros, de 9:00 a 14:00."],
  ["es", "hasta el 3 de mayo de 2027", "Hasta el 03/05/2027."],
  ["de", "49 € inkl. 19 % MwSt., bis 28.02.2027", "Für 49 Euro (19 Prozent MwSt.) bis zum 28. Februar."],
  ["de", "Mo-Fr 9-18 Uhr, Sa 10-14 Uhr", "Samstags von 10 bis 14 Uhr, sonst 9:00 bis 18:00 Uhr."],
  ["de", "12.500 Kilometer", "Nach 12 500 Kilometern."],
  ["ja", "玉露 50g 1,800円から、2027-05-30", "50gで1,800円、5月30日まで。"],
  ["ja", "五月の教室八回、六名まで、3,300円、土日 14時", "5月の教室は8回、6名まで。三千三百円、午後2時から。"],
  ["ja", "10%割引", "1割引です。"],
  ["ar", "250 جنيه حتى 31 مارس 2027", "السعر ٢٥٠ جنيه حتى ٣١ مارس"],
  ["ar", "المواعيد من 12 ظهرًا إلى 10 مساءً", "من 12:00 إلى 22:00"],
])("in %s what the owner said backs what is written (%s)", (language, source, text) => {
  expect(unbacked(language, [source], text)).toEqual([]);
});

test.each([
  ["en", "Menu £4.20", "Menu £4.50. Come by.", ["£4.50"]],
  ["en", "Menu £4.20", "Menu €4.20.", ["€4.20"]],
  ["en", "20 seats", "For £20.", ["£20"]],
  ["en", "Until 31 March", "Until 30 March.", ["30 March"]],
  ["en", "Until 31 March 2027", "Until 31 March 2026.", ["31 March 2026"]],
  ["en", "20 seats", "Save 20%.", ["20%"]],
  ["en", "Open at 7:30", "Open at 8:30.", ["8:30"]],
  ["en", "Open until 11:00", "Open until 11 pm.", ["11 pm"]],
  ["en", "", "Use SAVE20 at the till.", ["SAVE20"]],
  ["en", "", "On 3/14 we bake.", ["3/14"]],
  ["en", "", "Our 30th birthday.", ["30"]],
  ["en", "", "It takes 15 minutes.", ["15"]],
  ["es", "12,50 €", "Por 11,50 €.", ["11,50 €"]],
  ["de", "bis 28.02.2027", "Bis zum 27.02.2027.", ["27.02.2027"]],
  ["pt", "até às 11h", "Até às 12h.", ["12h"]],
  ["ja", "1,800円", "1,500円です。", ["1,500円"]],
  ["ja", "3,300円", "五百円です。", ["五百円"]],
  ["ar", "250 جنيه", "السعر ٢٠٠ جنيه.", ["٢٠٠ جنيه"]],
])("in %s what nobody said is found: %s -> %s", (language, source, text, found) => {
  expect(unbacked(language, [source], text)).toEqual(found);
});

test.each([
  ["en", "Three ways to begin, see #2027 and https://crumb.example/2027?x=50"],
  ["en", "1. Come in.\n2. Sit down.\n3. Eat."],
  ["en", "1/5 The oven\n\nmore 2/5"],
  ["en", "Open 24/7, a 50/50 chance, 9-to-5 people, a 360° view"],
  ["en", "It takes 1-2 minutes."],
  ["en", "Your 1st visit, the 2nd cup, the 10th time"],
  ["en", "Step 3: knead. Tip 4: wait. Day 5."],
  ["en", "5 tips for dough, 7 good reasons to come"],
  ["en", "An A4 page, an MP3 file, COVID-19, a 3D print, 4K and 5G"],
  ["en", "1️⃣ Come in 2️⃣ Sit down 3️⃣ Eat"],
  ["en", "Write to info9@shop.example"],
  ["en", "Winter 2027"],
  ["de", "Am 1. Advent, zum 3. Mal"],
  ["de", "Schritt 3: kneten. 5 Gründe für Brot"],
  ["pt", "Passo 3. 5 dicas. A 3ª vez"],
  ["es", "Paso 3. 5 consejos. El 3º"],
  ["ja", "第3回、ステップ4、5つのコツ"],
  ["ar", "5 نصائح"],
])("in %s nothing is claimed by %s", (language, text) => {
  expect(unbacked(language, [], text)).toEqual([]);
});

describe("what follows from the owner's words", () => {
  test.each([
    ["a reduced price", "Bread £10, 20 % off on Mondays", "Only £8.", []],
    ["what is saved", "Bread £10, 20 % off on Mondays", "Save £2.", []],
    ["a share from two prices", "Was £60, now £45", "25% less, you save £15.", []],
    ["two things together", "Tea £3, cake £4", "Both for £7.", []],
    ["not any sum", "Tea £3, cake £4", "Both for £9.", ["£9"]],
    ["days until a day", "until 31 January 2027", "11 days left.", []],
    ["not any number of days", "until 31 January 2027", "9 days left.", ["9"]],
    ["the length of the campaign", "", "26 days of breakfast.", []],
  ])("%s", (_what, own, text, found) => {
    expect(unbacked("en", [own], text)).toEqual(found);
  });
});

test("a plan backs days and counts, but no price and no percentage", () => {
  const plan = ["Five posts, 40 menus, £4.20, 30 % more, on 14 March"];
  expect(unbacked("en", [], "40 menus on 14 March for £4.20, 30% off", { plan })).toEqual(["£4.20", "30%"]);
});

test("a bare number is a price where the owner put it as one", () => {
  expect(unbacked("en", ["49"], "It is €49.", { prices: ["49"] })).toEqual([]);
  expect(unbacked("en", ["49"], "It is €49.")).toEqual(["€49"]);
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

test.each([
  ["三千三百", [3300]],
  ["八", [8]],
  ["二十四", [24]],
  ["一万二千", [12_000]],
  ["zwölf Plätze und fünf", [12, 5]],
])("%s says %s", (text, numbers) => {
  expect(numbersInWords(text)).toEqual(numbers);
});

const LANGUAGES = ["en", "de", "pt", "es", "ja", "ar"] as const;

test("any price that the owner states backs itself as the language writes it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 9_999_999 }), fc.constantFrom(...LANGUAGES), (cents, language) => {
      const written = new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(cents / 100);
      expect(unbacked(language, [`Price: ${(cents / 100).toFixed(2)} EUR`], `${written}!`)).toEqual([]);
      expect(unbacked(language, [`Price: ${((cents + 100) / 100).toFixed(2)} EUR`], `${written}!`)).toHaveLength(1);
    }),
  );
});

test("any day that the owner states backs itself as the language writes it", () => {
  const days = fc.integer({ min: 0, max: 364 }).map((day) => new Date(Date.UTC(2027, 0, 1 + day)));
  fc.assert(
    fc.property(days, fc.constantFrom(...LANGUAGES), (date, language) => {
      const written = new Intl.DateTimeFormat(language, {
        day: "numeric",
        month: "long",
        year: "numeric",
        timeZone: "UTC",
      }).format(date);
      expect(unbacked(language, [date.toISOString().slice(0, 10)], `: ${written} `)).toEqual([]);
      expect(unbacked(language, [], `: ${written} `)).toHaveLength(1);
    }),
  );
});

test("values are found in a long text as in a short one", () => {
  const value = fc.constantFrom(
    "31 March 2027",
    "£4.20",
    "20 % off",
    "from 9 to 18 o'clock",
    "9 out of 10",
    "0113 496 0999",
    "SAVE20",
  );
  const rest = fc.stringMatching(/^[a-z ,.\n]{0,400}$/);
  const find = createValueFinder("en");
  const found = (text: string) => find(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
  fc.assert(
    fc.property(fc.array(fc.tuple(rest, value), { minLength: 1, maxLength: 4 }), (all) => {
      const text = all.map(([words, one]) => `${words} | ${one}`).join(" | ");
      expect(found(text)).toEqual(all.flatMap(([, one]) => found(`| ${one} |`)));
    }),
  );
});

test("every text is read, and what it states backs it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      expect(unbacked("en", [text], text).length).toBeLessThanOrEqual(unbacked("en", [], text).length);
    }),
  );
});

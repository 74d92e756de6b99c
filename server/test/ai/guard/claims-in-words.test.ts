import fc from "fast-check";
import { expect, test } from "vitest";
import { createTracer } from "../../../src/ai/guard/claims.ts";
import { inDigits } from "../../../src/ai/guard/words/in-digits.ts";
import { honestBriefs } from "../corpora/honest-briefs.ts";
import { SPELLED } from "../support/spelled.ts";

const period = { startsOn: "2027-01-12", endsOn: "2027-02-06", today: "2027-01-20" };
const unbacked = (language: string, own: string[], text: string, plan: string[] = []) =>
  createTracer(language, { own, prices: [], plan, period })(text).map((value) => value.text);

test.each([
  ["en", "Nine out of ten customers come back.", ["Nine out of ten"]],
  ["en", "One in five people, three guests in four.", ["One in five", "three guests in four"]],
  ["en", "Over five hundred guests and a hundred members", ["five hundred", "hundred"]],
  ["en", "Hundreds of happy customers", ["Hundreds of"]],
  ["en", "Twenty percent off, now half price, a third off", ["Twenty percent", "half price", "a third off"]],
  ["en", "Only twenty-five euros, or one pound.", ["twenty-five euros", "one pound"]],
  ["en", "Ready in ten minutes, five miles away", ["ten", "five"]],
  ["en", "Since nineteen eighty-seven, a ten-year guarantee", ["nineteen eighty-seven", "ten"]],
  [
    "en",
    "Three times faster, twice as many, two thirds of our guests",
    ["Three", "twice as many", "two thirds of our guests"],
  ],
  ["en", "Open until seven o'clock, thirty-six flavours", ["seven o'clock", "thirty-six"]],
  ["de", "Neun von zehn Kunden, einer von drei", ["Neun von zehn", "einer von drei"]],
  ["de", "Zwanzig Prozent, ein zwanzigprozentiger Rabatt", ["Zwanzig Prozent", "zwanzigprozentiger"]],
  ["de", "Zum halben Preis, die Hälfte sparen", ["halben Preis", "Hälfte sparen"]],
  ["de", "Über fünfhundert Gäste, Hunderte zufriedene Kunden", ["fünfhundert", "Hunderte"]],
  ["de", "Zwanzigjährige Erfahrung, dreimal so schnell", ["Zwanzig", "drei"]],
  ["de", "Zehn Minuten vom Bahnhof, um sieben Uhr, für zwölf Euro", ["Zehn", "sieben Uhr", "zwölf Euro"]],
  ["es", "Nueve de cada diez clientes", ["Nueve de cada diez"]],
  [
    "es",
    "Veinte por ciento, a mitad de precio, paga la mitad",
    ["Veinte por ciento", "a mitad de precio", "paga la mitad"],
  ],
  ["es", "Más de quinientos invitados, cientos de clientes", ["quinientos", "cientos de"]],
  ["es", "El tres de mayo, por veinte euros", ["tres de mayo", "veinte euros"]],
  ["pt", "Nove em cada dez clientes, nove em dez", ["Nove em cada dez", "nove em dez"]],
  ["pt", "Vinte por cento, metade do preço, dois reais", ["Vinte por cento", "metade do preço", "dois reais"]],
  ["pt", "Mais de quinhentos convidados, centenas de clientes", ["quinhentos", "centenas de"]],
  [
    "fr",
    "Neuf clients sur dix, vingt pour cent, à moitié prix",
    ["Neuf clients sur dix", "vingt pour cent", "moitié prix"],
  ],
  ["fr", "Quatre-vingt-dix-sept invités, des centaines de clients", ["Quatre-vingt-dix-sept", "centaines de"]],
  ["ar", "تسعة من كل عشرة عملاء", ["تسعة من كل عشرة"]],
  ["ar", "خصم عشرون بالمئة وبنصف السعر", ["عشرون بالمئة", "وبنصف السعر"]],
  ["ar", "أكثر من خمسمئة ضيف ومئات العملاء بخمسين جنيهًا", ["خمسمئة", "ومئات", "خمسين جنيهًا"]],
  ["ja", "九割のお客様が満足。半額、二割引。", ["九割", "半額", "二割"]],
  ["ja", "十人中九人、三人に一人", ["十人中九人", "三人に一人"]],
  ["ja", "五百人が来場、何百人ものお客様、五十席", ["五百", "何百", "五十"]],
])("in %s what is stated in words and nobody said is found: %s", (language, text, found) => {
  expect(unbacked(language, [], text)).toEqual(found);
});

test.each([
  ["en", "One of a kind, two minutes away, take five minutes, twenty minutes of peace"],
  ["en", "Three questions, four seasons in one day, a dozen eggs, three pounds of flour"],
  ["en", "A hundred thanks, a million reasons, forty winks, fifty-fifty, a thousand and one nights"],
  ["en", "Twenty-first century, the twenties, half an hour, the other half, half of what she grows"],
  ["en", "The one in the window. One, two, three!"],
  ["de", "Tausend Dank, hundertprozentig, drei Fragen, zwölf Sorten, eins, zwei, drei, einfach zweimal klingeln"],
  ["de", "Nehmen Sie sich zwanzig Minuten. Acht geben, in der Hälfte der Nacht."],
  ["es", "Mil gracias, un millón de gracias, a mitad de semana, tres preguntas, mil y una noches"],
  ["pt", "Mil obrigados, três perguntas, dez dicas, vinte minutos só seus, a meio da semana"],
  ["fr", "Mille mercis, un site neuf, trois questions, trente-six solutions"],
  ["ar", "ألف شكر، ثلاثة أسئلة، واحدًا واحدًا، ألف ليلة"],
  ["ja", "三つの理由、十分に、千年の都、百人一首、一番、百貨店、万年筆、一人ひとり、半分を畑で、一時休業"],
])("in %s nothing is stated by %s", (language, text) => {
  expect(unbacked(language, [], text)).toEqual([]);
});

test.each([
  ["en", "90 % of our customers come back", "Nine out of ten come back."],
  ["en", "9 out of 10 customers come back", "Nine in ten come back, that is 90%."],
  ["en", "Nine out of ten customers come back", "90% come back."],
  ["en", "50 % off on Mondays", "Half price on Mondays."],
  ["en", "Was £60, now £30", "Now half price."],
  ["en", "We have 640 members", "Hundreds of members, six hundred and forty of them."],
  ["en", "Twenty percent off, five hundred guests", "20% off, 500 guests."],
  ["de", "20 Euro, 30 % Rabatt, seit 25 Jahren", "Zwanzig Euro, dreißig Prozent, seit fünfundzwanzig Jahren."],
  ["es", "20 euros, 35 plazas", "Por veinte euros, treinta y cinco plazas."],
  ["pt", "20 euros, desde 1987", "Vinte euros, desde mil novecentos e oitenta e sete."],
  ["ar", "خصم 20% على 50 جنيه", "خصم عشرون بالمئة على خمسين جنيهًا"],
  ["ja", "3,300円、20%引き、50席", "三千三百円、二割引、五十席"],
])("in %s what the owner said backs the words for it (%s)", (language, source, text) => {
  expect(unbacked(language, [source], text)).toEqual([]);
});

test.each([
  ["en", "9 seats at 10 tables", "9 out of 10 agree.", ["9 out of 10"]],
  ["en", "We have 60 members", "Hundreds of members", ["Hundreds of"]],
  ["en", "10 % off", "Half price", ["Half price"]],
])("in %s other numbers do not back it: %s", (language, source, text, found) => {
  expect(unbacked(language, [source], text)).toEqual(found);
});

test("a plan's words back counts, but no price and no share", () => {
  const plan = ["Forty menus, twenty percent off, nine out of ten, for twelve pounds"];
  expect(unbacked("en", [], "Forty menus, twenty percent, nine out of ten, twelve pounds", plan)).toEqual([
    "twenty percent",
    "nine out of ten",
    "twelve pounds",
  ]);
});

/** Above the days that follow from the campaign's dates, and not its year. */
const NUMBERS = fc.integer({ min: 200, max: 999_999 }).filter((number) => number !== 2027);

test("any number in words is backed by the same number in digits, and by no other", () => {
  fc.assert(
    fc.property(NUMBERS, fc.constantFrom(...SPELLED), (number, [language, spell, noun]) => {
      const text = `: ${spell(number)}${noun}`;
      expect(inDigits(text, language).text).toBe(`: ${number}${noun}`);
      expect(unbacked(language, [String(number)], text)).toEqual([]);
      expect(unbacked(language, [String(number + 1)], text)).toEqual([spell(number)]);
    }),
    { examples: [[101_000, SPELLED[0]]] },
  );
});

const LANGUAGES = ["en", "de", "pt", "ja", "ar", "es"];

test("the finished texts of honest briefs state nothing in words that their owners did not say", () => {
  const found = honestBriefs().flatMap(({ name, words, parts }, index) =>
    parts.flatMap(({ text }) => {
      const language = LANGUAGES[Math.floor(index / 34)] ?? "en";
      return createTracer(language, { own: [name, ...words], prices: [], plan: [], period })(text).filter(
        ({ kind }) => kind !== "phone",
      );
    }),
  );
  expect(found).toEqual([]);
});

test("any text is read, and what it finds are stretches of it", () => {
  const words = fc.constantFrom(
    "nine",
    "out of",
    "ten",
    "hundred",
    "half price",
    "percent",
    "euros",
    "guests",
    "and",
    "20",
    "-",
    "one in",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), (all) => {
      const text = all.join(" ");
      for (const { start, end, text: found } of createTracer("en", { own: [], prices: [], plan: [], period })(text)) {
        expect(text.slice(start, end)).toContain(found);
        expect(found).not.toBe("");
      }
      expect(unbacked("en", [text], text).length).toBeLessThanOrEqual(unbacked("en", [], text).length);
    }),
  );
});

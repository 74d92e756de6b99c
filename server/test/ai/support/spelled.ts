/** Whole numbers from 13 to 999,999 as people write them in words, made apart from the code that reads them. */

type Spell = (number: number) => string;

/** Thousands, hundreds and the rest of a number. */
const parts = (number: number) => ({
  thousands: Math.floor(number / 1000),
  hundreds: Math.floor((number % 1000) / 100),
  rest: number % 100,
});

const words = (text: string): string[] => text.split(" ");
const at = (list: readonly string[], index: number): string => list[index] ?? "";

const EN = words(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
);
const EN_TENS = words("- - twenty thirty forty fifty sixty seventy eighty ninety");

const english: Spell = (number) => {
  const { thousands, hundreds, rest } = parts(number);
  const low =
    rest < 20
      ? at(EN, rest)
      : [at(EN_TENS, Math.floor(rest / 10)), ...(rest % 10 ? [at(EN, rest % 10)] : [])].join("-");
  const high = [
    ...(thousands ? [`${english(thousands)} thousand`] : []),
    ...(hundreds ? [`${at(EN, hundreds)} hundred`] : []),
  ];
  if (high.length === 0) return low;
  return rest === 0 ? high.join(" ") : `${high.join(" ")} and ${low}`;
};

const DE = words(
  "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
);
const DE_TENS = words("- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig");

const german: Spell = (number) => {
  const { thousands, hundreds, rest } = parts(number);
  const tens = at(DE_TENS, Math.floor(rest / 10));
  const low = rest < 20 ? at(DE, rest) : rest % 10 === 0 ? tens : `${at(DE, rest % 10)}und${tens}`;
  return `${thousands ? `${german(thousands)}tausend` : ""}${hundreds ? `${at(DE, hundreds)}hundert` : ""}${rest ? low : ""}`;
};

const ES = words(
  "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
);
const ES_TENS = words("- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa");
const ES_HUNDREDS = words(
  "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
);

const spanish: Spell = (number) => {
  const { thousands, hundreds, rest } = parts(number);
  const tens = at(ES_TENS, Math.floor(rest / 10));
  const low = rest < 30 ? at(ES, rest) : rest % 10 === 0 ? tens : `${tens} y ${at(ES, rest % 10)}`;
  const hundred = hundreds === 1 && rest === 0 ? "cien" : at(ES_HUNDREDS, hundreds);
  const thousand = thousands < 2 ? "mil" : `${spanish(thousands)} mil`;
  return [...(thousands ? [thousand] : []), ...(hundreds ? [hundred] : []), ...(rest ? [low] : [])].join(" ");
};

const KANJI = words("〇 一 二 三 四 五 六 七 八 九");
const japanese: Spell = (number) => {
  if (number >= 10_000)
    return `${japanese(Math.floor(number / 10_000))}万${number % 10_000 ? japanese(number % 10_000) : ""}`;
  const units = [
    ["千", 1000],
    ["百", 100],
    ["十", 10],
  ] as const;
  const high = units.map(([sign, unit]) => {
    const digit = Math.floor(number / unit) % 10;
    return digit === 0 ? "" : `${digit === 1 ? "" : at(KANJI, digit)}${sign}`;
  });
  return `${high.join("")}${number % 10 ? at(KANJI, number % 10) : ""}`;
};

/** By language, each with a noun that is counted. */
export const SPELLED: readonly (readonly [language: string, spell: Spell, noun: string])[] = [
  ["en", english, " guests"],
  ["de", german, " Gäste"],
  ["es", spanish, " invitados"],
  ["ja", japanese, "人"],
];

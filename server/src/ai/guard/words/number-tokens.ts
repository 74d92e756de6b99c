/** The words that numbers are put together from in one language. The words are regular expressions. */
export type NumberTokens = {
  /** Added to what stands before them: 5, 20, in some languages 200. */
  adds: readonly (readonly [number, string])[];
  /** What stands before them is multiplied. */
  scales: readonly (readonly [number, string])[];
  /** Between two words; its group `joint` is the "and" of a number. */
  between: string;
  /** May stand in front of a number and belong to its word. */
  prefix?: string;
  /** What may follow without a space besides the end of the word. */
  suffix?: string;
  /** "Four and twenty". */
  unitsFirst?: boolean;
  /** "And" only after hundreds and thousands. */
  jointAfterHundreds?: boolean;
};

const listed = (from: number, words: string, step = 1): [number, string][] =>
  words.split(" ").map((word, index) => [from + index * step, word]);

const SPACED = (joint: string): string => String.raw`[\s\u00a0-]+(?:(?<joint>${joint})[\s\u00a0-]+)?`;

const english: NumberTokens = {
  adds: [
    ...listed(
      0,
      "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    ),
    ...listed(20, "twenty thirty forty fifty sixty seventy eighty ninety", 10),
  ],
  scales: [
    [100, "hundred"],
    [1000, "thousand"],
    [1_000_000, "million"],
  ],
  between: SPACED("and"),
  jointAfterHundreds: true,
};

const german: NumberTokens = {
  adds: [
    ...listed(
      0,
      "null ein(?:s|e[mnrs]?)? zwei|zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
    ),
    ...listed(20, "zwanzig drei(?:ß|ss)ig vierzig fünfzig sechzig siebzig achtzig neunzig", 10),
  ],
  scales: [
    [100, "hundert"],
    [1000, "tausend"],
    [1_000_000, String.raw`\s?million(?:en)?`],
  ],
  between: "(?<joint>und)?",
  suffix: "prozentig|jährig|mal|köpfig|minütig|stündig|tägig",
  unitsFirst: true,
};

const spanish: NumberTokens = {
  adds: [
    ...listed(
      0,
      "cero un[oa]? dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince diecis[eé]is diecisiete dieciocho diecinueve veinte veinti[uú]n[oa]? veintid[oó]s veintitr[eé]s veinticuatro veinticinco veintis[eé]is veintisiete veintiocho veintinueve treinta",
    ),
    ...listed(40, "cuarenta cincuenta sesenta setenta ochenta noventa cien(?:to)?", 10),
    ...listed(
      200,
      "doscient[oa]s trescient[oa]s cuatrocient[oa]s quinient[oa]s seiscient[oa]s setecient[oa]s ochocient[oa]s novecient[oa]s",
      100,
    ),
  ],
  scales: [
    [1000, "mil"],
    [1_000_000, "mill[oó]n(?:es)?"],
  ],
  between: SPACED("y"),
};

const portuguese: NumberTokens = {
  adds: [
    ...listed(
      0,
      "zero uma? dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze dez[ae]sseis dez[ae]ssete dezoito dez[ae]nove vinte",
    ),
    ...listed(30, "trinta quarenta cinquenta sessenta setenta oitenta noventa cem|cento", 10),
    ...listed(
      200,
      "duzent[oa]s trezent[oa]s quatrocent[oa]s quinhent[oa]s seiscent[oa]s setecent[oa]s oitocent[oa]s novecent[oa]s",
      100,
    ),
  ],
  scales: [
    [1000, "mil"],
    [1_000_000, "milh(?:ão|ões)"],
  ],
  between: SPACED("e"),
};

const DIX = "dix|onze|douze|treize|quatorze|quinze|seize".split("|");
const french: NumberTokens = {
  adds: [
    ...listed(0, "zéro une? deux trois quatre cinq six sept huit neuf"),
    ...DIX.map((word, index): [number, string] => [10 + index, word]),
    ...listed(17, "dix-sept dix-huit dix-neuf"),
    ...listed(20, "vingt trente quarante cinquante soixante", 10),
    ...DIX.map((word, index): [number, string] => [70 + index, String.raw`soixante(?:-| et )${word}`]),
    [80, "quatre-vingts?"],
    ...DIX.map((word, index): [number, string] => [90 + index, `quatre-vingt-${word}`]),
  ],
  scales: [
    [100, "cents?"],
    [1000, "mille"],
    [1_000_000, "millions?"],
  ],
  between: SPACED("et"),
};

const HUNDRED = "(?:مئة|مائة|مية)";
const ARABIC_UNITS = "ثلاث أربع خمس ست سبع ثمان(?:ي)? تسع";
const arabic: NumberTokens = {
  adds: [
    ...listed(1, "واحدة? اثن(?:ان|ين|تان|تين)"),
    ...ARABIC_UNITS.split(" ").map((word, index): [number, string] => [3 + index, `${word}ة?`]),
    [10, "عشرة?"],
    ...listed(
      20,
      "عشر(?:ون|ين) ثلاث(?:ون|ين) أربع(?:ون|ين) خمس(?:ون|ين) ست(?:ون|ين) سبع(?:ون|ين) ثمان(?:ون|ين) تسع(?:ون|ين)",
      10,
    ),
    [200, "(?:مئت|مائت)(?:ان|ين|ا|ي)"],
    ...ARABIC_UNITS.split(" ").map((word, index): [number, string] => [300 + index * 100, `${word}${HUNDRED}`]),
    [2000, "ألف(?:ان|ين|ا|ي)"],
  ],
  scales: [
    [100, HUNDRED],
    [1000, "ألف(?:ًا|ا)?|آلاف"],
    [1_000_000, "مليون(?:ًا|ا)?|ملايين"],
  ],
  between: String.raw`\s+(?<joint>و)?`,
  prefix: "[وفبلك]?(?:ال)?",
  unitsFirst: true,
};

/** Italian is read word by word only: its numbers back what is written in digits. */
const italian: NumberTokens = {
  adds: [
    ...listed(
      3,
      "tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti",
    ),
    [24, "ventiquattro"],
    [25, "venticinque"],
    ...listed(30, "trenta quaranta cinquanta sessanta settanta ottanta novanta cento", 10),
  ],
  scales: [[1000, "mille|mila"]],
  between: SPACED("e"),
};

/** By language. Japanese counts in Chinese characters and is read by itself. */
export const NUMBER_TOKENS: Readonly<Record<string, NumberTokens>> = {
  en: english,
  de: german,
  es: spanish,
  pt: portuguese,
  fr: french,
  it: italian,
  ar: arabic,
};

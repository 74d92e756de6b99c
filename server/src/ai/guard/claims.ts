import { findLinks } from "@handbill/contracts";
import { localeOf } from "../rules/locale.ts";
import { computedDays, computedPrices, type Period } from "./computed-values.ts";
import { numbersInWords } from "./number-words.ts";
import { numberReadings } from "./value-patterns.ts";
import { createValueFinder, type Value } from "./values.ts";
import { crowdsIn, inDigits } from "./words/in-digits.ts";
import { leastReadings } from "./words/share-patterns.ts";

const ADDRESS = /(?:https?:\/\/|www\.)\S+/giu;
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,10}/gu;
const HASHTAG = /[#＃][\p{L}\p{N}_]+/gu;
const KEYCAP = /\d\ufe0f?\u20e3/gu;
/** Of the lines before it nothing: they would be looked through again from each of their ends. */
const LIST_MARK = /^[^\S\n\r\u2028\u2029]*(?:\d{1,2}[.)]\s|\(\d{1,2}\)\s)/gmu;
const THREAD_MARK = /^\s*\d{1,2}\/\d{1,2}(?=\s)|(?<=\s)\(?\d{1,2}\/\d{1,2}\)?\s*$/gu;

/** Sayings with digits in them that state nothing. */
const SAYING =
  /(?<![\d.,])(?:24\/7|50\/50|9[-\s](?:to|bis|a)[-\s]5|360\s?°|101(?=\W|$)|[234]D|[45]G|4K|2\.0)(?![\d\p{L}])/gu;

/** "Step 3", "tip 2", "第3": counts the parts of a text itself. */
const LABELLED =
  /(?<!\p{L})(?:step|tip|part|chapter|reason|day|week|no|nr|schritt|tipp|teil|grund|tag|woche|passo|dica|parte|razão|dia|semana|paso|consejo|razón|día|étape|conseil|raison|jour|semaine|suggerimento|motivo|giorno|settimana|الخطوة|نصيحة|اليوم)\.?\s?#?\d{1,2}(?![\d%.,:]*\d)|(?:第|ステップ|その)\d{1,2}/giu;

/** "5 tips", "3 Gründe", "7つの理由". */
const COUNTED =
  /(?<![\d.,])\d{1,2}(?=\s(?:\p{L}+\s){0,2}(?:tips|reasons|ways|steps|things|ideas|questions|mistakes|signs|myths|rules|tipps|gründe|wege|schritte|dinge|ideen|fragen|fehler|dicas|razões|maneiras|formas|passos|coisas|ideias|perguntas|erros|consejos|razones|pasos|cosas|ideas|preguntas|errores|conseils|raisons|façons|étapes|choses|idées|questions|erreurs|consigli|motivi|modi|passi|cose|idee|domande|errori|نصائح|أسباب|طرق|خطوات|أفكار|أسئلة)(?!\p{L}))|\d{1,2}(?=つの(?:理由|コツ|方法|ポイント|質問))/giu;

/** First to tenth; from there on it is an anniversary, and those are facts. */
const ORDINAL =
  /(?<![\d.,/])(?:[1-9]|10)(?:st|nd|rd|th|º|ª|ère|ème|er|e)(?!\p{L})|(?<![\d.,/])(?:[1-9]|10)\.(?=\s\p{Lu}\p{Ll})/gu;

const IGNORED = [ADDRESS, EMAIL, HASHTAG, KEYCAP, LIST_MARK, THREAD_MARK, SAYING, LABELLED, COUNTED];
const STATING = /\p{Nd}|円|割/u;

const blank = (text: string): string => " ".repeat(text.length);

/** The text with everything blanked that holds digits but states nothing, every index kept. */
function withoutMarks(text: string): string {
  let [unlinked, done] = ["", 0];
  for (const { start, end } of findLinks(text)) {
    unlinked += text.slice(done, start) + blank(text.slice(start, end));
    done = end;
  }
  return IGNORED.reduce((kept, pattern) => kept.replace(pattern, blank), unlinked + text.slice(done));
}

/** One or two of something is how people talk, not what they claim. */
const SMALL = new Set(["number:0", "number:1", "number:2"]);

/** What a person or a plan stated. */
export type Sources = {
  /** The owner's own words: they back everything. */
  own: readonly string[];
  /** Where a bare number is a price. */
  prices: readonly string[];
  /** The plan's words, which a model wrote: they back neither prices nor percentages. */
  plan: readonly string[];
  period: Period;
};

export type UnbackedKind = Value["kind"];
export type Unbacked = { start: number; end: number; text: string; kind: UnbackedKind };

type Stated = { values: readonly (readonly Value[])[]; readings: ReadonlySet<string> };

const MEMORY = 32;
/** An owner's words are the same for content after content, so what the latest of them state is remembered. */
const remembered = new Map<string, Stated>();

const languageOf = (locale: string): string => locale.split("-")[0] ?? locale;

function statedIn(locale: string, own: readonly string[], prices: readonly string[]): Stated {
  const key = [locale, ...own, "", ...prices].join("\u0000");
  const known = remembered.get(key);
  if (known) return known;
  const language = languageOf(locale);
  const written = own.map((text) => inDigits(text, language).text);
  const values = written.map(createValueFinder(locale));
  const crowds = written.flatMap((text) => crowdsIn(text, language)).flatMap(numberReadings);
  const bare = prices.flatMap((text) => [...text.matchAll(/\d[\d.,]*/g)].flatMap(([number]) => numberReadings(number)));
  const readings = new Set([
    "name",
    ...SMALL,
    ...values.flat().flatMap(({ says }) => says),
    ...own.flatMap((text) => numbersInWords(text)).map((number) => `number:${number}`),
    ...leastReadings(crowds.map(Number)),
    ...bare.map((number) => `price:${number}`),
    ...computedPrices(values),
  ]);
  if (remembered.size >= MEMORY) remembered.clear();
  remembered.set(key, { values, readings });
  return { values, readings };
}

/** A plan was written by a model: it backs days and counts, but no prices and no shares. */
const carries = ({ kind }: Value): boolean => kind !== "money" && kind !== "percent";

const PLAN_MEMORY = 500;
/** A plan's words are the same for most contents of a campaign. */
const plannedTexts = new Map<string, readonly string[]>();

function plannedIn(locale: string, text: string, find: ReturnType<typeof createValueFinder>): readonly string[] {
  const key = `${locale}\u0000${text}`;
  const known = plannedTexts.get(key);
  if (known) return known;
  const readings = find(inDigits(text, languageOf(locale)).text)
    .filter(carries)
    .flatMap(({ says }) => says);
  if (plannedTexts.size >= PLAN_MEMORY) plannedTexts.clear();
  plannedTexts.set(key, readings);
  return readings;
}

/** What is stated by the sources, asked of a text: which of its values does nothing back? */
export function createTracer(language: string, { own, prices, plan, period }: Sources): (text: string) => Unbacked[] {
  const locale = localeOf(language);
  const base = languageOf(locale);
  const find = createValueFinder(locale);
  const stated = statedIn(locale, own, prices);
  const followed = new Set<string>([
    ...plan.flatMap((text) => plannedIn(locale, text, find)),
    ...computedDays(stated.values, period),
  ]);

  const isBacked = ({ needs }: Value): boolean => needs.some((one) => stated.readings.has(one) || followed.has(one));

  return (original) => {
    const { text, place } = inDigits(original, base);
    if (!STATING.test(text)) return [];
    // Most texts state only what is backed; what states nothing has to be told apart in the others alone.
    if (find(text).every(isBacked)) return [];
    const plain = withoutMarks(text);
    const ordinals = plain.replace(ORDINAL, blank);
    const inOrdinal = (start: number) => ordinals[start] !== plain[start];
    return find(plain)
      .filter((value) => !isBacked(value) && !(value.kind === "number" && inOrdinal(value.start)))
      .map(({ start: from, end: until, kind }) => {
        const [start, end] = place(from, until);
        return { start, end, kind, text: original.slice(start, end).trim().replace(/[.,]$/u, "") };
      });
  };
}

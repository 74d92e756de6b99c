import type { Brief, Offer } from "../brief.ts";
import type { TradeName } from "../languages/language.ts";

/** Reads plain knowledge out of the free texts of a profile. */

const STOP_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    "the and with from for of open closed free only until weekdays weekends are is we our your after before by every to on at an or under over per".split(
      " ",
    ),
  ),
  de: new Set(
    "und der die das mit für von bis nur nicht ohne kein keine nach wir ist uhr während zum zur im am auf bei oder ab unter des den dem ein eine".split(
      " ",
    ),
  ),
  pt: new Set(
    "de da do das dos com para só até às ao aos não em na no por sem uma um aberto fechado encerrado e à ou os as desde".split(
      " ",
    ),
  ),
};
const KANA_OR_HAN = /[\u3040-\u30ff\u3400-\u9fff]/u;
const ARABIC = /[\u0600-\u06ff]/u;

function scoreOf(text: string, language: string): number {
  const words = text.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  return words.filter((word) => STOP_WORDS[language]?.has(word)).length;
}

/** Whether a text may stand in copy of a language. `sure` wants a sign of it, not only the absence of another. */
export function isIn(text: string, language: string, sure = false): boolean {
  if (language === "ja") return KANA_OR_HAN.test(text);
  if (language === "ar") return ARABIC.test(text);
  if (KANA_OR_HAN.test(text) || ARABIC.test(text)) return false;
  const own = scoreOf(text, language);
  const others = Object.keys(STOP_WORDS)
    .filter((code) => code !== language)
    .map((code) => scoreOf(text, code));
  return own >= Math.max(...others) && (!sure || own > 0);
}

const TRADE_SIGNS: readonly (readonly [TradeName, RegExp])[] = [
  ["physio", /physio|krankengymnast|osteopath|chiroprac|fisio|quiropr|理学療法|整体|整骨|鍼灸|علاج طبيعي/iu],
  ["health", /dent|clinic|doctor|medic|zahn|arzt|clínic|saúde|歯|医|クリニック|عيادة|أسنان|طبي/iu],
  ["bike", /bicycle|\bbike|fahrrad|bicicl|自転車|دراج/iu],
  [
    "advice",
    /account|bookkeep|steuer|\btax|legal|lawyer|\blaw\b|kanzlei|consult|beratung|contab|advoga|税理|会計|法律|محاسب|محاماة|استشار/iu,
  ],
  [
    "fitness",
    /\bgym|climb|bould|fitness|yoga|pilates|kletter|ginásio|academia|escalada|ジム|ヨガ|クライミング|لياقة|نادي رياضي|تسلق/iu,
  ],
  [
    "food",
    /baker|bakery|padaria|pastel|café|cafe|coffee|restaurant|bistro|bäcker|konditor|pizz|パン|カフェ|食堂|レストラン|料理|مخبز|مطعم|مقهى|حلويات/iu,
  ],
  ["tea", /\btea\b|teeladen|teehaus|casa de chá|茶|شاي/iu],
  ["flowers", /florist|flower|blumen|floristik|flores|花屋|生花|フラワー|زهور|ورود/iu],
  ["shop", /shop|store|retail|laden|geschäft|loja|boutique|book|店|متجر|محل/iu],
];

const tradeIn = (text: string): TradeName | undefined => TRADE_SIGNS.find(([, sign]) => sign.test(text))?.[0];

export function tradeOf({ business }: Brief): TradeName {
  return tradeIn(business.industry) ?? tradeIn(business.description) ?? "general";
}

const withoutEnd = (text: string): string => text.replace(/[.。…\s]+$/u, "");

/** Sentences of the description that can be quoted: plain, of a good length, and about the business. */
export function detailsOf(description: string, language: string, sure: boolean): string[] {
  const sentences = description.replaceAll(/\s*\p{Extended_Pictographic}\uFE0F?/gu, "").split(/(?<=[.!?。！？؟])\s*/u);
  return sentences
    .map((sentence) => withoutEnd(sentence.trim()))
    .filter((sentence) => sentence.length >= (language === "ja" ? 8 : 14) && sentence.length <= 120)
    .filter((sentence) => !/[<>{}[\]*"“”=_|\\`!?？！؟]|https?:/u.test(sentence))
    .filter((sentence) => !/ignore|disregard|override|instruction|prompt|system\b/iu.test(sentence))
    .filter((sentence) => isIn(sentence, language, sure));
}

export const tidy = withoutEnd;

/** The town of an address, without postal code and country. */
export function cityOf(location: string): string {
  const japanese = /^(?:[^都道府県]{2,3}[都道府県])?(.{1,6}?)[市区]/u.exec(location)?.[1];
  if (japanese && KANA_OR_HAN.test(location)) return japanese;
  const parts = location
    .split(/[,،、]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const inner = parts.length >= 3 ? parts.slice(1, -1) : parts.slice(-1);
  const names = inner
    .map((part) =>
      part
        .split(/\s+/u)
        .filter((word) => !/\d/u.test(word))
        .join(" "),
    )
    .filter((part) => part.length > 2);
  const city = names.at(-1) ?? "";
  return city.length <= 30 && !/\d/u.test(city) ? city : "";
}

const RESERVED =
  /^(?:no|not|never|kein|keine|nicht|nur|não|sem|nunca|only|waiver)(?![\p{L}])|のみ|不可|できません|^لا(?!\p{L})/iu;

/** Whether a fact invites: closures and things that are not done are facts to know, not to lead with. */
export const isInviting = (fact: string): boolean => !RESERVED.test(fact) && (!CLOSED.test(fact) || /\d/u.test(fact));

const HOURS = /\d\s?(?:h\b|am\b|pm\b|uhr|時)|\d{1,2}[:.]\d{2}|ظهر|مساء|صباح/iu;

const MONEY = /[€£$¥円]|جنيه|ريال|درهم|\b[A-Z]{3}\b/u;

/** Hours that begin with a day or a time and say nothing about opening need a word before them. */
export const isBareHours = (fact: string): boolean =>
  HOURS.test(fact) &&
  !MONEY.test(fact) &&
  /^(?:\d|(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun|seg|ter|qua|qui|sex)\b|[月火水木金土日](?:曜|[〜~・]))/iu.test(
    fact,
  );

export const isAboutHours = (fact: string): boolean => (HOURS.test(fact) && !MONEY.test(fact)) || CLOSED.test(fact);

const CLOSED = /closed|encerrad|fechad|geschlossen|ruhetag|定休|休業|مغلق|عدا/iu;
const WEEKDAYS: readonly RegExp[] = [
  /sunday|sonntag|domingo|日曜|الأحد/iu,
  /monday|montag|segunda|月曜|الاثنين|الإثنين/iu,
  /tuesday|dienstag|terça|火曜|الثلاثاء/iu,
  /wednesday|mittwoch|quarta|水曜|الأربعاء/iu,
  /thursday|donnerstag|quinta|木曜|الخميس/iu,
  /friday|freitag|sexta|金曜|الجمعة/iu,
  /saturday|samstag|sábado|土曜|السبت/iu,
];

/** Whether a fact names the weekday of a date and is no closure. */
export const isForDay = (fact: string, date: string): boolean =>
  !CLOSED.test(fact) && (WEEKDAYS[new Date(date).getUTCDay()]?.test(fact) ?? false) && !HOURS.test(fact);

/** Days of the week (Sunday is 0) on which a fact says that the business is closed. */
export function closedDays(facts: readonly string[]): number[] {
  const closures = facts.flatMap((fact) => {
    const sign = CLOSED.exec(fact);
    if (!sign) return [];
    return KANA_OR_HAN.test(fact) ? [fact] : [fact.slice(sign.index)];
  });
  return WEEKDAYS.flatMap((name, day) => (closures.some((closure) => name.test(closure)) ? [day] : []));
}

const NUTS =
  /\bnuts?\b|almond|walnut|hazelnut|pecan|pistachio|nuss|nüsse|mandel|pistazie|\bnoz(?:es)?\b|amêndoa|avelã|pistáci|ナッツ|くるみ|胡桃|アーモンド|مكسرات|لوز|جوز|فستق|بندق/iu;
const ALLERGENS = /allerg|\bnuts?\b|nüsse|\bnozes\b|アレル|ナッツ|حساسية|مكسرات/iu;

/** Whether the owner wants nuts to be mentioned. */
export const mentionsNuts = (constraints: readonly string[]): boolean =>
  constraints.some((rule) => ALLERGENS.test(rule));

export const hasNuts = (text: string): boolean => NUTS.test(text);

const BEST = /\bbest\b|\bbeste[nrs]?\b|melhor|一番|最高|الأفضل/iu;

/** Whether the owner forbids praise that a sentence of the profile holds. */
export const isBoast = (text: string, constraints: readonly string[]): boolean =>
  BEST.test(text) && constraints.some((rule) => BEST.test(rule));

const TAX = /VAT|MwSt|USt|IVA|消費税|税込|ضريبة/u;
const INCLUDED = /inclu|inkl|込|شامل/iu;

/** The tax rate a constraint wants beside every price, or "" where none does. */
export function taxRate(constraints: readonly string[]): string {
  const wanted = constraints.find((constraint) => TAX.test(constraint) && INCLUDED.test(constraint));
  return wanted ? (/\d+(?:[.,]\d+)?\s?%/u.exec(wanted)?.[0] ?? "") : "";
}

export const mentionsTax = ({ price }: Offer): boolean => TAX.test(price);

const EMOJI = /emoji|絵文字|إيموجي|رموز تعبيرية/iu;
const REFUSAL = /\b(?:no|not|never|without|avoid|keine?|ohne|sem|não|nunca)\b|使わない|なし|禁止|不要|بدون|لا /iu;

/** Emoji only where the voice invites them and nothing forbids them. */
export function allowsEmoji({ business, instruction }: Brief): boolean {
  const rules = [...business.voice, business.tone, ...business.constraints, instruction].filter((rule) =>
    EMOJI.test(rule),
  );
  return rules.length > 0 && !rules.some((rule) => REFUSAL.test(rule));
}

const FORMAL_GERMAN = /(?:^|[^\p{L}])(?:Sie|Sie-Form|siezen|förmlich|formell)(?![\p{L}])|\bformal/u;

/** Which side of `[a|b]` a business takes: see languages/language.ts. */
export function chooseForm({ business }: Brief, language: string): 0 | 1 {
  const voice = [...business.voice, business.tone, ...business.constraints].join("\n");
  if (language === "de") return FORMAL_GERMAN.test(voice) ? 1 : 0;
  const american = business.timezone.startsWith("America/");
  if (language === "pt")
    return /-BR$/iu.test(business.language) || (american && !/-PT$/iu.test(business.language)) ? 1 : 0;
  return american || /-US$/iu.test(business.language) ? 1 : 0;
}

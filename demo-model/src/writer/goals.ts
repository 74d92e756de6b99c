import type { GoalKind } from "../languages/language.ts";
import { citedIn } from "./cited.ts";
import type { Context } from "./context.ts";
import { counted } from "./counted.ts";
import { renderAll } from "./template.ts";

export type Goal = {
  metric: string;
  measuredBy: string;
  basis: string[];
  /** The demo works nothing out: it takes the owner's numbers. */
  formula: "";
  low: null;
  target: number;
  high: null;
  unit: string;
  by: string;
  primary: boolean;
};

const MONTHS =
  "jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|out|nov|dec|dez|fev|abr|ago|set|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر";
const DATES: readonly RegExp[] = [
  /\b(?:19|20)\d{2}-\d{2}-\d{2}\b/giu,
  /\b\d{1,2}\.\d{1,2}\.(?:\d{2,4})?/giu,
  new RegExp(
    `\\b\\d{1,2}\\.?(?:º|st|nd|rd|th)?\\s+(?:de\\s+|of\\s+)?(?:${MONTHS})\\p{L}*(?:\\s+(?:de\\s+)?\\d{4})?`,
    "giu",
  ),
  new RegExp(`\\b(?:${MONTHS})\\p{L}*\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?`, "giu"),
  /\b(?:19|20)\d{2}\s*年?/gu,
  /[0-9〇一二三四五六七八九十]+\s*[月日時]/gu,
  /\d{1,2}(?:[:.]\d{2})?\s*(?:h\b|am\b|pm\b|uhr|o'clock|時)/giu,
];
const KANJI = "〇一二三四五六七八九";

const kanjiDigit = (sign: string | undefined, empty: number): number =>
  sign ? Math.max(0, KANJI.indexOf(sign)) : empty;

/** Reads 八, 十二 or 三十; larger numbers are written in digits. */
function kanjiNumber(text: string): number {
  const [tens, ones] = text.includes("十") ? text.split("十") : ["0", text];
  return (text.includes("十") ? kanjiDigit(tens, 1) * 10 : 0) + kanjiDigit(ones, 0);
}

const ascii = (text: string): string =>
  text
    .replaceAll(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[０-９]/gu, (digit) => String(digit.charCodeAt(0) - 0xff10));

/** The numbers an owner names in a goal, without dates and times. */
function numbersIn(goal: string): { target: number | null; percent: number | null } {
  const plain = DATES.reduce((text, date) => text.replaceAll(date, " "), ascii(goal));
  const percent = /(\d+(?:[.,]\d+)?)\s*(?:%|％|٪|percent|prozent|por cento|パーセント)/iu.exec(plain);
  const rest = percent ? plain.replace(percent[0], " ") : plain;
  const digits = /\d{1,3}(?:[.,٬]\d{3})+|\d+/u.exec(rest)?.[0].replaceAll(/[.,٬]/gu, "");
  const kanji = /([〇一二三四五六七八九十]+)(?=[回名席人件個組本枚冊台])/u.exec(rest)?.[1];
  const target = digits ? Number(digits) : kanji ? kanjiNumber(kanji) : null;
  return { target: target === 0 ? null : target, percent: percent ? Number(percent[1]?.replace(",", ".")) : null };
}

const KINDS: readonly (readonly [GoalKind, RegExp])[] = [
  ["clients", /client|customer|patient|member\b|kund|cliente|paciente|新規|顧客|عملاء|عميل|مريض/iu],
  ["bookings", /book|reserv|appointment|termin|buchung|gebucht|marcaç|予約|満席|教室|حجز|موعد/iu],
  ["sales", /sell|sold|sale|sales|verkauf|vend|販売|売|بيع|مبيعات/iu],
  ["sales", /breakfast|lunch|bunch|loa(?:f|ves)|order|bestell|encomend|注文|طلب/iu],
];

const WEEKLY =
  /(?:a|per|each|every) week|weekly|pro woche|wöchentlich|por semana|semanais|週に|毎週|أسبوعي|في الأسبوع|كل أسبوع/iu;

const folded = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ");

export function goalsOf({ brief, bank, offers, choice, trade }: Context, contentCount: number): Goal[] {
  const { goal, endsOn } = brief.campaign;
  const { metrics, units, measuredBy } = bank.plan;
  const { target, percent } = numbersIn(goal);
  const kind = KINDS.find(([, sign]) => sign.test(goal))?.[0] ?? "results";
  const offer = offers.find(({ name }) => folded(goal).includes(folded(name))) ?? offers[0];
  const counter =
    bank.code === "ja" ? (/[0-9〇一二三四五六七八九十]\s*([回名席人件個組本枚冊台])/u.exec(goal)?.[1] ?? "") : "";
  const slots = { offer: offer?.name ?? "", newcomers: trade.newcomers ?? "" };
  const say = (templates: readonly string[]): string => renderAll(templates, slots, choice)[0] ?? "";
  const goalOf = (counts: keyof typeof metrics, wanted: number, unit: string): Goal => ({
    metric: say(metrics[counts]),
    measuredBy: say(measuredBy[counts]),
    basis: citedIn(`${say(metrics[counts])} ${offer?.price ?? ""}`, brief),
    formula: "",
    low: null,
    target: wanted,
    high: null,
    unit,
    by: endsOn,
    primary: false,
  });
  const main = goalOf(kind, target ?? contentCount, `${counter}${WEEKLY.test(goal) ? units.perWeek : units.total}`);
  return [
    { ...main, primary: true },
    ...(percent === null ? [] : [goalOf("share", percent, "%")]),
    goalOf("published", contentCount, counted(units.pieces, contentCount, bank.code)),
  ];
}

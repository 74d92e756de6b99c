import { matchesIn } from "../matches.ts";
import { kanjiNumber } from "../number-words.ts";
import { type Amount, AT_LEAST } from "./amount.ts";

const NUMBER = "(?<![〇一二三四五六七八九十百千万何数幾第])([〇一二三四五六七八九十百千万]+)";
const PEOPLE = "人|名|件|社|組";

/** A number that always states something: money, shares, hours. */
const STATING = new RegExp(
  String.raw`${NUMBER}(?=円|倍|%|％|パーセント|割(?![るれ烹])|時(?=[にか]|まで)(?<!一時)|時半)|(?<=午[前後])${NUMBER}(?=時)`,
  "gu",
);

/** A number above twelve before anything that is counted; 百, 千 and 万 alone are sayings more often. */
const COUNTED = new RegExp(
  String.raw`${NUMBER}(?=人(?![一力前])|名|席|個|本(?!通)|枚|種類|品|回|分(?!の)|時間|日間|週間|[かカヶケ]月|年(?![筆生中末始賀])|店舗|軒|組|件|冊|社|台|匹|頭|歳|キロ|メートル|グラム)`,
  "gu",
);
const ROUND = /^[百千万]$/u;
const AFTER_ROUND = new RegExp(String.raw`^(?:${PEOPLE}|年(?:以上|余|続|の歴史|の伝統))`, "u");
const AFTER_SMALL = /^(?:名|店舗|席|年|時間以内|日以内|分(?:以内|間)|つ星)/u;
const LARGEST_SMALL = 12;

/** 十人中九人, 三人に一人 */
const OUT_OF = new RegExp(String.raw`${NUMBER}(${PEOPLE})(?:中|に|のうち)、?([〇一二三四五六七八九十百]+)\2`, "gu");
const HALF = /半額|半値|半分の(?:値段|価格|料金)|(?<=(?:お客様|会員|利用者)の)半数/gu;
const PART = /([二三四五六七八九十])分の([一二三四五六七八九])(?=の(?:お客様|値段|価格|会員)|のお?値段)/gu;
const MANY = new RegExp(String.raw`[何数]([十百千万])(?=${PEOPLE})`, "gu");

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function isCounted(number: string, value: number, after: string): boolean {
  if (ROUND.test(number)) return AFTER_ROUND.test(after);
  return value > LARGEST_SMALL || (value > 2 && AFTER_SMALL.test(after));
}

const amount = (start: number, text: string, digits: string): Amount => ({ start, end: start + text.length, digits });

/** What a Japanese text states with numbers in Chinese characters. */
export const japaneseAmounts = (text: string): Amount[] => [
  ...matchesIn(OUT_OF, text).map(({ 0: whole, 1: all = "", 2: unit = "", 3: some = "", index }) =>
    amount(index, whole, `${kanjiNumber(all)}${unit}中${kanjiNumber(some)}${unit}`),
  ),
  ...matchesIn(HALF, text).map(({ 0: whole, index }) => amount(index, whole, "50%")),
  ...matchesIn(PART, text).map(({ 0: whole, 1: all = "", 2: some = "", index }) =>
    amount(index, whole, percent(kanjiNumber(some) / kanjiNumber(all))),
  ),
  ...matchesIn(MANY, text).map(({ 0: whole, 1: scale = "", index }) =>
    amount(index, whole, `${AT_LEAST}${kanjiNumber(scale)}`),
  ),
  ...matchesIn(STATING, text).map(({ 0: number, index }) => amount(index, number, String(kanjiNumber(number)))),
  ...matchesIn(COUNTED, text)
    .filter(({ 0: number, index }) => isCounted(number, kanjiNumber(number), text.slice(index + number.length)))
    .map(({ 0: number, index }) => amount(index, number, String(kanjiNumber(number)))),
];

/** Digits, and people or what they leave behind where they count any. */
export const JAPANESE_CROWDS = new RegExp(String.raw`(\d[\d,]*)(${PEOPLE})?`, "gu");

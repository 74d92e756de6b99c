import { foundIn, matchesIn } from "./matches.ts";

/** Ways to reach or to identify a person: what an answer may hold of them must stand in the owner's words. */

const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,10}/gu;
const PHONE =
  /(?<![\p{L}\p{N}#./-]|\p{N}:)(?:\+|00|\(?0)[\d\s()./-]{5,18}\d(?![\p{L}\p{N}%€$£])|(?<![\d-])(?:\d{3}[-. ]|\(\d{3}\) ?)\d{3}[-. ]\d{4}(?!\d)|(?<![\d.,-])[6-9]\d{2}[ -]\d{3}[ -]\d{3}(?![\d.,]|\s?[%€$£])/gu;
const NUMBER_RUN = /\+?\d[\d\s()./-]{5,24}/g;
const DATE = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})$/;

const FOREIGN_DIGIT = /[\p{Nd}--[0-9]]/gv;
const isAscii = (text: string): boolean => !/[^\0-\u007f]/.test(text);

/** Decimal digits of every script as ASCII: a phone number in Arabic digits is the same number. */
export function asciiDigits(text: string): string {
  if (isAscii(text)) return text;
  return text.replace(FOREIGN_DIGIT, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
    return String(code - zero);
  });
}

const digitsOf = (text: string): string => text.replace(/\D/g, "");

/** Digits that tell a phone number apart, without the country code or the zero that stands for it. */
export const phoneKey = (phone: string): string => digitsOf(asciiDigits(phone)).slice(-8);

export const emailsIn = (text: string): string[] => foundIn(EMAIL, text).map((email) => email.toLowerCase());

const isPhone = (run: string): boolean => !DATE.test(run.trim()) && digitsOf(run).length >= 7;

export const phonesIn = (text: string): string[] => foundIn(PHONE, asciiDigits(text)).filter(isPhone);

/** Keys of everything in the owner's words that can be a phone number. */
export const phoneKeysIn = (text: string): string[] =>
  foundIn(NUMBER_RUN, asciiDigits(text))
    .filter((run) => digitsOf(run).length >= 7)
    .map(phoneKey);

const HANDLE = /(?<![\p{L}\p{N}._%+@/-])[@＠]([A-Za-z0-9_][A-Za-z0-9_.-]{1,60})/gu;
const TIME = /^\d{1,2}(?:[.:]\d\d)?(?:am|pm|h|uhr)?$/i;

/** Names of accounts in a text, without the sign and in small letters. */
export const handlesIn = (text: string): string[] =>
  matchesIn(HANDLE, text)
    .map(([, name = ""]) => name.toLowerCase().replace(/[.-]{1,60}$/, ""))
    .filter((name) => name.length > 1 && !TIME.test(name));

const CARD = /(?<!\d)\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?!\d)/g;
const IBAN = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Z0-9])/g;
const SOCIAL_SECURITY = /(?<![\d-])(?!000|666|9)\d{3}-\d{2}-\d{4}(?![\d-])/g;
const WALLET =
  /(?<![A-Za-z0-9])(?:0x[0-9a-fA-F]{40}|bc1[a-z0-9]{25,60}|[13][1-9A-HJ-NP-Za-km-z]{25,34})(?![A-Za-z0-9])/g;

/** The check digit of payment cards (Luhn). */
function isCard(number: string): boolean {
  const digits = Array.from(digitsOf(number), Number).toReversed();
  const sum = digits.reduce((total, digit, index) => {
    const value = index % 2 === 0 ? digit : digit * 2;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0;
}

/** The check digits of bank accounts (ISO 13616). */
function isIban(text: string): boolean {
  const account = text.replaceAll(" ", "");
  const turned = account.slice(4) + account.slice(0, 4);
  const remainder = Array.from(turned).reduce((rest, sign) => Number(`${rest}${Number.parseInt(sign, 36)}`) % 97, 0);
  return remainder === 1;
}

/** Numbers that identify or empty a person's purse: cards, bank accounts, social security, wallets. */
export const personalNumbersIn = (text: string): string[] => [
  ...foundIn(CARD, text).filter(isCard),
  ...foundIn(IBAN, text).filter(isIban),
  ...foundIn(SOCIAL_SECURITY, text),
  ...foundIn(WALLET, text).filter((one) => /\d/.test(one) && /[a-z]/i.test(one)),
];

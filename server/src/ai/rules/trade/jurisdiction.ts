import type { BusinessProfile } from "@handbill/contracts";
import { localeOf } from "../locale.ts";

const EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" ");

/** Countries that a place is looked up in. Few have rules of their own here; the others are known so as not to be mistaken for one. */
const COUNTRIES = [
  ...EU,
  ..."GB US CA AU NZ CH NO IS JP KR CN IN BR MX AR CL CO PE EG SA AE QA KW BH OM JO LB MA TN DZ TR IL ZA NG KE UA RS SG MY TH ID PH VN".split(
    " ",
  ),
];

/** How owners write countries beside their names. */
const OTHER_NAMES: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(?:UK|U\.K\.|England|Scotland|Wales|Northern Ireland|Great Britain)(?!\p{L})/u, "GB"],
  [/(?<!\p{L})(?:USA|U\.S\.A?\.?|United States of America)(?!\p{L})/u, "US"],
  [
    /,\s*(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s+\d{5}(?!\d)/u,
    "US",
  ],
  [/(?<!\p{L})[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?!\p{L})/u, "GB"],
  [/(?:都|道|府|県|市)\p{Script=Han}{1,6}(?:区|市|町|村|郡)/u, "JP"],
];

const namesByLanguage = new Map<string, readonly (readonly [string, string])[]>();

function namesIn(language: string): readonly (readonly [string, string])[] {
  const known = namesByLanguage.get(language);
  if (known) return known;
  const display = new Intl.DisplayNames(language, { type: "region" });
  const names = COUNTRIES.map((code) => [(display.of(code) ?? code).toLowerCase(), code] as const);
  if (namesByLanguage.size < 50) namesByLanguage.set(language, names);
  return names;
}

function countryOfPlace(location: string, language: string): string | null {
  if (location.trim() === "") return null;
  const place = location.toLowerCase();
  const last =
    place
      .split(/[,،、\n]/u)
      .at(-1)
      ?.trim() ?? "";
  const names = [...namesIn("en"), ...namesIn(localeOf(language))];
  return (
    names.find(([name]) => last === name)?.[1] ??
    names.find(([name]) => place.endsWith(name))?.[1] ??
    OTHER_NAMES.find(([pattern]) => pattern.test(location))?.[1] ??
    null
  );
}

/** The runtime knows the zones of a country; the types of the language do not know that yet. */
function zonesOf(country: string): string[] {
  const locale: Intl.Locale & { getTimeZones?(): string[] } = new Intl.Locale(`und-${country}`);
  return locale.getTimeZones?.() ?? [];
}

let countryByZone: Map<string, string> | undefined;

/** The country of a time zone, where the runtime knows it. */
function countryOfZone(zone: string): string | null {
  countryByZone ??= new Map(COUNTRIES.flatMap((code) => zonesOf(code).map((name) => [name, code] as const)));
  return countryByZone.get(zone) ?? null;
}

const BY_MONEY: readonly (readonly [RegExp, string])[] = [
  [/£|\bGBP\b/u, "GB"],
  [/\bUSD\b/u, "US"],
  [/€|\bEUR\b/u, "EU"],
  [/円|\bJPY\b/u, "JP"],
];

const regionsOf = (country: string): string[] =>
  EU.includes(country) ? [country, "EU"] : country === "GB" ? ["UK"] : [country];

/**
 * Where the rules of the business come from, the nearest first: by its address, else its time zone, else the money it takes, else
 * the country in its language tag. Nothing when none of them tells; only rules that hold everywhere are applied then.
 */
export function jurisdictionsOf({ location, timezone, language, offers }: BusinessProfile): string[] {
  const country = countryOfPlace(location, language) ?? countryOfZone(timezone);
  if (country !== null) return regionsOf(country);
  const money = BY_MONEY.find(([pattern]) => offers.some(({ price }) => pattern.test(price)))?.[1];
  if (money !== undefined) return regionsOf(money);
  const region = /^[a-z]{2,3}-([A-Z]{2})$/u.exec(language)?.[1];
  return region === undefined ? [] : regionsOf(region);
}

/** Its country as two letters, or null; used for the days on which people rest. */
export const countryOf = ({ location, timezone, language }: BusinessProfile): string | null =>
  countryOfPlace(location, language) ?? countryOfZone(timezone);

import { countryCode } from "@handbill/contracts";
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * A number as it is dialled from everywhere, `+351912345678`: also one that was written as it is dialled within a country. Undefined for
 * what is none: a short number, the name of a company.
 */
export function readNumber(written: string, country: string | null): string | undefined {
  const read = parsePhoneNumberFromString(written.trim().slice(0, 60), supported(country));
  return read?.isPossible() ? read.number : undefined;
}

const supported = (country: string | null): CountryCode | undefined => {
  const code = countryCode.safeParse(country);
  return code.success && isSupportedCountry(code.data) ? code.data : undefined;
};

import type { Choice, Choices } from "./use-choices.ts";

/** Languages to choose from; the present one is added when it is not among them. */
const LANGUAGES =
  "en en-GB en-US en-AU en-CA ar bg bn ca cs cy da de de-AT de-CH el es es-AR es-MX et eu fa fi fil fr fr-CA fr-CH ga gl gu he hi hr hu hy id is it ja ka kk kn ko lt lv mk ml mn mr ms mt nb ne nl nl-BE pa pl pt pt-BR ro ru sk sl sq sr sv sw ta te th tr uk ur uz vi zh-Hans zh-Hant zu".split(
    " ",
  );

const byLabel = (first: Choice, second: Choice): number => first.label.localeCompare(second.label, "en");

/** Name of a language in English, and in its own words where those differ: "Portuguese (português)". */
function languageName(code: string): string {
  try {
    const name = new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
    const own = new Intl.DisplayNames([code], { type: "language" }).of(code);
    return own && own.toLowerCase() !== name.toLowerCase() ? `${name} · ${own}` : name;
  } catch {
    return code;
  }
}

export const languages: Choices = {
  all: (present) => [...new Set([...LANGUAGES, present])].filter(Boolean),
  label: languageName,
  order: byLabel,
};

/** The zone's hours ahead of Greenwich today, as in "GMT+1". */
const offset = (timeZone: string): string =>
  new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" })
    .formatToParts()
    .find(({ type }) => type === "timeZoneName")?.value ?? "";

/** "Europe/Lisbon" as "Lisbon, Europe". */
function timeZoneName(zone: string): string {
  const [area, ...place] = zone.replaceAll("_", " ").split("/");
  return place.length === 0 ? (area ?? zone) : `${place.toReversed().join(", ")}, ${area}`;
}

export const timeZones: Choices = {
  all: (present) => [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), present])].filter(Boolean),
  label: (zone) => `${timeZoneName(zone)} (${offset(zone)})`,
  order: byLabel,
};

/** Language tags as the API takes them. */
const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** What the browser is set to: a good first guess for a new business. */
export const browserLocale = (): { language: string; timezone: string } => ({
  language: TAG.test(navigator.language) ? navigator.language : "en",
  timezone: new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
});

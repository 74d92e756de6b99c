import { languages, timeZones } from "./locales.ts";
import { PlainSelect } from "./plain-select.tsx";
import { useChoices } from "./use-choices.ts";

type LocaleFieldProps = {
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
};

/** Choose a language; typing its first letters finds it, and a phone shows its own list. */
export function LanguageField({ description, ...field }: LocaleFieldProps) {
  return <PlainSelect {...field} hint={description} choices={useChoices(languages, field.value)} />;
}

/** Choose a time zone by the first letters of its city. */
export function TimeZoneField({ description, ...field }: LocaleFieldProps) {
  return <PlainSelect {...field} hint={description} choices={useChoices(timeZones, field.value)} />;
}

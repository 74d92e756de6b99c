import { languages, timeZones } from "./locales.ts";
import { LongSelect } from "./long-select.tsx";

type LocaleFieldProps = {
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
};

/** Choose a language; typing its first letters finds it, and a phone shows its own list. */
export function LanguageField({ description, ...field }: LocaleFieldProps) {
  return <LongSelect {...field} hint={description} of={languages} />;
}

/** Choose a time zone by the first letters of its city. */
export function TimeZoneField({ description, ...field }: LocaleFieldProps) {
  return <LongSelect {...field} hint={description} of={timeZones} />;
}

import { languages, timeZones } from "./locales.ts";
import { LongSelect } from "./long-select.tsx";

type LocaleFieldProps = {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
};

/** Choose a language; typing its first letters finds it, and a phone shows its own list. */
export function LanguageField(field: LocaleFieldProps) {
  return <LongSelect {...field} of={languages} />;
}

/** Choose a time zone by the first letters of its city. */
export function TimeZoneField(field: LocaleFieldProps) {
  return <LongSelect {...field} of={timeZones} />;
}

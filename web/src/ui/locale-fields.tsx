import { useMemo } from "react";
import { languageChoices, timeZoneChoices } from "./locales.ts";
import { PlainSelect } from "./plain-select.tsx";

type LocaleFieldProps = {
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
};

/** Choose a language; typing its first letters finds it, and a phone shows its own list. */
export function LanguageField({ description, ...field }: LocaleFieldProps) {
  const choices = useMemo(() => languageChoices(field.value), [field.value]);
  return <PlainSelect {...field} hint={description} choices={choices} />;
}

/** Choose a time zone by the first letters of its city. */
export function TimeZoneField({ description, ...field }: LocaleFieldProps) {
  const choices = useMemo(() => timeZoneChoices(field.value), [field.value]);
  return <PlainSelect {...field} hint={description} choices={choices} />;
}

import { useMemo } from "react";
import { ComboBox } from "./combo-box.tsx";
import { languageChoices, timeZoneChoices } from "./locales.ts";

type LocaleFieldProps = {
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
};

/** Choose a language by its English or its own name. */
export function LanguageField({ value, ...field }: LocaleFieldProps) {
  const choices = useMemo(() => languageChoices(value), [value]);
  return <ComboBox {...field} value={value} choices={choices} />;
}

/** Choose a time zone by its city. */
export function TimeZoneField({ value, ...field }: LocaleFieldProps) {
  const choices = useMemo(() => timeZoneChoices(value), [value]);
  return <ComboBox {...field} value={value} choices={choices} />;
}

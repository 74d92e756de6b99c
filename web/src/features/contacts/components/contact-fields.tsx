import { useId, useState } from "react";
import { hintClass } from "../../../ui/classes.ts";
import { languages, timeZones } from "../../../ui/locales.ts";
import { LongSelect } from "../../../ui/long-select.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { messages } from "../messages.ts";

const words = messages.form;

/** What is typed about a contact. */
export type Typed = {
  name: string;
  email: string;
  phone: string;
  country: string;
  language: string;
  timezone: string;
  tags: string;
  agreed: boolean;
  source: string;
  /** They are asked by mail to confirm what they said. */
  confirm: boolean;
};

type TickProps = { label: string; hint: string; isTicked: boolean; onChange: (isTicked: boolean) => void };

/** A box to tick, with what it means. */
export function Tick({ label, hint, isTicked, onChange }: TickProps) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label className="tap flex items-center gap-3 font-medium">
        <input
          type="checkbox"
          className="size-5 shrink-0 accent-accent"
          checked={isTicked}
          aria-describedby={id}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      <p id={id} className={hintClass}>
        {hint}
      </p>
    </div>
  );
}

type WhereAndHowProps = { typed: Typed; errors: Record<string, string>; onChange: (change: Partial<Typed>) => void };

/** Where somebody is and what they read: open where something of it is known, or wrong. */
export function WhereAndHow({ typed, errors, onChange }: WhereAndHowProps) {
  const [isKnown] = useState(() => [typed.country, typed.language, typed.timezone].some((value) => value !== ""));
  return (
    <details open={isKnown || errors["country"] !== undefined}>
      <summary className="tap flex cursor-default items-center font-medium">{words.more}</summary>
      <div className="grid gap-4 pt-1">
        <PlainField
          label={words.country}
          hint={words.countryHint}
          maxLength={2}
          autoComplete="off"
          value={typed.country}
          error={errors["country"]}
          onChange={(event) => onChange({ country: event.target.value })}
        />
        <LongSelect
          label={words.language}
          value={typed.language}
          of={languages}
          none={words.anyLanguage}
          onChange={(language) => onChange({ language })}
        />
        <LongSelect
          label={words.timezone}
          value={typed.timezone}
          of={timeZones}
          none={words.anyZone}
          onChange={(timezone) => onChange({ timezone })}
        />
      </div>
    </details>
  );
}

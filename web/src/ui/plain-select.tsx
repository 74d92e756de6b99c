import { useId, type ComponentProps, type ReactNode } from "react";
import { hintClass, inputClass, labelClass } from "./classes.ts";
import { FieldMessage } from "./field-message.tsx";

type PlainSelectProps = Omit<ComponentProps<"select">, "className" | "id" | "onChange"> & {
  label: string;
  isLabelHidden?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  choices: ReadonlyArray<{ id: string; label: string }>;
  onChange: (value: string) => void;
};

/** Native select with label, hint and error: a phone shows its own list, and it weighs nothing. */
export function PlainSelect({ label, isLabelHidden, hint, error, choices, onChange, ...select }: PlainSelectProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : labelClass}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={hintClass}>
          {hint}
        </p>
      )}
      <select
        {...select}
        id={id}
        className={inputClass}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      >
        {choices.map((choice) => (
          // A server calls a language or a currency otherwise than some browsers do.
          <option key={choice.id} value={choice.id} suppressHydrationWarning>
            {choice.label}
          </option>
        ))}
      </select>
      {error && <FieldMessage id={`${id}-error`}>{error}</FieldMessage>}
    </div>
  );
}

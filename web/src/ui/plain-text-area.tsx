import { useId, type ComponentProps, type ReactNode } from "react";
import { hintClass, inputClass, labelClass } from "./classes.ts";
import { FieldMessage } from "./field-message.tsx";

type PlainTextAreaProps = Omit<ComponentProps<"textarea">, "className" | "id" | "onChange"> & {
  label: string;
  isLabelHidden?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  onChange: (value: string) => void;
};

/** Native text area with label, hint and error; grows with what is typed where the browser can. */
export function PlainTextArea({ label, isLabelHidden, hint, error, onChange, ...area }: PlainTextAreaProps) {
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
      <textarea
        rows={3}
        dir="auto"
        {...area}
        id={id}
        className={`${inputClass} field-sizing-content max-h-[60vh]`}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
      {error && <FieldMessage id={`${id}-error`}>{error}</FieldMessage>}
    </div>
  );
}

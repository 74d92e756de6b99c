import { useId, type ComponentProps, type ReactNode } from "react";
import { hintClass, inputClass, labelClass } from "./classes.ts";
import { FieldMessage } from "./field-message.tsx";

type PlainFieldProps = Omit<ComponentProps<"input">, "className" | "id"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
};

/** Native input with label, hint and error: for pages of the first load. */
export function PlainField({ label, hint, error, ...input }: PlainFieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className={labelClass}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={hintClass}>
          {hint}
        </p>
      )}
      <input
        {...input}
        id={id}
        className={inputClass}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
      {error && <FieldMessage id={`${id}-error`}>{error}</FieldMessage>}
    </div>
  );
}

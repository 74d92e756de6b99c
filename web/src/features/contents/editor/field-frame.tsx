import { useId, type ReactNode } from "react";
import { cx, hintClass, labelClass } from "../../../ui/classes.ts";
import { FieldMessage } from "../../../ui/field-message.tsx";

export type InputProps = { id: string; "aria-invalid": true | undefined; "aria-describedby": string | undefined };

type FieldFrameProps = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** At the end of the label's line: a count, a button. */
  aside?: ReactNode;
  children: (input: InputProps) => ReactNode;
};

/** Label, count, hint and error around one input of the editor. */
export function FieldFrame({ label, hint, error, aside, children }: FieldFrameProps) {
  const id = useId();
  const described = cx(
    hint !== undefined && `${id}-hint`,
    aside !== undefined && `${id}-aside`,
    error !== undefined && `${id}-error`,
  );
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <label htmlFor={id} className={labelClass}>
          {label}
        </label>
        <span id={`${id}-aside`} className="flex items-center gap-2">
          {aside}
        </span>
      </div>
      {children({
        id,
        "aria-invalid": error === undefined ? undefined : true,
        "aria-describedby": described === "" ? undefined : described,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={hintClass}>
          {hint}
        </p>
      )}
      {error !== undefined && <FieldMessage id={`${id}-error`}>{error}</FieldMessage>}
    </div>
  );
}

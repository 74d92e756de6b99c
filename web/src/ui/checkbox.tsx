import { useId, type ReactNode } from "react";
import { hintClass, labelClass } from "./classes.ts";

type CheckboxProps = { children: ReactNode; isSelected: boolean; onChange: (isSelected: boolean) => void };

/** A box to tick, with its text. */
export const Checkbox = ({ children, isSelected, onChange }: CheckboxProps) => (
  <label className="tap flex items-center gap-3">
    <input
      type="checkbox"
      className="size-5 shrink-0"
      checked={isSelected}
      onChange={(event) => onChange(event.target.checked)}
    />
    <span>{children}</span>
  </label>
);

/** Several boxes under one label. */
export function CheckboxGroup({ label, hint, children }: { label: string; hint: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <fieldset className="grid min-w-0 content-start gap-1.5" aria-describedby={`${id}-hint`}>
      <legend className={labelClass}>{label}</legend>
      <p id={`${id}-hint`} className={hintClass}>
        {hint}
      </p>
      {children}
    </fieldset>
  );
}

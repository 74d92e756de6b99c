import { useId } from "react";
import { hintClass } from "./classes.ts";

type ToggleProps = {
  label: string;
  text: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
};

/** Something that is on or off, with what it means. It holds at once: there is nothing to save. */
export function Toggle({ label, text, isOn, isDisabled = false, onChange }: ToggleProps) {
  const id = useId();
  return (
    <label className="flex min-h-11 items-start gap-3">
      <input
        type="checkbox"
        className="mt-0.5 size-5 shrink-0"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-text`}
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="grid gap-0.5">
        <span id={`${id}-label`} className="font-medium">
          {label}
        </span>
        <span id={`${id}-text`} className={hintClass}>
          {text}
        </span>
      </span>
    </label>
  );
}

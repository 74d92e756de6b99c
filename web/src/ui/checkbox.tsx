import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox } from "react-aria-components/Checkbox";
import { CheckboxGroup as AriaCheckboxGroup, FieldError, Label, Text } from "react-aria-components/CheckboxGroup";
import { hintClass, labelClass } from "./classes.ts";
import { FieldMessage } from "./field-message.tsx";

type CheckboxProps = {
  children: ReactNode;
  isSelected?: boolean;
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  onChange?: (isSelected: boolean) => void;
  /** Its value inside a CheckboxGroup. */
  value?: string;
};

/** A box to tick, with its text. */
export function Checkbox({ children, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...props}
      className="group tap flex items-center gap-3 data-focus-visible:outline-none data-disabled:opacity-55"
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="grid size-5 shrink-0 place-items-center rounded border border-control bg-surface group-data-selected:border-accent group-data-selected:bg-accent group-data-indeterminate:border-accent group-data-indeterminate:bg-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-focus">
            {isIndeterminate && <Minus size={14} className="text-on-accent" aria-hidden />}
            {isSelected && !isIndeterminate && <Check size={14} className="text-on-accent" aria-hidden />}
          </span>
          <span>{children}</span>
        </>
      )}
    </AriaCheckbox>
  );
}

type CheckboxGroupProps = {
  label: string;
  description?: ReactNode;
  error?: string | undefined;
  value: string[];
  onChange: (value: string[]) => void;
  children: ReactNode;
};

/** Several boxes under one label; its children are Checkbox with a `value`. */
export function CheckboxGroup({ label, description, error, value, onChange, children }: CheckboxGroupProps) {
  return (
    <AriaCheckboxGroup
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className="grid content-start gap-1.5"
    >
      <Label className={labelClass}>{label}</Label>
      {description && (
        <Text slot="description" className={hintClass}>
          {description}
        </Text>
      )}
      {children}
      <FieldError>{error && <FieldMessage>{error}</FieldMessage>}</FieldError>
    </AriaCheckboxGroup>
  );
}

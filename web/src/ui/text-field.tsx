import type { ComponentProps } from "react";
import { messages } from "./messages.ts";
import { PlainField } from "./plain-field.tsx";

type TextFieldProps = Omit<ComponentProps<typeof PlainField>, "label" | "value" | "onChange"> & {
  label: string;
  value: string;
  onChange: (value: string) => void;
  isOptional?: boolean;
};

/** One line of text that a form keeps as a value. */
export const TextField = ({ label, isOptional = false, onChange, ...field }: TextFieldProps) => (
  <PlainField
    {...field}
    label={
      isOptional ? (
        <>
          {label} <span className="font-normal text-muted">({messages.optional})</span>
        </>
      ) : (
        label
      )
    }
    onChange={(event) => onChange(event.target.value)}
  />
);

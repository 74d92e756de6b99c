import type { ReactNode, Ref } from "react";
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
} from "react-aria-components/TextField";
import { hintClass, inputClass, labelClass } from "./classes.ts";
import { FieldMessage } from "./field-message.tsx";
import { messages } from "./messages.ts";
import { present } from "./present.ts";

type FieldProps = {
  label: string;
  /** Read out only: for a field whose place on the screen already says what it is. */
  isLabelHidden?: boolean;
  description?: ReactNode;
  error?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  name?: string;
  isRequired?: boolean;
  isOptional?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  autoFocus?: boolean;
  placeholder?: string;
  maxLength?: number;
  /** Language of the text, for spelling and screen readers. */
  lang?: string | undefined;
};

type TextFieldProps = FieldProps & {
  type?: "text" | "email" | "password" | "url" | "search" | "date";
  inputMode?: "text" | "decimal" | "numeric" | "url" | "email";
  autoComplete?: string;
  min?: string;
  max?: string;
  inputRef?: Ref<HTMLInputElement>;
};

type TextAreaProps = FieldProps & { rows?: number; inputRef?: Ref<HTMLTextAreaElement> };

const Head = ({
  label,
  isLabelHidden,
  isOptional,
  description,
}: Pick<FieldProps, "label" | "isLabelHidden" | "isOptional" | "description">) => (
  <>
    <Label className={isLabelHidden ? "sr-only" : labelClass}>
      {label}
      {isOptional && <span className="font-normal text-muted"> ({messages.optional})</span>}
    </Label>
    {description && (
      <Text slot="description" className={hintClass}>
        {description}
      </Text>
    )}
  </>
);

const Foot = ({ error }: { error: string | undefined }) => (
  <FieldError>{error && <FieldMessage>{error}</FieldMessage>}</FieldError>
);

const ariaProps = ({
  value,
  onChange,
  onBlur,
  name,
  isRequired,
  isDisabled,
  isReadOnly,
  autoFocus,
  maxLength,
  error,
}: FieldProps) => ({
  ...present({ onBlur, name, isRequired, isDisabled, isReadOnly, autoFocus, maxLength }),
  value,
  onChange,
  isInvalid: Boolean(error),
  validationBehavior: "aria" as const,
  className: "grid content-start gap-1.5",
});

/** One line of text with label, description and error. */
export function TextField({ type = "text", inputMode, autoComplete, min, max, inputRef, ...field }: TextFieldProps) {
  return (
    <AriaTextField {...ariaProps(field)} type={type}>
      <Head {...field} />
      <Input
        {...present({
          placeholder: field.placeholder,
          inputMode,
          autoComplete,
          min,
          max,
          lang: field.lang,
          ref: inputRef,
        })}
        className={inputClass}
      />
      <Foot error={field.error} />
    </AriaTextField>
  );
}

/** Several lines of text; grows with what is typed where the browser can. */
export function TextArea({ rows = 3, inputRef, ...field }: TextAreaProps) {
  return (
    <AriaTextField {...ariaProps(field)}>
      <Head {...field} />
      <AriaTextArea
        {...present({ placeholder: field.placeholder, lang: field.lang, ref: inputRef })}
        className={`${inputClass} field-sizing-content max-h-[60vh]`}
        rows={rows}
        dir="auto"
      />
      <Foot error={field.error} />
    </AriaTextField>
  );
}

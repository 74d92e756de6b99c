import { Eye, EyeOff } from "lucide-react";
import { useId, useState, type ComponentProps } from "react";
import { hintClass, inputClass, labelClass } from "../../ui/classes.ts";
import { FieldMessage } from "../../ui/field-message.tsx";
import { PlainIconButton } from "../../ui/plain-button.tsx";
import { messages } from "./messages.ts";

type PasswordFieldProps = Omit<ComponentProps<"input">, "className" | "id" | "type"> & {
  label: string;
  hint?: string;
  error?: string | undefined;
};

/** A password that can be looked at and pasted into. */
export function PasswordField({ label, hint, error, ...input }: PasswordFieldProps) {
  const id = useId();
  const [isShown, setIsShown] = useState(false);
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className={labelClass}>
        {label}
      </label>
      <div className="relative">
        <input
          {...input}
          id={id}
          type={isShown ? "text" : "password"}
          className={`${inputClass} pe-12`}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          autoCapitalize="none"
          spellCheck={false}
        />
        <span className="absolute inset-y-0 end-1 grid place-items-center">
          <PlainIconButton aria-label={isShown ? messages.hide : messages.show} onClick={() => setIsShown(!isShown)}>
            <Icon size={18} aria-hidden />
          </PlainIconButton>
        </span>
      </div>
      {hint && (
        <p id={`${id}-hint`} className={hintClass}>
          {hint}
        </p>
      )}
      {error && <FieldMessage id={`${id}-error`}>{error}</FieldMessage>}
    </div>
  );
}

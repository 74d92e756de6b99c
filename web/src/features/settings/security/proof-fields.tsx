import { PlainField } from "../../../ui/plain-field.tsx";
import { securityMessages as words } from "./messages.ts";

type FieldProps = { value: string; error: string | undefined; onChange: (value: string) => void };

export const PasswordAsked = ({ value, error, onChange }: FieldProps) => (
  <PlainField
    label={words.password}
    hint={words.passwordHint}
    type="password"
    autoComplete="current-password"
    data-first-focus
    value={value}
    error={error}
    onChange={(event) => onChange(event.target.value)}
  />
);

export const CodeAsked = ({ label = words.code, ...field }: FieldProps & { label?: string }) => (
  <PlainField
    label={label}
    type="text"
    autoComplete="one-time-code"
    autoCapitalize="none"
    spellCheck={false}
    value={field.value}
    error={field.error}
    onChange={(event) => field.onChange(event.target.value)}
  />
);

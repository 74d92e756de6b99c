import type { ComponentProps, ReactNode } from "react";
import { PlainField } from "../../../ui/plain-field.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { emailMessages as words } from "./messages.ts";
import { type EmailValues, SECURITIES, type Security } from "./values.ts";

type TextName = { [Name in keyof EmailValues]: EmailValues[Name] extends string ? Name : never }[keyof EmailValues];
export type FieldsProps = {
  values: EmailValues;
  change: (part: Partial<EmailValues>) => void;
  /** The account is there already: secrets that are left empty stay. */
  isKept?: boolean;
};

/** What is read by machines: no capitals, no corrections. */
export const code = { dir: "ltr", autoCapitalize: "none", spellCheck: false, autoComplete: "off" } as const;
export const portOf = { ...code, type: "number", inputMode: "numeric", min: 1, max: 65_535 } as const;

const isSecurity = (text: string): text is Security => SECURITIES.some((one) => one === text);

/** A text field of the account, by its name. */
export function textOf({ values, change }: FieldsProps) {
  return (
    name: Exclude<TextName, "security" | "inSecurity" | "boxSecurity">,
    props: Partial<ComponentProps<typeof PlainField>> = {},
  ) => (
    <PlainField
      label={words.labels[name]}
      hint={words.hints[name]}
      {...props}
      value={values[name]}
      onChange={({ target }) => change({ [name]: target.value })}
    />
  );
}

/** What only some need, folded away. */
export const Fold = ({ title, children }: { title: string; children: ReactNode }) => (
  <details className="rounded-control border border-line px-3">
    <summary className="tap flex items-center gap-2 rounded-control py-2 text-sm font-medium">{title}</summary>
    <div className="grid gap-4 pt-1 pb-4">{children}</div>
  </details>
);

type WayProps = { label: string; value: Security; onChange: (security: Security) => void };

/** How a connection is encrypted. */
export const Way = ({ label, value, onChange }: WayProps) => (
  <PlainSelect
    label={label}
    value={value}
    choices={SECURITIES.map((id) => ({ id, label: words.securities[id] }))}
    onChange={(chosen) => {
      if (isSecurity(chosen)) onChange(chosen);
    }}
  />
);

/** Two fields beside each other, where there is room. */
export const pair = "grid gap-4 sm:grid-cols-2";

type CheckProps = FieldsProps & { name: keyof typeof words.checks };

/** Something that is on or off, with what it means. */
export const Check = ({ name, values, change }: CheckProps) => (
  <label className="tap flex cursor-pointer items-start gap-2 text-sm">
    <input
      type="checkbox"
      className="mt-0.5 size-5 shrink-0"
      checked={values[name]}
      onChange={({ target }) => change({ [name]: target.checked })}
    />
    <span>
      {words.checks[name].label}
      <span className="block text-muted">{words.checks[name].hint}</span>
    </span>
  </label>
);

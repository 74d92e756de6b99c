import type { ComponentProps, ReactNode } from "react";
import { PlainField } from "../../../ui/plain-field.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { PlainTextArea } from "../../../ui/plain-text-area.tsx";
import { emailMessages as words } from "./messages.ts";
import { type EmailValues, IMAP_PORTS, SECURITIES, type Security, SMTP_PORTS } from "./values.ts";

type TextName = { [Name in keyof EmailValues]: EmailValues[Name] extends string ? Name : never }[keyof EmailValues];
type FieldsProps = {
  values: EmailValues;
  change: (part: Partial<EmailValues>) => void;
  /** The account is there already: secrets that are left empty stay. */
  isKept?: boolean;
};

const code = { dir: "ltr", autoCapitalize: "none", spellCheck: false, autoComplete: "off" } as const;
const portOf = { ...code, type: "number", inputMode: "numeric", min: 1, max: 65_535 } as const;

const isSecurity = (text: string): text is Security => SECURITIES.some((one) => one === text);

/** One text field of the account. */
function textOf({ values, change }: FieldsProps) {
  return (
    name: Exclude<TextName, "security" | "inSecurity">,
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

const Fold = ({ title, children }: { title: string; children: ReactNode }) => (
  <details className="rounded-control border border-line px-3">
    <summary className="tap flex items-center gap-2 rounded-control py-2 text-sm font-medium">{title}</summary>
    <div className="grid gap-4 pt-1 pb-4">{children}</div>
  </details>
);

type WayProps = { label: string; value: Security; onChange: (security: Security) => void };

const Way = ({ label, value, onChange }: WayProps) => (
  <PlainSelect
    label={label}
    value={value}
    choices={SECURITIES.map((id) => ({ id, label: words.securities[id] }))}
    onChange={(chosen) => {
      if (isSecurity(chosen)) onChange(chosen);
    }}
  />
);

const pair = "grid gap-4 sm:grid-cols-2";

function Returns(props: FieldsProps) {
  const { values, change, isKept = false } = props;
  const text = textOf(props);
  const check = (name: "returnsTagged" | "readsReturns") => (
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
  return (
    <Fold title={words.folds.returns}>
      {text("returnsAddress", { ...code, type: "email", placeholder: values.fromAddress })}
      {values.returnsAddress.trim() !== "" && check("returnsTagged")}
      {check("readsReturns")}
      {values.readsReturns && (
        <>
          {text("inHost", { ...code, required: true })}
          <div className={pair}>
            <Way
              label={words.labels.inSecurity}
              value={values.inSecurity}
              onChange={(inSecurity) => change({ inSecurity, inPort: String(IMAP_PORTS[inSecurity]) })}
            />
            {text("inPort", { ...portOf, required: true })}
          </div>
          <div className={pair}>
            {text("inUser", { ...code, placeholder: values.returnsAddress || values.fromAddress })}
            {text("inFolder", code)}
          </div>
          {text("inPassword", { type: "password", ...code, hint: isKept ? words.keptSecret : words.hints.inPassword })}
        </>
      )}
    </Fold>
  );
}

function Signature(props: FieldsProps) {
  const { values, change } = props;
  const text = textOf(props);
  return (
    <Fold title={words.folds.dkim}>
      <p className="text-sm text-muted">{words.dkimText}</p>
      <div className={pair}>
        {text("dkimDomain", code)}
        {text("dkimSelector", code)}
      </div>
      <PlainTextArea
        label={words.labels.dkimKey}
        hint={words.keptSecret}
        {...code}
        value={values.dkimKey}
        onChange={(dkimKey) => change({ dkimKey })}
      />
    </Fold>
  );
}

/** Everything about a mail account: what each needs at first, the rest folded away. */
export function EmailFields(props: FieldsProps) {
  const { values, change, isKept = false } = props;
  const text = textOf(props);
  return (
    <>
      {text("fromName", { required: true, maxLength: 100 })}
      {text("fromAddress", { ...code, type: "email", required: true })}
      {text("host", { ...code, required: true })}
      <div className={pair}>
        <Way
          label={words.labels.security}
          value={values.security}
          onChange={(security) => change({ security, port: String(SMTP_PORTS[security]) })}
        />
        {text("port", { ...portOf, required: true })}
      </div>
      {text("password", {
        type: "password",
        ...code,
        required: !isKept && values.security !== "none",
        hint: isKept ? words.keptSecret : words.hints.password,
      })}
      <Fold title={words.folds.more}>
        {text("user", { ...code, placeholder: values.fromAddress })}
        {text("replyTo", { ...code, type: "email" })}
        {text("perMinute", { ...portOf, min: 1, max: 6_000, required: true })}
      </Fold>
      <Returns {...props} />
      {isKept && <Signature {...props} />}
    </>
  );
}

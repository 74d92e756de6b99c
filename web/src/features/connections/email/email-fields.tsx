import { PlainTextArea } from "../../../ui/plain-text-area.tsx";
import { Check, code, type FieldsProps, Fold, pair, portOf, textOf, Way } from "./field-parts.tsx";
import { InboxFields } from "./inbox-fields.tsx";
import { emailMessages as words } from "./messages.ts";
import { IMAP_PORTS, SMTP_PORTS } from "./values.ts";

function Returns(props: FieldsProps) {
  const { values, change, isKept = false } = props;
  const text = textOf(props);
  return (
    <Fold title={words.folds.returns}>
      {text("returnsAddress", { ...code, type: "email", placeholder: values.fromAddress })}
      {values.returnsAddress.trim() !== "" && <Check name="returnsTagged" {...props} />}
      <Check name="readsReturns" {...props} />
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
      <InboxFields {...props} />
      <Returns {...props} />
      {isKept && <Signature {...props} />}
    </>
  );
}

import { Check, code, type FieldsProps, Fold, pair, portOf, textOf, Way } from "./field-parts.tsx";
import { emailMessages as words } from "./messages.ts";
import { IMAP_PORTS } from "./values.ts";

/** The mailbox that people write to: read from now on, it fills the inbox. */
export function InboxFields(props: FieldsProps) {
  const { values, change, isKept = false } = props;
  const text = textOf(props);
  return (
    <Fold title={words.folds.inbox}>
      <Check name="readsInbox" {...props} />
      {values.readsInbox && (
        <>
          {text("boxHost", { ...code, required: true })}
          <div className={pair}>
            <Way
              label={words.labels.boxSecurity}
              value={values.boxSecurity}
              onChange={(boxSecurity) => change({ boxSecurity, boxPort: String(IMAP_PORTS[boxSecurity]) })}
            />
            {text("boxPort", { ...portOf, required: true })}
          </div>
          <div className={pair}>
            {text("boxUser", { ...code, placeholder: values.fromAddress })}
            {text("boxFolder", code)}
          </div>
          {text("boxPassword", {
            type: "password",
            ...code,
            hint: isKept ? words.keptSecret : words.hints.boxPassword,
          })}
        </>
      )}
      <Check name="replyTagged" {...props} />
    </Fold>
  );
}

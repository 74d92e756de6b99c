import { useState } from "react";
import { EmailFields } from "../email/email-fields.tsx";
import { emailMessages as words } from "../email/messages.ts";
import { NEW_ACCOUNT, toCreate } from "../email/values.ts";
import { FormFoot } from "./form-foot.tsx";
import type { ConnectionFormProps } from "./form-props.ts";

/** Connects the mail account of the business, by what its mail program is set to. */
export function EmailForm({ onConnect, ...foot }: ConnectionFormProps) {
  const [values, setValues] = useState(NEW_ACCOUNT);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onConnect(toCreate(values));
      }}
    >
      <EmailFields values={values} change={(part) => setValues((before) => ({ ...before, ...part }))} />
      <FormFoot {...foot} submit={words.connect} />
    </form>
  );
}

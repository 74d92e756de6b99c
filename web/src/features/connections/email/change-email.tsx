import type { Connection } from "@handbill/contracts";
import { useId, useState } from "react";
import { describeError } from "../../../api/describe-error.ts";
import { FieldMessage } from "../../../ui/field-message.tsx";
import { NativeDialog } from "../../../ui/native-dialog.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import type { useConnections } from "../components/use-connections.ts";
import { messages } from "../messages.ts";
import { EmailFields } from "./email-fields.tsx";
import { emailMessages as words } from "./messages.ts";
import { toUpdate, valuesOf } from "./values.ts";

type ChangeEmailProps = {
  connection: Connection;
  update: ReturnType<typeof useConnections>["update"];
  onClose: () => void;
};

/** The settings of a mail account once more, with what is kept in them. */
export function ChangeEmail({ connection, update, onClose }: ChangeEmailProps) {
  const form = useId();
  const [values, setValues] = useState(() => valuesOf(connection.settings));
  return (
    <NativeDialog
      title={words.changeTitle}
      size="lg"
      onClose={onClose}
      actions={
        <>
          <PlainButton onClick={onClose}>{messages.cancel}</PlainButton>
          <PlainButton variant="primary" type="submit" form={form} disabled={update.isPending}>
            {update.isPending ? words.saving : words.save}
          </PlainButton>
        </>
      }
    >
      <form
        id={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          update.mutate({ connection, change: toUpdate(values) }, { onSuccess: onClose });
        }}
      >
        <div role="alert">{update.isError && <FieldMessage>{describeError(update.error).detail}</FieldMessage>}</div>
        <EmailFields values={values} isKept change={(part) => setValues((before) => ({ ...before, ...part }))} />
      </form>
    </NativeDialog>
  );
}

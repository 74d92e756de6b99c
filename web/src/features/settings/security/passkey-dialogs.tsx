import type { Passkey } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keys } from "../../../api/keys.ts";
import { isLetBe, makePasskey, removePasskey, renamePasskey } from "../../../api/passkeys.ts";
import { fieldErrorsOf } from "../../../api/problem.ts";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { NativeDialog } from "../../../ui/native-dialog.tsx";
import { PendingButton } from "../../../ui/pending-button.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { toast } from "../../../ui/toast.ts";
import { securityMessages } from "./messages.ts";
import { PasswordAsked } from "./proof-fields.tsx";

const words = securityMessages.passkeys;

type NameProps = { value: string; onChange: (value: string) => void };
const NameField = ({ value, onChange }: NameProps) => (
  <PlainField
    label={words.name}
    hint={words.nameHint}
    maxLength={60}
    autoComplete="off"
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
);

/** What an action on the list has in common: the list is read anew, and the dialog goes. */
function usePasskeyChange<Answer>(change: () => Promise<Answer>, done: string, onClose: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.passkeys });
      toast(done);
      onClose();
    },
    retry: false,
  });
}

/** Asks for the password; then the browser asks for a finger, a face or a PIN. */
export function AddPasskey({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState(words.usualName);
  const [password, setPassword] = useState("");
  const adding = usePasskeyChange(() => makePasskey(name.trim(), password), words.added, onClose);
  const wrong = fieldErrorsOf(adding.error)["password"];
  const failure = adding.error !== null && wrong === undefined;
  return (
    <FormDialog
      title={words.addTitle}
      onClose={onClose}
      onSubmit={() => adding.mutate()}
      isSaving={adding.isPending || name.trim() === ""}
      words={{ cancel: securityMessages.cancel, submit: securityMessages.next }}
    >
      {failure && (isLetBe(adding.error) ? <p role="alert">{words.letBe}</p> : <ErrorPanel error={adding.error} />)}
      <p>{words.addText}</p>
      <NameField value={name} onChange={setName} />
      <PasswordAsked value={password} error={wrong} onChange={setPassword} />
    </FormDialog>
  );
}

type OneProps = { passkey: Passkey; onClose: () => void };

export function RenamePasskey({ passkey, onClose }: OneProps) {
  const [name, setName] = useState(passkey.name);
  const renaming = usePasskeyChange(() => renamePasskey(passkey.id, name.trim()), words.renamed, onClose);
  return (
    <FormDialog
      title={words.renameOf(passkey.name)}
      onClose={onClose}
      onSubmit={() => renaming.mutate()}
      isSaving={renaming.isPending || name.trim() === ""}
      words={{ cancel: securityMessages.cancel, submit: words.rename }}
    >
      {renaming.error && <ErrorPanel error={renaming.error} />}
      <NameField value={name} onChange={setName} />
    </FormDialog>
  );
}

export function RemovePasskey({ passkey, onClose }: OneProps) {
  const removing = usePasskeyChange(() => removePasskey(passkey.id), words.removed, onClose);
  return (
    <NativeDialog
      role="alertdialog"
      title={words.removeTitle(passkey.name)}
      onClose={onClose}
      actions={
        <>
          <PlainButton onClick={onClose}>{securityMessages.cancel}</PlainButton>
          <PendingButton variant="danger" isPending={removing.isPending} onClick={() => removing.mutate()}>
            {words.remove}
          </PendingButton>
        </>
      }
    >
      {removing.error && <ErrorPanel error={removing.error} />}
      <p>{words.removeText}</p>
    </NativeDialog>
  );
}

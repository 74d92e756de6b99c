import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changeEmail, changePassword } from "../../../api/account-security.ts";
import { keys } from "../../../api/keys.ts";
import { fieldErrorsOf } from "../../../api/problem.ts";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { toast } from "../../../ui/toast.ts";
import { signInMessages } from "./sign-in-messages.ts";

type DialogProps = { onClose: () => void };
type CurrentProps = { value: string; error: string | undefined; onChange: (value: string) => void };

const Current = ({ value, error, onChange }: CurrentProps) => (
  <PlainField
    label={signInMessages.current}
    hint={signInMessages.currentHint}
    type="password"
    autoComplete="current-password"
    data-first-focus
    value={value}
    error={error}
    onChange={(event) => onChange(event.target.value)}
  />
);

/** Another password, by the present one. */
export function PasswordDialog({ onClose }: DialogProps) {
  const words = signInMessages.password;
  const client = useQueryClient();
  const [currentPassword, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: async (ended) => {
      toast(words.done(ended));
      onClose();
      await client.invalidateQueries({ queryKey: keys.sessions });
    },
    retry: false,
  });
  const refused = fieldErrorsOf(changing.error);
  return (
    <FormDialog
      title={words.change}
      onClose={onClose}
      onSubmit={() => changing.mutate({ currentPassword, password })}
      isSaving={changing.isPending || password === ""}
      words={{ cancel: signInMessages.cancel, submit: words.submit }}
    >
      {changing.error && Object.keys(refused).length === 0 && (
        <ErrorPanel error={changing.error} title={words.failed} />
      )}
      <Current value={currentPassword} error={refused["currentPassword"]} onChange={setCurrent} />
      <PlainField
        label={words.next}
        hint={words.hint}
        type="password"
        autoComplete="new-password"
        value={password}
        error={refused["password"]}
        onChange={(event) => setPassword(event.target.value)}
      />
    </FormDialog>
  );
}

/** Another address, by the password and a mail to it. */
export function AddressDialog({ onClose }: DialogProps) {
  const words = signInMessages.address;
  const client = useQueryClient();
  const [currentPassword, setCurrent] = useState("");
  const [email, setEmail] = useState("");
  const changing = useMutation({
    mutationFn: changeEmail,
    onSuccess: async (state, wish) => {
      toast(state === "asked" ? words.asked(wish.email) : words.changed(wish.email));
      onClose();
      await client.invalidateQueries({ queryKey: keys.me });
    },
    retry: false,
  });
  const refused = fieldErrorsOf(changing.error);
  return (
    <FormDialog
      title={words.change}
      onClose={onClose}
      onSubmit={() => changing.mutate({ email: email.trim(), currentPassword })}
      isSaving={changing.isPending || email.trim() === ""}
      words={{ cancel: signInMessages.cancel, submit: words.submit }}
    >
      {changing.error && Object.keys(refused).length === 0 && (
        <ErrorPanel error={changing.error} title={words.failed} />
      )}
      <PlainField
        label={words.next}
        type="email"
        autoComplete="email"
        value={email}
        error={refused["email"]}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Current value={currentPassword} error={refused["currentPassword"]} onChange={setCurrent} />
    </FormDialog>
  );
}

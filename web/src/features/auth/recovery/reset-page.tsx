import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { fieldErrorsOf } from "../../../api/problem.ts";
import { resetPassword } from "../../../api/recovery.ts";
import { TextLink } from "../../../ui/button-link.tsx";
import { usePageTitle } from "../../../ui/page-title.ts";
import { PendingButton } from "../../../ui/pending-button.tsx";
import { readField } from "../../../ui/read-field.ts";
import { AuthError } from "../auth-error.tsx";
import { AuthLayout } from "../auth-layout.tsx";
import { PasswordField } from "../password-field.tsx";
import { useLinkToken } from "./link-token.ts";
import { recovery } from "./messages.ts";
import { BrokenLink, DonePage, Head } from "./page-parts.tsx";

const words = recovery.reset;

function ResetForm({ token, onDone }: { token: string; onDone: () => void }) {
  const [missing, setMissing] = useState<string>();
  const changing = useMutation({ mutationFn: resetPassword, onSuccess: onDone, retry: false });
  const refused = fieldErrorsOf(changing.error)["password"];
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const password = readField(event.currentTarget, "password");
    setMissing(password ? undefined : words.need);
    if (password) changing.mutate({ token, password });
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {refused === undefined && <AuthError error={changing.error} />}
      <PasswordField
        label={words.password}
        name="password"
        autoComplete="new-password"
        autoFocus
        hint={words.hint}
        error={missing ?? refused}
      />
      <PendingButton type="submit" variant="primary" isPending={changing.isPending}>
        {changing.isPending ? words.busy : words.submit}
      </PendingButton>
    </form>
  );
}

/** Where the link of a mail leads to: a new password. */
export function ResetPage() {
  usePageTitle(words.title);
  const token = useLinkToken("reset");
  const [isDone, setIsDone] = useState(false);
  if (isDone) return <DonePage title={words.done} text={words.doneText} to="/login" on={words.signIn} />;
  return (
    <AuthLayout>
      <Head title={words.title} lead={words.lead} />
      {token === null ? <BrokenLink /> : <ResetForm token={token} onDone={() => setIsDone(true)} />}
      <p>
        <TextLink to="/forgot-password" isAlone>
          {words.again}
        </TextLink>
      </p>
    </AuthLayout>
  );
}

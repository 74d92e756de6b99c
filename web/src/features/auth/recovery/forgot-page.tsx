import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { forgotPassword } from "../../../api/recovery.ts";
import { TextLink } from "../../../ui/button-link.tsx";
import { usePageTitle } from "../../../ui/page-title.ts";
import { PendingButton } from "../../../ui/pending-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { readField } from "../../../ui/read-field.ts";
import { AuthError } from "../auth-error.tsx";
import { AuthLayout } from "../auth-layout.tsx";
import { recovery } from "./messages.ts";
import { Head, Outcome } from "./page-parts.tsx";

const words = recovery.forgot;

/** Asks for a mail with a link to a new password. */
export function ForgotPage() {
  usePageTitle(words.title);
  const [missing, setMissing] = useState<string>();
  const asking = useMutation({ mutationFn: forgotPassword, retry: false });
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const email = readField(event.currentTarget, "email").trim();
    setMissing(email ? undefined : recovery.needEmail);
    if (email) asking.mutate(email);
  };
  return (
    <AuthLayout>
      {asking.isSuccess ? (
        <Outcome title={words.sent}>{words.sentText(asking.variables)}</Outcome>
      ) : (
        <>
          <Head title={words.title} lead={words.lead} />
          <form noValidate onSubmit={submit} className="grid gap-4">
            <AuthError error={asking.error} />
            <PlainField
              label={recovery.email}
              name="email"
              type="email"
              autoComplete="username"
              autoFocus
              error={missing}
            />
            <PendingButton type="submit" variant="primary" isPending={asking.isPending}>
              {asking.isPending ? words.busy : words.submit}
            </PendingButton>
          </form>
        </>
      )}
      <p>
        <TextLink to="/login" isAlone>
          {recovery.back}
        </TextLink>
      </p>
    </AuthLayout>
  );
}

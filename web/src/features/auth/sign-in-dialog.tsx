import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { signInAgain } from "../../api/session.ts";
import { NativeDialog } from "../../ui/native-dialog.tsx";
import { PendingButton } from "../../ui/pending-button.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { PlainField } from "../../ui/plain-field.tsx";
import { again } from "./again-messages.ts";
import { AuthError } from "./auth-error.tsx";
import { messages } from "./messages.ts";
import { PasswordField } from "./password-field.tsx";
import { SecondStepForm } from "./second-step-form.tsx";
import { readField } from "../../ui/read-field.ts";

const FORM = "sign-in-again";

type SignInDialogProps = {
  /** Email of whoever was signed in, so that only the password is to be typed. */
  email: string;
  onSignedIn: (userId: string) => void;
  onLeave: () => void;
};

/** Sign-in over the page when the session ended in the middle of work: what was typed stays, waiting requests go on. */
export function SignInDialog({ email, onSignedIn, onLeave }: SignInDialogProps) {
  const [missing, setMissing] = useState<string>();
  const [isAsked, setIsAsked] = useState(false);
  const signIn = useMutation({
    mutationFn: signInAgain,
    onSuccess: (userId) => (userId === null ? setIsAsked(true) : onSignedIn(userId)),
    retry: false,
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const password = readField(event.currentTarget, "password");
    setMissing(password ? undefined : messages.needPassword);
    if (password) signIn.mutate({ email: readField(event.currentTarget, "email").trim(), password });
  };
  if (isAsked) {
    return (
      <NativeDialog isDismissable={false} onClose={onLeave} title={messages.signIn.oneMore}>
        <SecondStepForm onSignedIn={onSignedIn} onBack={() => setIsAsked(false)} />
      </NativeDialog>
    );
  }
  return (
    <NativeDialog
      isDismissable={false}
      onClose={onLeave}
      title={again.title}
      actions={
        <>
          <PlainButton variant="quiet" onClick={onLeave}>
            {again.leave}
          </PlainButton>
          <PendingButton variant="primary" type="submit" form={FORM} isPending={signIn.isPending}>
            {again.submit}
          </PendingButton>
        </>
      }
    >
      <form id={FORM} noValidate onSubmit={submit} className="grid gap-4">
        <p>{again.text}</p>
        <AuthError error={signIn.error} />
        <PlainField
          label={messages.signIn.email}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={email}
        />
        <PasswordField
          label={messages.signIn.password}
          name="password"
          autoComplete="current-password"
          data-first-focus
          error={missing}
        />
      </form>
    </NativeDialog>
  );
}

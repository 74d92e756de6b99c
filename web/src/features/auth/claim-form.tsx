import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { claimAccount, takeAccountOver } from "../../api/elsewhere.ts";
import { ApiError, fieldErrorsOf } from "../../api/problem.ts";
import { enter } from "../../api/session.ts";
import { Banner } from "../../ui/banner.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { readField } from "../../ui/read-field.ts";
import { AuthError } from "./auth-error.tsx";
import { elsewhere as words } from "./elsewhere-messages.ts";
import { PasswordField } from "./password-field.tsx";

type ClaimFormProps = { canTakeOver: boolean; onSignedIn: () => void; onSecondStep: () => void };

/** Asks for the password of the account with the same address; one that nobody has confirmed can be taken over. */
export function ClaimForm({ canTakeOver, onSignedIn, onSecondStep }: ClaimFormProps) {
  const [missing, setMissing] = useState<string>();
  const claiming = useMutation({
    /** Without a password it is taken over. */
    mutationFn: async (password: string | null) => {
      const isIn = password === null ? await takeAccountOver() : await claimAccount(password);
      if (isIn) await enter();
      return isIn;
    },
    onSuccess: (isIn) => (isIn ? onSignedIn() : onSecondStep()),
    retry: false,
  });
  const { error } = claiming;
  const isOver = error instanceof ApiError && error.status === 401;
  const wrong = fieldErrorsOf(error)["password"];
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const password = readField(event.currentTarget, "password");
    setMissing(password ? undefined : words.needPassword);
    if (password) claiming.mutate(password);
  };
  return (
    <>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <p>{words.passwordText}</p>
        {isOver ? (
          <div role="alert">
            <Banner tone="danger">{words.over}</Banner>
          </div>
        ) : (
          wrong === undefined && <AuthError error={error} />
        )}
        <PasswordField
          label={words.password}
          name="password"
          autoComplete="current-password"
          autoFocus
          error={missing ?? wrong}
        />
        <PlainButton type="submit" variant="primary" disabled={claiming.isPending || isOver}>
          {claiming.isPending ? words.busy : words.submit}
        </PlainButton>
      </form>
      {canTakeOver && (
        <div className="grid gap-3 border-t border-line pt-6">
          <p>{words.unconfirmedText}</p>
          <p className="text-sm text-muted">{words.takeOverText}</p>
          <PlainButton variant="danger" disabled={claiming.isPending || isOver} onClick={() => claiming.mutate(null)}>
            {words.takeOver}
          </PlainButton>
        </div>
      )}
    </>
  );
}

import { safeRedirect, type SignUp } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { Suspense, useState, type SyntheticEvent } from "react";
import { signUp } from "../../api/accounts.ts";
import { fieldErrorsOf } from "../../api/problem.ts";
import { enter } from "../../api/session.ts";
import { TextLink } from "../../ui/button-link.tsx";
import { usePageTitle } from "../../ui/page-title.ts";
import { PlainButton } from "../../ui/plain-button.tsx";
import { PlainField } from "../../ui/plain-field.tsx";
import { AuthError } from "./auth-error.tsx";
import { AuthLayout } from "./auth-layout.tsx";
import { later, laterPart } from "./later-part.ts";
import { messages } from "./messages.ts";
import { nameFromEmail } from "./name-from-email.ts";
import { PasswordField } from "./password-field.tsx";
import { readField } from "../../ui/read-field.ts";

const words = messages.signUp;

/** Other ways to an account, which nobody waits for. */
const ElsewhereButtons = laterPart("ElsewhereButtons");

/** Asked for while the visitor types: the first look at the page does without them. */
const loadRules = () => later().then((file) => file.loadRules());

const signUpAndEnter = async (account: SignUp): Promise<void> => {
  await signUp(account);
  await enter();
};

export function SignupPage() {
  usePageTitle(words.title);
  const router = useRouter();
  const client = useQueryClient();
  const { redirect } = useSearch({ from: "/signup" });
  const [refused, setRefused] = useState<Record<string, string>>({});
  const creation = useMutation({
    mutationFn: signUpAndEnter,
    onSuccess: () => {
      client.clear();
      router.history.push(safeRedirect(redirect, location.origin) ?? "/welcome");
    },
    onError: (error) => setRefused(fieldErrorsOf(error)),
    retry: false,
  });
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const email = readField(form, "email").trim();
    const account = { name: nameFromEmail(email), email, password: readField(form, "password") };
    // Without the rules the server says what is wrong.
    const found = await loadRules().then(
      ({ complaints }) => complaints(account),
      () => ({}),
    );
    setRefused(found);
    if (Object.keys(found).length === 0) creation.mutate(account);
  };
  const emailError = refused["email"] && !creation.error ? messages.needEmail : refused["email"];
  return (
    <AuthLayout>
      <div className="grid gap-2">
        <h1 className="text-2xl">{words.title}</h1>
        <p className="text-muted">{words.lead}</p>
      </div>
      <form
        noValidate
        onInput={() => void loadRules().catch(() => undefined)}
        onSubmit={(event: SyntheticEvent<HTMLFormElement>) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
        className="grid gap-4"
      >
        {Object.keys(refused).length === 0 && <AuthError error={creation.error} />}
        <PlainField
          label={words.email}
          name="email"
          type="email"
          autoComplete="username"
          autoFocus
          error={emailError}
        />
        <PasswordField
          label={words.password}
          name="password"
          autoComplete="new-password"
          hint={words.passwordHint}
          error={refused["password"]}
        />
        <PlainButton type="submit" variant="primary" disabled={creation.isPending}>
          {creation.isPending ? words.busy : words.submit}
        </PlainButton>
      </form>
      <p>
        {words.other}{" "}
        <TextLink to="/login" search={redirect === undefined ? {} : { redirect }}>
          {words.otherLink}
        </TextLink>
      </p>
      <Suspense>
        <ElsewhereButtons redirect={redirect} />
      </Suspense>
    </AuthLayout>
  );
}

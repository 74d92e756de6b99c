import { safeRedirect, type SignIn } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { Suspense, useState, type SyntheticEvent } from "react";
import { signInAgain } from "../../api/session.ts";
import { TextLink } from "../../ui/button-link.tsx";
import { usePageTitle } from "../../ui/page-title.ts";
import { PlainButton } from "../../ui/plain-button.tsx";
import { PlainField } from "../../ui/plain-field.tsx";
import { AuthError } from "./auth-error.tsx";
import { AuthLayout } from "./auth-layout.tsx";
import { later, laterPart } from "./later-part.ts";
import { messages } from "./messages.ts";
import { PasswordField } from "./password-field.tsx";
import { readField } from "../../ui/read-field.ts";

/** Only for those who are sent here; its line is there before it. */
const BackNote = laterPart("BackNote");

/** Further ways in, which nobody waits for. */
const OtherWays = laterPart("OtherWays");

/** Only for those who have switched it on. */
const SecondStepForm = laterPart("SecondStepForm");

const words = messages.signIn;

export function LoginPage() {
  usePageTitle(words.title);
  const router = useRouter();
  const client = useQueryClient();
  const { redirect } = useSearch({ from: "/login" });
  const back = safeRedirect(redirect, location.origin);
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const [isAsked, setIsAsked] = useState(false);
  const goOn = (to: string): void => {
    client.clear();
    router.history.push(to);
  };
  const signIn = useMutation({
    // Without anything to sign in with: a look around.
    mutationFn: (credentials: SignIn | null) =>
      credentials ? signInAgain(credentials) : later().then(({ openSample }) => openSample()),
    onSuccess: (entered, credentials) => {
      if (entered === null) setIsAsked(true);
      else goOn((credentials && back) ?? "/");
    },
    retry: false,
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const email = readField(event.currentTarget, "email").trim();
    const password = readField(event.currentTarget, "password");
    setMissing({ ...(!email && { email: messages.needEmail }), ...(!password && { password: messages.needPassword }) });
    if (email && password) signIn.mutate({ email, password });
  };
  if (isAsked) {
    return (
      <AuthLayout>
        <h1 className="text-2xl">{words.oneMore}</h1>
        <Suspense>
          <SecondStepForm onSignedIn={() => goOn(back ?? "/")} onBack={() => setIsAsked(false)} />
        </Suspense>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout>
      <div className="grid gap-2">
        <h1 className="text-2xl">{words.title}</h1>
        {back && (
          <p className="min-h-6 text-muted">
            <Suspense>
              <BackNote path={back} />
            </Suspense>
          </p>
        )}
      </div>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <AuthError error={signIn.error} />
        <PlainField
          label={words.email}
          name="email"
          type="email"
          autoComplete="username"
          autoFocus
          error={missing.email}
        />
        <PasswordField
          label={words.password}
          name="password"
          autoComplete="current-password"
          error={missing.password}
        />
        <PlainButton type="submit" variant="primary" disabled={signIn.isPending}>
          {signIn.isPending && signIn.variables ? words.busy : words.submit}
        </PlainButton>
      </form>
      <p>
        <TextLink to="/forgot-password" isAlone>
          {words.forgot}
        </TextLink>
      </p>
      <p>
        {words.other}{" "}
        <TextLink to="/signup" search={redirect === undefined ? {} : { redirect }}>
          {words.otherLink}
        </TextLink>
      </p>
      <div className="min-h-11">
        <Suspense>
          <OtherWays redirect={redirect} onSignedIn={() => goOn(back ?? "/")} />
        </Suspense>
      </div>
      <div className="grid gap-2 border-t border-line pt-6">
        <PlainButton disabled={signIn.isPending} onClick={() => signIn.mutate(null)}>
          {words.look}
        </PlainButton>
        <p className="text-sm text-muted">{words.lookHint}</p>
      </div>
    </AuthLayout>
  );
}

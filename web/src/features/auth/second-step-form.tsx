import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { ApiError, fieldErrorsOf } from "../../api/problem.ts";
import { finishAndEnter } from "../../api/session.ts";
import { Banner } from "../../ui/banner.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { PlainField } from "../../ui/plain-field.tsx";
import { readField } from "../../ui/read-field.ts";
import { AuthError } from "./auth-error.tsx";
import { secondStep as words } from "./second-step-messages.ts";

const Over = () => (
  <div role="alert">
    <Banner tone="danger">{words.over}</Banner>
  </div>
);

type SecondStepFormProps = { onSignedIn: (userId: string) => void; onBack: () => void };

/** What is asked after the password, of who has switched it on. */
export function SecondStepForm({ onSignedIn, onBack }: SecondStepFormProps) {
  const [missing, setMissing] = useState<string>();
  const finishing = useMutation({ mutationFn: finishAndEnter, onSuccess: onSignedIn, retry: false });
  const { error } = finishing;
  const isOver = error instanceof ApiError && error.status === 401;
  const wrong = fieldErrorsOf(error)["code"];
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const code = readField(event.currentTarget, "code").trim();
    setMissing(code ? undefined : words.need);
    if (code) finishing.mutate(code);
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <p>{words.text}</p>
      {isOver ? <Over /> : wrong === undefined && <AuthError error={error} />}
      <PlainField
        label={words.code}
        name="code"
        type="text"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        error={missing ?? wrong}
      />
      <PlainButton type="submit" variant="primary" disabled={finishing.isPending || isOver}>
        {finishing.isPending ? words.busy : words.submit}
      </PlainButton>
      <PlainButton variant="quiet" onClick={onBack}>
        {words.back}
      </PlainButton>
    </form>
  );
}

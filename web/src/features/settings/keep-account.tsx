import type { SignUp } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SyntheticEvent } from "react";
import { keepAsAccount, meQuery } from "../../api/me.ts";
import { fieldErrorsOf } from "../../api/problem.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { PlainField } from "../../ui/plain-field.tsx";
import { readField } from "../../ui/read-field.ts";
import { toast } from "../../ui/toast.ts";
import { messages } from "./messages.ts";

const words = messages.keep;

const read = (form: HTMLFormElement): SignUp => ({
  name: readField(form, "name").trim(),
  email: readField(form, "email").trim(),
  password: readField(form, "password"),
});

/** Makes an account of a look around. */
export function KeepAccount() {
  const client = useQueryClient();
  const keeping = useMutation({
    mutationFn: keepAsAccount,
    onSuccess: (user) => {
      client.setQueryData(meQuery.queryKey, user);
      toast(words.done, { tone: "ok", detail: words.doneDetail });
    },
  });
  const refused = fieldErrorsOf(keeping.error);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    keeping.mutate(read(event.currentTarget));
  };
  return (
    <Card title={words.title}>
      <form noValidate onSubmit={submit} className="grid max-w-96 gap-4">
        <p className="text-muted">{words.text}</p>
        {keeping.error && Object.keys(refused).length === 0 && (
          <ErrorPanel error={keeping.error} title={words.failed} />
        )}
        <PlainField label={words.name} name="name" autoComplete="name" error={refused["name"]} />
        <PlainField label={words.email} name="email" type="email" autoComplete="username" error={refused["email"]} />
        <PlainField
          label={words.password}
          name="password"
          type="password"
          autoComplete="new-password"
          hint={words.passwordHint}
          error={refused["password"]}
        />
        <div>
          <PlainButton type="submit" variant="primary" disabled={keeping.isPending}>
            {keeping.isPending ? words.busy : words.submit}
          </PlainButton>
        </div>
      </form>
    </Card>
  );
}

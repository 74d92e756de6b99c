import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { startAfresh } from "../../../api/fresh-start.ts";
import { deleteAccount, deletionQuery, keepAccount } from "../../../api/my-data.ts";
import { Card } from "../../../ui/card.tsx";
import { formatMoment } from "../../../ui/dates.ts";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { myDataMessages as words } from "./messages.ts";

type ConfirmProps = { asksPassword: boolean; onClose: () => void };

function Confirm({ asksPassword, onClose }: ConfirmProps) {
  const [password, setPassword] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const deletion = useMutation({
    mutationFn: () => deleteAccount(password),
    onSuccess: () => startAfresh("/login"), // every session has ended
  });
  const isMissing = asksPassword && password === "";
  const submit = (): void => {
    setIsChecked(true);
    if (!isMissing) deletion.mutate();
  };
  return (
    <FormDialog
      title={words.confirmTitle}
      onClose={onClose}
      onSubmit={submit}
      isSaving={deletion.isPending}
      words={{ cancel: words.cancel, submit: words.confirm }}
    >
      <p>{words.deleteText}</p>
      {asksPassword && (
        <PlainField
          label={words.password}
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={isChecked && isMissing ? words.needPassword : undefined}
        />
      )}
      {deletion.isError && <ErrorPanel error={deletion.error} title={words.deleteFailed} />}
    </FormDialog>
  );
}

/** The way back, for whoever asked for it and still has a business to come back to. */
function Leaving({ until }: { until: string }) {
  const client = useQueryClient();
  const { timezone } = useActiveBusiness();
  const keeping = useMutation({ mutationFn: keepAccount, onSuccess: () => client.invalidateQueries() });
  return (
    <Card title={words.leavingTitle}>
      <div className="grid gap-3">
        <p>{words.leaving(formatMoment(until, timezone))}</p>
        <span>
          <PlainButton variant="primary" disabled={keeping.isPending} onClick={() => keeping.mutate()}>
            {words.keep}
          </PlainButton>
        </span>
        {keeping.isError && <ErrorPanel error={keeping.error} title={words.keepFailed} />}
      </div>
    </Card>
  );
}

/** What goes with the account, and the way to delete it; or the way back, once it was asked for. */
export function DeleteAccount() {
  const { data: plan } = useSuspenseQuery(deletionQuery);
  const [isOpen, setIsOpen] = useState(false);
  if (plan.until !== null) return <Leaving until={plan.until} />;
  return (
    <Card title={words.deleteTitle}>
      <div className="grid gap-3">
        <p className="text-muted">{words.deleteText}</p>
        <ul className="grid gap-1">
          {plan.businesses.map(({ id, name, fate }) => (
            <li key={id}>{words[fate](name)}</li>
          ))}
        </ul>
        <span>
          <PlainButton onClick={() => setIsOpen(true)}>{words.open}</PlainButton>
        </span>
      </div>
      {isOpen && <Confirm asksPassword={plan.asksPassword} onClose={() => setIsOpen(false)} />}
    </Card>
  );
}

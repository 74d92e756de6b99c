import { useMutation, useQueryClient } from "@tanstack/react-query";
import { confirmEmail } from "../../../api/recovery.ts";
import { Banner } from "../../../ui/banner.tsx";
import { ButtonLink } from "../../../ui/button-link.tsx";
import { usePageTitle } from "../../../ui/page-title.ts";
import { PendingButton } from "../../../ui/pending-button.tsx";
import { AuthError } from "../auth-error.tsx";
import { AuthLayout } from "../auth-layout.tsx";
import { useLinkToken } from "./link-token.ts";
import { recovery } from "./messages.ts";

const words = recovery.confirm;

/** Where the link of a mail leads to that asks whose an address is. A person presses: programs that look into mails open links too. */
export function ConfirmPage() {
  usePageTitle(words.title);
  const client = useQueryClient();
  const token = useLinkToken("confirm", "change");
  const confirming = useMutation({ mutationFn: confirmEmail, onSuccess: () => client.clear(), retry: false });
  if (confirming.isSuccess) {
    return (
      <AuthLayout>
        <div role="status" className="grid gap-2">
          <h1 className="text-2xl">{words.done}</h1>
          <p className="break-words">{words.doneText(confirming.data)}</p>
        </div>
        <ButtonLink to="/" variant="primary">
          {words.on}
        </ButtonLink>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout>
      <div className="grid gap-2">
        <h1 className="text-2xl">{words.title}</h1>
        <p className="text-muted">{words.lead}</p>
      </div>
      <AuthError error={confirming.error} />
      {token === null ? (
        <div role="alert">
          <Banner tone="danger">{recovery.broken}</Banner>
        </div>
      ) : (
        <PendingButton variant="primary" isPending={confirming.isPending} onClick={() => confirming.mutate(token)}>
          {confirming.isPending ? words.busy : words.submit}
        </PendingButton>
      )}
    </AuthLayout>
  );
}

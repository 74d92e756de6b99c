import { useMutation, useQueryClient } from "@tanstack/react-query";
import { confirmEmail } from "../../../api/recovery.ts";
import { usePageTitle } from "../../../ui/page-title.ts";
import { PendingButton } from "../../../ui/pending-button.tsx";
import { AuthError } from "../auth-error.tsx";
import { AuthLayout } from "../auth-layout.tsx";
import { useLinkToken } from "./link-token.ts";
import { recovery } from "./messages.ts";
import { BrokenLink, DonePage, Head } from "./page-parts.tsx";

const words = recovery.confirm;

/** Where the link of a mail leads to that asks whose an address is. A person presses: programs that look into mails open links too. */
export function ConfirmPage() {
  usePageTitle(words.title);
  const client = useQueryClient();
  const token = useLinkToken("confirm", "change");
  const confirming = useMutation({ mutationFn: confirmEmail, onSuccess: () => client.clear(), retry: false });
  if (confirming.isSuccess)
    return <DonePage title={words.done} text={words.doneText(confirming.data)} to="/" on={words.on} />;
  return (
    <AuthLayout>
      <Head title={words.title} lead={words.lead} />
      <AuthError error={confirming.error} />
      {token === null ? (
        <BrokenLink />
      ) : (
        <PendingButton variant="primary" isPending={confirming.isPending} onClick={() => confirming.mutate(token)}>
          {confirming.isPending ? words.busy : words.submit}
        </PendingButton>
      )}
    </AuthLayout>
  );
}

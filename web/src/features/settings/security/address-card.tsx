import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { sendConfirmation } from "../../../api/account-security.ts";
import { keys } from "../../../api/keys.ts";
import { meQuery } from "../../../api/me.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Card } from "../../../ui/card.tsx";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { PendingButton } from "../../../ui/pending-button.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { toast } from "../../../ui/toast.ts";
import { signInMessages } from "./sign-in-messages.ts";

const AddressDialog = lazy(() => import("./change-dialogs.tsx").then((file) => ({ default: file.AddressDialog })));

const words = signInMessages.address;

/** Reminds of an address that is not confirmed, and has the mail sent once more. */
function Unconfirmed() {
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: sendConfirmation,
    onSuccess: async (isSent) => {
      toast(isSent ? words.sent : words.confirmed);
      await client.invalidateQueries({ queryKey: keys.me });
    },
  });
  return (
    <>
      {sending.error && <ErrorPanel error={sending.error} title={words.sendFailed} />}
      <Banner
        tone="warn"
        actions={
          <PendingButton isPending={sending.isPending} onClick={() => sending.mutate()}>
            {words.again}
          </PendingButton>
        }
      >
        {words.unconfirmed}
      </Banner>
    </>
  );
}

/** The address somebody signs in with, and whether it is confirmed. */
export function AddressCard() {
  const { data: user } = useSuspenseQuery(meQuery);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Card title={words.title}>
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="font-medium break-all">{user.email}</p>
          <PlainButton onClick={() => setIsOpen(true)}>{words.change}</PlainButton>
        </div>
        {user.confirmEmail && <Unconfirmed />}
      </div>
      <Suspense>{isOpen && <AddressDialog onClose={() => setIsOpen(false)} />}</Suspense>
    </Card>
  );
}

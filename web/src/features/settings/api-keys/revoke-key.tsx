import type { ApiKey } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { revokeApiKey } from "../../../api/api-keys.ts";
import { keys } from "../../../api/keys.ts";
import { NativeDialog } from "../../../ui/native-dialog.tsx";
import { PendingButton } from "../../../ui/pending-button.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { toast } from "../../../ui/toast.ts";
import { apiKeyMessages as words } from "./messages.ts";

/** Asks once more: what works with the key stops. */
export function RevokeKey({ apiKey: { id, name }, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const client = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => revokeApiKey(id),
    onSuccess: () => toast(words.revoked(name)),
    onError: () => toast(words.revokeFailed(name)),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.apiKeys });
      onClose();
    },
  });
  return (
    <NativeDialog
      role="alertdialog"
      title={words.revokeTitle(name)}
      onClose={onClose}
      actions={
        <>
          <PlainButton onClick={onClose}>{words.keep}</PlainButton>
          <PendingButton variant="danger" isPending={revoking.isPending} onClick={() => revoking.mutate()}>
            {words.revoke}
          </PendingButton>
        </>
      }
    >
      <p>{words.revokeText}</p>
    </NativeDialog>
  );
}

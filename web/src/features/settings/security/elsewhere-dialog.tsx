import type { SignInWays } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { beginToConnect, disconnect, waysQuery } from "../../../api/sign-in-ways.ts";
import { fieldErrorsOf } from "../../../api/problem.ts";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { toast } from "../../../ui/toast.ts";
import { securityMessages } from "./messages.ts";
import { PasswordAsked } from "./proof-fields.tsx";
import { signInMessages } from "./sign-in-messages.ts";

const words = signInMessages.elsewhere;

type ElsewhereDialogProps = { way: SignInWays["elsewhere"][number]; onClose: () => void };

/** Asks for the password before an account elsewhere is connected, or taken away. */
export function ElsewhereDialog({ way, onClose }: ElsewhereDialogProps) {
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const isConnected = way.since !== null;
  const changing = useMutation({
    mutationFn: async () => {
      const wish = { provider: way.id, password };
      if (isConnected) return disconnect(wish);
      location.assign(await beginToConnect({ ...wish, redirect: location.pathname }));
    },
    onSuccess: async () => {
      if (!isConnected) return;
      await client.invalidateQueries({ queryKey: waysQuery.queryKey });
      toast(words.disconnected);
      onClose();
    },
    retry: false,
  });
  const wrong = fieldErrorsOf(changing.error)["password"];
  return (
    <FormDialog
      title={isConnected ? words.disconnectOf(way.name) : words.connectOf(way.name)}
      onClose={onClose}
      onSubmit={() => changing.mutate()}
      isSaving={changing.isPending || (changing.isSuccess && !isConnected)}
      words={{ cancel: securityMessages.cancel, submit: isConnected ? words.disconnect : securityMessages.next }}
    >
      {changing.error && wrong === undefined && <ErrorPanel error={changing.error} title={words.failed} />}
      <p>{isConnected ? words.disconnectText : words.connectText}</p>
      <PasswordAsked value={password} error={wrong} onChange={setPassword} />
    </FormDialog>
  );
}

import type { FullProof } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newRecoveryCodes, turnTwoFactorOff } from "../../../api/factors.ts";
import { keys } from "../../../api/keys.ts";
import { fieldErrorsOf } from "../../../api/problem.ts";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { toast } from "../../../ui/toast.ts";
import { CodesDialog } from "./codes-dialog.tsx";
import { securityMessages } from "./messages.ts";
import { CodeAsked, PasswordAsked } from "./proof-fields.tsx";

const words = securityMessages.step;

/** What needs the password and a code: turning it off, or new recovery codes. */
export function ProvenDialog({ what, onClose }: { what: "off" | "codes"; onClose: () => void }) {
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const doing = useMutation({
    mutationFn: async (proof: FullProof): Promise<readonly string[]> => {
      if (what === "codes") return (await newRecoveryCodes(proof)).recoveryCodes;
      await turnTwoFactorOff(proof);
      return [];
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.twoFactor });
      if (what === "codes") return;
      toast(words.offDone);
      onClose();
    },
  });
  if (what === "codes" && doing.data) return <CodesDialog codes={doing.data} onClose={onClose} />;
  const fields = fieldErrorsOf(doing.error);
  const isOff = what === "off";
  return (
    <FormDialog
      title={isOff ? words.offTitle : words.newTitle}
      onClose={onClose}
      onSubmit={() => doing.mutate({ password, code })}
      isSaving={doing.isPending || code.trim() === ""}
      words={{ cancel: securityMessages.cancel, submit: isOff ? words.turnOff : words.newSubmit }}
    >
      {doing.error && Object.keys(fields).length === 0 && <ErrorPanel error={doing.error} title={words.failed} />}
      <p>{isOff ? words.offText : words.newText}</p>
      <PasswordAsked value={password} error={fields["password"]} onChange={setPassword} />
      <CodeAsked label={securityMessages.anyCode} value={code} error={fields["code"]} onChange={setCode} />
    </FormDialog>
  );
}

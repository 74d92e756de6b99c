import type { Suppression } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keys } from "../../../api/keys.ts";
import { fieldErrorsOf } from "../../../api/problem.ts";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { toast } from "../../../ui/toast.ts";
import { liftSuppression } from "../api/contacts.ts";
import { messages } from "../messages.ts";

const words = messages.lift;

type LiftDialogProps = { businessId: string; suppression: Suppression; onClose: () => void };

/** Takes an address off the list of those that get nothing: with a reason, which stays on record. */
export function LiftDialog({ businessId, suppression: { channel, key, hint, reason }, onClose }: LiftDialogProps) {
  const client = useQueryClient();
  const [proof, setProof] = useState("");
  const lifting = useMutation({
    mutationFn: () => liftSuppression(businessId, { channel, key, proof: proof.trim() }),
    onSuccess: () => {
      toast(words.done(hint), { tone: "ok" });
      onClose();
      return client.invalidateQueries({ queryKey: keys.contacts(businessId) });
    },
  });
  const errors = fieldErrorsOf(lifting.error);
  return (
    <FormDialog
      title={words.title}
      onClose={onClose}
      isSaving={lifting.isPending}
      words={{ cancel: words.cancel, submit: lifting.isPending ? words.lifting : words.submit }}
      onSubmit={() => lifting.mutate()}
    >
      {lifting.isError && errors["proof"] === undefined && <ErrorPanel error={lifting.error} title={words.failed} />}
      <p>
        <bdi className="font-medium">{hint}</bdi>
        <span className="text-muted"> · {messages.suppressed[reason]}</span>
      </p>
      <p className="text-sm">{words.why[reason]}</p>
      <PlainField
        label={words.proof}
        hint={words.proofHint}
        maxLength={200}
        value={proof}
        data-first-focus
        error={errors["proof"]}
        onChange={(event) => setProof(event.target.value)}
      />
    </FormDialog>
  );
}

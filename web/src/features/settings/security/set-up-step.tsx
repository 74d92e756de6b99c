import type { TwoFactorSetup } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { beginTwoFactor, confirmTwoFactor } from "../../../api/factors.ts";
import { keys } from "../../../api/keys.ts";
import { fieldErrorsOf } from "../../../api/problem.ts";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { Snippet } from "../../../ui/snippet.tsx";
import { CodesDialog } from "./codes-dialog.tsx";
import { securityMessages } from "./messages.ts";
import { CodeAsked, PasswordAsked } from "./proof-fields.tsx";

const words = securityMessages.step;

const Qr = ({ qr: { size, path } }: Pick<TwoFactorSetup, "qr">) => (
  <svg
    role="img"
    aria-label={words.qr}
    viewBox={`0 0 ${size} ${size}`}
    shapeRendering="crispEdges"
    className="mx-auto w-52 max-w-full rounded-control"
  >
    {/* Black on white in a dark page too, or cameras do not see it. */}
    <rect width={size} height={size} fill="#fff" />
    <path d={path} fill="#000" />
  </svg>
);

/** Password, then the app, then its first code, then the recovery codes. */
export function SetUpStep({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const begin = useMutation({ mutationFn: () => beginTwoFactor({ password }) });
  const confirm = useMutation({
    mutationFn: () => confirmTwoFactor(code),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.twoFactor }),
  });
  if (confirm.data) return <CodesDialog codes={confirm.data.recoveryCodes} onClose={onClose} />;
  const setup = begin.data;
  const { error } = setup ? confirm : begin;
  const fields = fieldErrorsOf(error);
  const failure = error && Object.keys(fields).length === 0 && <ErrorPanel error={error} title={words.failed} />;
  if (!setup) {
    return (
      <FormDialog
        title={words.setUp}
        onClose={onClose}
        onSubmit={() => begin.mutate()}
        isSaving={begin.isPending}
        words={{ cancel: securityMessages.cancel, submit: securityMessages.next }}
      >
        {failure}
        <PasswordAsked value={password} error={fields["password"]} onChange={setPassword} />
      </FormDialog>
    );
  }
  return (
    <FormDialog
      title={words.scanTitle}
      onClose={onClose}
      onSubmit={() => confirm.mutate()}
      isSaving={confirm.isPending || code.trim() === ""}
      words={{ cancel: securityMessages.cancel, submit: words.confirm }}
    >
      {failure}
      <p>{words.scanText}</p>
      <Qr qr={setup.qr} />
      <Snippet label={words.byHand} text={words.byHandText} code={setup.secret} words={securityMessages.copyWords} />
      <CodeAsked value={code} error={fields["code"]} onChange={setCode} />
    </FormDialog>
  );
}

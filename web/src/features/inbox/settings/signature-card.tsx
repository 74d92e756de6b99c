import type { InboxSettings } from "@handbill/contracts";
import { useState } from "react";
import { fieldErrorsOf } from "../../../api/problem.ts";
import { Card } from "../../../ui/card.tsx";
import { PendingButton } from "../../../ui/pending-button.tsx";
import { PlainTextArea } from "../../../ui/plain-text-area.tsx";
import { settingsMessages } from "./messages.ts";
import { useInboxSettings } from "./use-inbox-settings.ts";

const words = settingsMessages.signature;

/** What stands below every reply. */
export function SignatureCard({ businessId, settings }: { businessId: string; settings: InboxSettings }) {
  const [signature, setSignature] = useState(settings.signature);
  const { mutate, isPending, error } = useInboxSettings(businessId, words);
  return (
    <Card title={words.title}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ signature });
        }}
      >
        <PlainTextArea
          label={words.label}
          hint={words.hint}
          maxLength={2000}
          value={signature}
          error={fieldErrorsOf(error)["signature"]}
          onChange={setSignature}
        />
        <div>
          <PendingButton type="submit" variant="primary" isPending={isPending}>
            {words.save}
          </PendingButton>
        </div>
      </form>
    </Card>
  );
}

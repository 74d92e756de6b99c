import type { Campaign } from "@handbill/contracts";
import { useState } from "react";
import { EstimateNote } from "../../../ui/estimate-note.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainTextArea } from "../../../ui/plain-text-area.tsx";
import { StartFailure } from "../../../ui/start-failure.tsx";
import { usePlanAgain } from "../api/campaign-changes.ts";
import { strategyMessages as copy } from "./messages.ts";

/** Asks what should be different, then plans again. */
export function PlanAgainForm({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const [instruction, setInstruction] = useState("");
  const plan = usePlanAgain(campaign.businessId);
  const send = () => {
    const wish = instruction.trim();
    plan.mutate({ campaignId: campaign.id, ...(wish === "" ? {} : { instruction: wish }) }, { onSuccess: onClose });
  };
  return (
    <form
      aria-label={copy.planAgainTitle}
      className="grid gap-3 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <PlainTextArea
        label={copy.instruction}
        hint={copy.planAgainHint}
        value={instruction}
        onChange={setInstruction}
        maxLength={1000}
        dir="auto"
        autoFocus
      />
      <div className="flex flex-wrap gap-1.5">
        {copy.ideas.map((idea) => (
          <PlainButton key={idea} size="sm" onClick={() => setInstruction(idea)}>
            {idea}
          </PlainButton>
        ))}
      </div>
      {plan.isError && <StartFailure error={plan.error} title={copy.startFailed} onRetry={send} />}
      <div className="flex flex-wrap gap-2">
        <PlainButton type="submit" variant="primary" asksWriter disabled={plan.isPending}>
          {copy.planAgainSubmit}
        </PlainButton>
        <PlainButton variant="quiet" onClick={onClose}>
          {copy.cancel}
        </PlainButton>
      </div>
      <EstimateNote of={{ campaignId: campaign.id, what: "plan" }} />
    </form>
  );
}

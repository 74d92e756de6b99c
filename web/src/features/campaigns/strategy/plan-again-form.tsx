import type { Campaign } from "@handbill/contracts";
import { CircleCheck, History, RefreshCw } from "lucide-react";
import { useEffect, useState } from "react";
import { cardClass } from "../../../ui/classes.ts";
import { EstimateNote } from "../../../ui/estimate-note.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainTextArea } from "../../../ui/plain-text-area.tsx";
import { StartFailure } from "../../../ui/start-failure.tsx";
import { usePlanAgain } from "../api/campaign-changes.ts";
import { laterMessages as later } from "./later-messages.ts";
import { strategyMessages as copy } from "./messages.ts";
import { keepWish, readWish } from "./wish.ts";

const size = 16;

/** Before anything is pressed: what stays, what makes room, what is kept. */
function WhatHappens({ campaign: { contents, planVersion } }: { campaign: Campaign }) {
  const unwritten = contents.placeholder + contents.failed;
  const lines = [
    { icon: <CircleCheck size={size} aria-hidden />, text: later.stays(contents.total - unwritten) },
    { icon: <RefreshCw size={size} aria-hidden />, text: later.replaced(unwritten) },
    { icon: <History size={size} aria-hidden />, text: later.kept(planVersion) },
  ];
  return (
    <div className="grid content-start gap-1.5 text-sm">
      <p className="text-sm font-medium">{later.whatHappens}</p>
      <ul className="grid gap-1 text-muted">
        {lines.map(({ icon, text }) => (
          <li key={text} className="flex items-start gap-2">
            <span className="mt-0.5 shrink-0">{icon}</span>
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

type PlanAgainFormProps = { campaign: Campaign; onClose: () => void; onStarted: () => void };

/** Asks what should be different, says what that does, then plans again. */
export function PlanAgainForm({ campaign, onClose, onStarted }: PlanAgainFormProps) {
  const [instruction, setInstruction] = useState(() => readWish(campaign.id));
  const plan = usePlanAgain(campaign.businessId);
  useEffect(() => keepWish(campaign.id, instruction), [campaign.id, instruction]);
  const send = () => {
    const wish = instruction.trim();
    plan.mutate(
      { campaignId: campaign.id, ...(wish === "" ? {} : { instruction: wish }) },
      {
        onSuccess: () => {
          keepWish(campaign.id, "");
          onStarted();
        },
      },
    );
  };
  /** A chip adds to what is typed, never takes its place. */
  const add = (idea: string) =>
    setInstruction((typed) =>
      typed.trim() === "" ? idea : `${typed.trim().replace(/[.,;]$/, "")}, ${idea.toLowerCase()}`,
    );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys that are typed in its field
    <form
      aria-label={later.planAgainTitle}
      className={`${cardClass} grid animate-fade gap-4 p-4 md:p-6 print:hidden`}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
        <div className="grid content-start gap-3">
          <PlainTextArea
            label={later.instruction}
            hint={later.planAgainHint}
            value={instruction}
            onChange={setInstruction}
            maxLength={1000}
            dir="auto"
            autoFocus
          />
          <div className="flex flex-wrap gap-1.5">
            {later.ideas.map((idea) => (
              <PlainButton key={idea} size="sm" onClick={() => add(idea)}>
                {idea}
              </PlainButton>
            ))}
          </div>
        </div>
        <WhatHappens campaign={campaign} />
      </div>
      {plan.isError && <StartFailure error={plan.error} title={copy.startFailed} onRetry={send} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="flex flex-wrap gap-2">
          <PlainButton type="submit" variant="primary" disabled={plan.isPending}>
            {later.planAgainSubmit}
          </PlainButton>
          <PlainButton variant="quiet" onClick={onClose}>
            {later.cancel}
          </PlainButton>
        </span>
        <EstimateNote of={{ campaignId: campaign.id, what: "plan" }} />
      </div>
    </form>
  );
}

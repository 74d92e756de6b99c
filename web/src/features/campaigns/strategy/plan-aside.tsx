import type { Campaign } from "@handbill/contracts";
import { useNavigate } from "@tanstack/react-router";
import { PenLine } from "lucide-react";
import { useState } from "react";
import { ButtonLink } from "../../../ui/button-link.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { formatPeriod } from "../../../ui/dates.ts";
import { EstimateNote } from "../../../ui/estimate-note.tsx";
import { formatMoney } from "../../../ui/money.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Rating } from "../../../ui/rating.tsx";
import { Receipt } from "../../../ui/receipt.tsx";
import { StartFailure } from "../../../ui/start-failure.tsx";
import { Written } from "../../../ui/written.tsx";
import { useRatePlan, useWriteAll } from "../api/campaign-changes.ts";
import { strategyMessages as copy } from "./messages.ts";
import { PlanAgainForm } from "./plan-again-form.tsx";

const BOARD = "/b/$businessId/campaigns/$campaignId/board";

function WriteButton({ campaign }: { campaign: Campaign }) {
  const navigate = useNavigate();
  const writing = useWriteAll(campaign.businessId);
  const params = { businessId: campaign.businessId, campaignId: campaign.id };
  const { placeholder, failed, generating, total } = campaign.contents;
  const open = placeholder + failed;
  const isFirst = placeholder === total;
  if (open === 0 || generating > 0) {
    return (
      <ButtonLink to={BOARD} params={params} variant="primary">
        {copy.openBoard}
      </ButtonLink>
    );
  }
  const write = () =>
    writing.mutate({ campaignId: campaign.id }, { onSuccess: () => void navigate({ to: BOARD, params }) });
  return (
    <>
      <PlainButton
        variant="primary"
        icon={<PenLine size={18} aria-hidden />}
        asksWriter
        disabled={writing.isPending}
        onClick={write}
      >
        {writing.isPending ? copy.writing : isFirst ? copy.write(open) : copy.writeRest(open)}
      </PlainButton>
      {writing.isError && <StartFailure error={writing.error} title={copy.startFailed} onRetry={write} />}
      {!isFirst && (
        <ButtonLink to={BOARD} params={params}>
          {copy.openBoard}
        </ButtonLink>
      )}
      <EstimateNote of={{ campaignId: campaign.id, what: "contents" }} />
    </>
  );
}

function Facts({ campaign }: { campaign: Campaign }) {
  const { budget } = campaign;
  return (
    <dl className="grid gap-2 text-sm">
      <div>
        <dt className="text-muted">{copy.goalLabel}</dt>
        <dd>
          <Written>{campaign.goal}</Written>
        </dd>
      </div>
      {[
        [copy.period, formatPeriod(campaign.startsOn, campaign.endsOn)],
        [copy.piecesLabel, String(campaign.contents.total)],
        [copy.budgetLabel, budget === null ? copy.none : formatMoney(budget)],
      ].map(([term, text]) => (
        <div key={term} className="flex justify-between gap-4">
          <dt className="text-muted">{term}</dt>
          <dd className="text-end tabular-nums">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Beside the plan: the way on, another try, the facts and the receipt. */
export function PlanAside({ campaign }: { campaign: Campaign }) {
  const [isPlanningAgain, setIsPlanningAgain] = useState(false);
  const rate = useRatePlan(campaign);
  return (
    <aside aria-label={copy.facts} className="grid content-start gap-4 lg:sticky lg:top-6 lg:self-start">
      <div className={`${cardClass} grid gap-3 p-4 md:p-5`}>
        <WriteButton campaign={campaign} />
        <p className="text-sm text-muted">{copy.writeNote}</p>
      </div>
      <div className={`${cardClass} grid gap-4 p-4 md:p-5`}>
        <h2 className="text-base">{copy.facts}</h2>
        <Facts campaign={campaign} />
        {isPlanningAgain ? (
          <PlanAgainForm campaign={campaign} onClose={() => setIsPlanningAgain(false)} />
        ) : (
          <PlainButton onClick={() => setIsPlanningAgain(true)}>{copy.planAgain}</PlainButton>
        )}
        {campaign.strategy !== null && (
          <>
            <Rating rating={campaign.rating} onRate={(judgement) => rate.mutate(judgement)} />
            <Receipt receipt={campaign.strategy.receipt} />
          </>
        )}
      </div>
    </aside>
  );
}

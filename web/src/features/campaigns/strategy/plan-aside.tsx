import type { Campaign } from "@handbill/contracts";
import { useNavigate } from "@tanstack/react-router";
import { PenLine, Printer } from "lucide-react";
import { ButtonLink } from "../../../ui/button-link.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { formatPeriod } from "../../../ui/dates.ts";
import { EstimateNote } from "../../../ui/estimate-note.tsx";
import { formatMoney } from "../../../ui/money.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Rating } from "../../../ui/rating.tsx";
import { StartFailure } from "../../../ui/start-failure.tsx";
import { useRatePlan, useWriteAll } from "../api/campaign-changes.ts";
import { strategyMessages as copy } from "./messages.ts";
import { TableOfContents } from "./table-of-contents.tsx";

const BOARD = "/b/$businessId/campaigns/$campaignId/board";

function WriteButton({ campaign }: { campaign: Campaign }) {
  const navigate = useNavigate();
  const writing = useWriteAll(campaign.businessId);
  const params = { businessId: campaign.businessId, campaignId: campaign.id };
  const { placeholder, failed, generating, total } = campaign.contents;
  const open = placeholder + failed;
  const isFirst = placeholder === total;
  if (open === 0 || generating > 0 || campaign.status === "planning") {
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
        takes="edit"
        variant="primary"
        icon={<PenLine size={18} aria-hidden />}
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

/** Period, pieces and money, in one look. */
export function CampaignFacts({ campaign }: { campaign: Campaign }) {
  const { budget } = campaign;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
      {[
        [copy.period, formatPeriod(campaign.startsOn, campaign.endsOn)],
        [copy.piecesLabel, String(campaign.contents.total)],
        [copy.budgetLabel, budget === null ? copy.none : formatMoney(budget)],
      ].map(([term, text]) => (
        <div key={term}>
          <dt className="text-muted">{term}</dt>
          <dd className="font-medium tabular-nums">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function PlanRating({ campaign }: { campaign: Campaign }) {
  const rate = useRatePlan(campaign);
  return <Rating rating={campaign.rating} onRate={(judgement) => rate.mutate(judgement)} />;
}

/** Beside the plan: the way on, where one is in it, and what one thinks of it. */
export function PlanAside({ campaign, hasContents }: { campaign: Campaign; hasContents: boolean }) {
  return (
    <aside
      aria-label={copy.facts}
      className="grid content-start gap-5 lg:sticky lg:top-[calc(1.5rem+var(--bars,0px))] lg:self-start print:hidden"
    >
      <div className={`${cardClass} grid gap-3 p-4 md:p-5`}>
        <WriteButton campaign={campaign} />
        <p className="text-sm text-muted">{copy.writeNote}</p>
      </div>
      {hasContents && <TableOfContents />}
      <div className="grid justify-items-start gap-3 px-3 max-lg:hidden">
        <PlanRating campaign={campaign} />
        <PlainButton size="sm" variant="quiet" icon={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
          {copy.print}
        </PlainButton>
      </div>
    </aside>
  );
}

/** The same question on a phone, where one has read to the end. */
export const RatingBelow = ({ campaign }: { campaign: Campaign }) => (
  <div className="lg:hidden print:hidden">
    <PlanRating campaign={campaign} />
  </div>
);

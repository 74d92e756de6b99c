import { KEPT_PLANS, type Campaign, type PlanVersion } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useActiveBusiness } from "../../../../api/businesses.ts";
import { planVersionsQuery } from "../../../../api/plans.ts";
import { ButtonLink } from "../../../../ui/button-link.tsx";
import { cardClass } from "../../../../ui/classes.ts";
import { formatMoment } from "../../../../ui/dates.ts";
import { PlainButton, PlainIconButton } from "../../../../ui/plain-button.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Skeleton } from "../../../../ui/skeleton.tsx";
import { Written } from "../../../../ui/written.tsx";
import { useRestorePlan } from "../../api/plan-changes.ts";
import { CHAPTERS } from "../anchors.ts";
import { laterMessages as later } from "../later-messages.ts";

/** Who made a plan, and how, in words. */
function originOf({ author, parts, restoredFrom }: PlanVersion): string {
  if (restoredFrom !== null) return later.broughtBack(restoredFrom);
  if (author === "ai") return later.byAi;
  return later.byYou(parts.map((part) => CHAPTERS[part].title).join(", "));
}

type RowProps = { campaign: Campaign; plan: PlanVersion; isBusy: boolean; onRestore: () => void };

function PlanRow({ campaign, plan, isBusy, onRestore }: RowProps) {
  const { timezone } = useActiveBusiness();
  const isPresent = plan.version === campaign.planVersion;
  const params = { businessId: campaign.businessId, campaignId: campaign.id };
  return (
    <li className="grid gap-x-6 gap-y-2 py-4 sm:grid-cols-[1fr_auto] sm:items-start">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{later.plan(plan.version)}</span>
          {isPresent && (
            <span className="rounded-full bg-accent-soft px-2 text-sm font-medium text-accent">
              {later.presentPlan}
            </span>
          )}
          <span className="text-sm text-muted">
            {originOf(plan)} · <time dateTime={plan.createdAt}>{formatMoment(plan.createdAt, timezone)}</time>
          </span>
        </p>
        {plan.instruction !== null && <bdi className="text-sm">{later.wish(plan.instruction)}</bdi>}
        <Written as="p" className="measure line-clamp-2 text-sm text-muted">
          {plan.excerpt}
        </Written>
      </div>
      {!isPresent && (
        <span className="flex flex-wrap gap-2">
          <ButtonLink
            to="/b/$businessId/campaigns/$campaignId/strategy"
            params={params}
            search={{ compare: plan.version }}
            size="sm"
            variant="quiet"
            aria-label={later.compareWith(plan.version)}
          >
            {later.compare}
          </ButtonLink>
          <PlainButton
            takes="edit"
            size="sm"
            disabled={isBusy}
            aria-label={later.restorePlan(plan.version)}
            onClick={onRestore}
          >
            {later.restore}
          </PlainButton>
        </span>
      )}
    </li>
  );
}

function PlanRows({ campaign }: { campaign: Campaign }) {
  const { businessId, id, planVersion } = campaign;
  const { data: plans } = useSuspenseQuery(planVersionsQuery(businessId, id, planVersion));
  const { restore, isPending } = useRestorePlan(campaign);
  return (
    <ol className="divide-y divide-line">
      {plans.map((plan) => (
        <PlanRow
          key={plan.version}
          campaign={campaign}
          plan={plan}
          isBusy={isPending || campaign.status === "planning"}
          onRestore={() => restore(plan.version, planVersion)}
        />
      ))}
    </ol>
  );
}

/** All plans a campaign has had, newest first. */
export function PlanHistory({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes it from wherever one is in it
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={later.historyTitle}
      className={`${cardClass} grid animate-fade gap-2 p-4 outline-none md:p-6 print:hidden`}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <div className="flex items-start justify-between gap-3">
        <h2 className="py-1 text-lg">{later.historyTitle}</h2>
        <PlainIconButton aria-label={later.close} onClick={onClose}>
          <X size={20} aria-hidden />
        </PlainIconButton>
      </div>
      <p className="measure text-sm text-muted">{later.historyLead(KEPT_PLANS)}</p>
      <Section errorTitle={later.historyFailed} skeleton={<Skeleton lines={4} />}>
        <PlanRows campaign={campaign} />
      </Section>
    </section>
  );
}

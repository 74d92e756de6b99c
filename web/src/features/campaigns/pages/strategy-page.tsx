import { KEPT_PLANS, type Campaign, type Strategy } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { History, RefreshCw } from "lucide-react";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useBusinessId } from "../../../api/businesses.ts";
import { campaignQuery } from "../../../api/campaigns.ts";
import { TextLink } from "../../../ui/button-link.tsx";
import { DemoModelNotice } from "../../../ui/demo-model-notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { StatusPill } from "../../../ui/status-pill.tsx";
import { Written } from "../../../ui/written.tsx";
import { strategyMessages as copy } from "../strategy/messages.ts";
import { CampaignFacts, PlanAside, RatingBelow } from "../strategy/plan-aside.tsx";
import { PlanDocument } from "../strategy/plan-document.tsx";
import { usePlanJob } from "../strategy/use-plan-refresh.ts";

const later = () => import("../strategy/later.ts");
const PlanningPanel = lazy(() => later().then((file) => ({ default: file.PlanningPanel })));
const FailedPlan = lazy(() => later().then((file) => ({ default: file.FailedPlan })));
const PlanAgainForm = lazy(() => later().then((file) => ({ default: file.PlanAgainForm })));
const PlanHistory = lazy(() => later().then((file) => ({ default: file.PlanHistory })));
const PlanComparison = lazy(() => later().then((file) => ({ default: file.PlanComparison })));

/** The server may have lost sight of a job, as after a restart: the campaign is then asked itself. */
const PLANNING_POLL_MS = 10_000;

/** What the address says is shown: an earlier plan to compare with, the list of plans, both or neither. */
function usePlace(campaign: Campaign) {
  const { compare, show } = useSearch({ from: "/b/$businessId/campaigns/$campaignId/strategy" });
  const navigate = useNavigate();
  const params = { businessId: campaign.businessId, campaignId: campaign.id };
  const go = (search: { compare?: number; show?: "plans" }) =>
    void navigate({
      to: "/b/$businessId/campaigns/$campaignId/strategy",
      params,
      search,
      resetScroll: false,
    });
  const isEarlier = Number.isInteger(compare) && compare !== undefined && compare > 0 && compare < campaign.planVersion;
  return { compared: isEarlier ? compare : null, showsHistory: show === "plans", go };
}

type Place = ReturnType<typeof usePlace>;

function PlanBody({ campaign, strategy, place }: { campaign: Campaign; strategy: Strategy; place: Place }) {
  const { compared } = place;
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_17rem] print:block">
      <div className="lg:order-2">
        <PlanAside campaign={campaign} hasContents={compared === null} />
      </div>
      {compared === null ? (
        <PlanDocument campaign={campaign} strategy={strategy} />
      ) : (
        <Section errorTitle={copy.planGone} skeleton={<Skeleton lines={2} height="page" />}>
          <PlanComparison key={compared} campaign={campaign} strategy={strategy} version={compared} />
        </Section>
      )}
      <RatingBelow campaign={campaign} />
    </div>
  );
}

function Plan({ campaign, place, children }: { campaign: Campaign; place: Place; children: ReactNode }) {
  const job = usePlanJob(campaign);
  const { strategy, status } = campaign;
  return (
    <div className="grid gap-6">
      {status === "planning" && (
        <Suspense fallback={<Skeleton height="page" />}>
          <PlanningPanel campaign={campaign} job={job} />
        </Suspense>
      )}
      {status === "failed" && (
        <Suspense fallback={<Skeleton height="card" />}>
          <FailedPlan campaign={campaign} job={job} />
        </Suspense>
      )}
      {children}
      {strategy !== null && <DemoModelNotice isDemo={strategy.receipt.demo} />}
      {strategy !== null && <CampaignFacts campaign={campaign} />}
      {strategy !== null && <PlanBody campaign={campaign} strategy={strategy} place={place} />}
    </div>
  );
}

type ActionsProps = { campaign: Campaign; place: Place; isPlanning: boolean; onPlanAgain: () => void };

function Actions({ campaign, place, isPlanning, onPlanAgain }: ActionsProps) {
  if (campaign.strategy === null) return null;
  const { showsHistory, go } = place;
  return (
    <span className="flex flex-wrap gap-2 print:hidden">
      <PlainButton
        size="sm"
        variant="quiet"
        icon={<History size={16} aria-hidden />}
        aria-expanded={showsHistory}
        onClick={() => go(showsHistory ? {} : { show: "plans" })}
      >
        {copy.history(Math.min(campaign.planVersion, KEPT_PLANS))}
      </PlainButton>
      {campaign.status !== "planning" && !isPlanning && (
        <PlainButton takes="edit" size="sm" icon={<RefreshCw size={16} aria-hidden />} onClick={onPlanAgain}>
          {copy.planAgain}
        </PlainButton>
      )}
    </span>
  );
}

function StrategyView() {
  const businessId = useBusinessId();
  const { campaignId = "" } = useParams({ strict: false });
  const { data: campaign } = useSuspenseQuery({
    ...campaignQuery(businessId, campaignId),
    refetchInterval: ({ state }) => (state.data?.status === "planning" ? PLANNING_POLL_MS : false),
  });
  const place = usePlace(campaign);
  const [isPlanningAgain, setIsPlanningAgain] = useState(false);
  const closeForm = () => setIsPlanningAgain(false);
  /** Once the new plan is there, it is shown beside the one it replaces. */
  const started = () => {
    closeForm();
    place.go({ compare: campaign.planVersion });
  };
  return (
    <>
      <PageHeader
        title={campaign.name}
        description={<Written>{campaign.goal}</Written>}
        status={<StatusPill status={campaign.status} />}
        back={
          <TextLink isAlone to="/b/$businessId/campaigns" params={{ businessId }}>
            {copy.back}
          </TextLink>
        }
        actions={
          <Actions
            campaign={campaign}
            place={place}
            isPlanning={isPlanningAgain}
            onPlanAgain={() => setIsPlanningAgain(true)}
          />
        }
      />
      <Plan campaign={campaign} place={place}>
        <Suspense fallback={<Skeleton lines={2} />}>
          {isPlanningAgain && <PlanAgainForm campaign={campaign} onClose={closeForm} onStarted={started} />}
          {place.showsHistory && campaign.strategy !== null && (
            <PlanHistory campaign={campaign} onClose={() => place.go({})} />
          )}
        </Suspense>
      </Plan>
    </>
  );
}

/** The plan of one campaign: in the making, failed, or ready to be read, changed, compared and written out. */
export const StrategyPage = () => (
  <Section heading={copy.page} errorTitle={copy.loadFailed} skeleton={<Skeleton lines={2} height="page" />}>
    <StrategyView />
  </Section>
);

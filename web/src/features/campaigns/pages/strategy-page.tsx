import type { Campaign } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useBusinessId } from "../../../api/businesses.ts";
import { campaignQuery } from "../../../api/campaigns.ts";
import { TextLink } from "../../../ui/button-link.tsx";
import { DemoModelNotice } from "../../../ui/demo-model-notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { StatusPill } from "../../../ui/status-pill.tsx";
import { FailedPlan } from "../strategy/failed-plan.tsx";
import { strategyMessages as copy } from "../strategy/messages.ts";
import { PlanAside } from "../strategy/plan-aside.tsx";
import { PlanDocument } from "../strategy/plan-document.tsx";
import { PlanningPanel } from "../strategy/planning-panel.tsx";
import { usePlanJob } from "../strategy/use-plan-refresh.ts";

/** The server may have lost sight of a job, as after a restart: the campaign is then asked itself. */
const PLANNING_POLL_MS = 10_000;

function Plan({ campaign }: { campaign: Campaign }) {
  const job = usePlanJob(campaign);
  const { strategy, status } = campaign;
  return (
    <div className="grid gap-6">
      {status === "planning" && <PlanningPanel campaign={campaign} job={job} />}
      {status === "failed" && <FailedPlan campaign={campaign} job={job} />}
      {strategy !== null && <DemoModelNotice isDemo={strategy.receipt.demo} />}
      {strategy !== null && (
        <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
          <div className="lg:order-2">
            <PlanAside campaign={campaign} />
          </div>
          <PlanDocument strategy={strategy} />
        </div>
      )}
    </div>
  );
}

function StrategyView() {
  const businessId = useBusinessId();
  const { campaignId = "" } = useParams({ strict: false });
  const { data: campaign } = useSuspenseQuery({
    ...campaignQuery(businessId, campaignId),
    refetchInterval: ({ state }) => (state.data?.status === "planning" ? PLANNING_POLL_MS : false),
  });
  return (
    <>
      <PageHeader
        title={campaign.name}
        status={<StatusPill status={campaign.status} />}
        back={
          <TextLink to="/b/$businessId/campaigns" params={{ businessId }}>
            {copy.back}
          </TextLink>
        }
      />
      <Plan campaign={campaign} />
    </>
  );
}

/** The plan of one campaign: in the making, failed, or ready to be read and written out. */
export const StrategyPage = () => (
  <Section errorTitle={copy.loadFailed} skeleton={<Skeleton lines={2} height="page" />}>
    <StrategyView />
  </Section>
);

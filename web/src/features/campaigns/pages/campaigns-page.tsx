import type { CampaignInList } from "@handbill/contracts";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Megaphone, Plus } from "lucide-react";
import { businessQuery, openSampleBusiness, useActiveBusiness, useBusinessId } from "../../../api/businesses.ts";
import { campaignsQuery } from "../../../api/campaigns.ts";
import { describeError } from "../../../api/describe-error.ts";
import { keys } from "../../../api/keys.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { toast } from "../../../ui/toast.ts";
import { useDeleteCampaign, useRestoreCampaign } from "../api/campaign-changes.ts";
import { CampaignCard } from "../components/campaign-card.tsx";
import { messages } from "../messages.ts";
import { PermittedLink } from "../../../ui/permitted-link.tsx";

const PLANNING_POLL_MS = 4000;

function useRemove(businessId: string): (campaign: CampaignInList) => void {
  const remove = useDeleteCampaign(businessId);
  const restore = useRestoreCampaign(businessId);
  const undo = ({ id, name }: CampaignInList) =>
    restore.mutate(id, {
      onError: (error) => toast(messages.restoreFailed(name), { tone: "danger", detail: describeError(error).detail }),
    });
  return (campaign) =>
    remove.mutate(campaign, {
      onSuccess: () =>
        toast(messages.removed(campaign.name), { action: { label: messages.undo, onPress: () => undo(campaign) } }),
      onError: (error) =>
        toast(messages.removeFailed(campaign.name), { tone: "danger", detail: describeError(error).detail }),
    });
}

/** Nothing yet: the way to the first one, and a business where nothing can be spoilt. */
function NoCampaigns() {
  const { id: businessId, sample } = useActiveBusiness();
  const client = useQueryClient();
  const navigate = useNavigate();
  const opening = useMutation({
    mutationFn: openSampleBusiness,
    onSuccess: async (business) => {
      client.setQueryData(businessQuery(business.id).queryKey, business);
      void client.invalidateQueries({ queryKey: keys.businesses });
      await navigate({ to: "/b/$businessId/campaigns", params: { businessId: business.id } });
    },
    onError: (error) => toast(messages.sampleFailed, { tone: "danger", detail: describeError(error).detail }),
  });
  return (
    <EmptyState
      title={messages.emptyTitle}
      icon={<Megaphone size={32} aria-hidden />}
      actions={
        <>
          <PermittedLink takes="edit" to="/b/$businessId/campaigns/new" params={{ businessId }} variant="primary">
            {messages.planFirst}
          </PermittedLink>
          {!sample && (
            <PlainButton disabled={opening.isPending} onClick={() => opening.mutate()}>
              {messages.seeExample}
            </PlainButton>
          )}
        </>
      }
    >
      {messages.empty}
    </EmptyState>
  );
}

function CampaignList() {
  const businessId = useBusinessId();
  const { data: campaigns } = useSuspenseQuery({
    ...campaignsQuery(businessId),
    refetchInterval: ({ state }) =>
      state.data?.some(({ status, contents }) => status === "planning" || contents.generating > 0)
        ? PLANNING_POLL_MS
        : false,
  });
  const remove = useRemove(businessId);
  if (campaigns.length === 0) {
    return <NoCampaigns />;
  }
  return (
    <ul className="grid gap-3">
      {campaigns.map((campaign) => (
        <li key={campaign.id}>
          <CampaignCard campaign={campaign} onRemove={remove} />
        </li>
      ))}
    </ul>
  );
}

/** All campaigns of the business, newest first. */
export function CampaignsPage() {
  const businessId = useBusinessId();
  return (
    <>
      <PageHeader
        title={messages.title}
        actions={
          <PermittedLink
            takes="edit"
            to="/b/$businessId/campaigns/new"
            params={{ businessId }}
            variant="primary"
            icon={<Plus size={18} aria-hidden />}
          >
            {messages.plan}
          </PermittedLink>
        }
      />
      <Section errorTitle={messages.loadFailed} skeleton={<Skeleton lines={3} height="card" />}>
        <CampaignList />
      </Section>
    </>
  );
}

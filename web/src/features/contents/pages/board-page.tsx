import type { Campaign, Content } from "@handbill/contracts";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useBusinessId } from "../../../api/businesses.ts";
import { campaignQuery } from "../../../api/campaigns.ts";
import { contentsQuery } from "../../../api/contents.ts";
import { ButtonLink, TextLink } from "../../../ui/button-link.tsx";
import { DemoModelNotice } from "../../../ui/demo-model-notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useBoardContents, useCampaignJob } from "../api/board-data.ts";
import { useBoardSearch } from "../board/board-search.ts";
import { BoardProgress } from "../board/board-progress.tsx";
import { progressOf } from "../board/board-view.ts";
import { BoardView } from "../board/board.tsx";
import { messages } from "../messages.ts";

const CampaignResults = lazy(() =>
  import("../results/campaign-results.tsx").then((file) => ({ default: file.CampaignResults })),
);

function summary(contents: readonly Content[]): string {
  const { approved, toLook } = progressOf(contents);
  return messages.summary(contents.length, toLook, approved);
}

const isDemo = (contents: readonly Content[]): boolean => contents.some(({ receipt }) => receipt?.demo === true);

function Head({ campaign }: { campaign: Campaign }) {
  const params = { businessId: campaign.businessId, campaignId: campaign.id };
  // Only looks at what the board below has fetched: the heading stays when that fails.
  const query = { ...contentsQuery(params.businessId, { campaignId: params.campaignId }), enabled: false };
  const { data: contents } = useQuery({ ...query, throwOnError: false });
  return (
    <PageHeader
      title={campaign.name}
      description={
        // The line has its place before it is known what it says.
        contents === undefined ? "\u00a0" : contents.length > 0 && summary(contents)
      }
      back={
        <TextLink isAlone to="/b/$businessId/campaigns" params={{ businessId: campaign.businessId }}>
          {messages.campaigns}
        </TextLink>
      }
      actions={
        <ButtonLink to="/b/$businessId/campaigns/$campaignId/strategy" params={params}>
          {messages.backToPlan}
        </ButtonLink>
      }
    />
  );
}

function Pieces({ businessId, campaignId }: { businessId: string; campaignId: string }) {
  const contents = useBoardContents(businessId, campaignId);
  const { search } = useBoardSearch();
  const job = useCampaignJob(businessId, campaignId, search.item);
  return (
    <>
      <div className="mb-6 grid gap-3 empty:hidden">
        <BoardProgress businessId={businessId} campaignId={campaignId} contents={contents} job={job} />
        <DemoModelNotice isDemo={isDemo(contents)} />
        {contents.some(({ publishedAt }) => publishedAt !== null) && (
          <Suspense fallback={<p className="min-h-12 sm:min-h-6" />}>
            <CampaignResults businessId={businessId} campaignId={campaignId} />
          </Suspense>
        )}
      </div>
      <BoardView businessId={businessId} contents={contents} />
    </>
  );
}

function Board() {
  const businessId = useBusinessId();
  const { campaignId = "" } = useParams({ strict: false });
  const { data: campaign } = useSuspenseQuery(campaignQuery(businessId, campaignId));
  return (
    <>
      <Head campaign={campaign} />
      <Section errorTitle={messages.loadFailed} skeleton={<Skeleton lines={4} height="card" />}>
        <Pieces businessId={businessId} campaignId={campaignId} />
      </Section>
    </>
  );
}

/** Every piece of one campaign: read, change, approve. */
export const BoardPage = () => (
  <Section heading={messages.page} errorTitle={messages.loadFailed} skeleton={<Skeleton lines={4} height="card" />}>
    <Board />
  </Section>
);

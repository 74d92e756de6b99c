import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { campaignsQuery } from "../../api/campaigns.ts";
import { formatDay, formatTime, today } from "../../ui/dates.ts";
import { DemoModelNotice } from "../../ui/demo-model-notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { CampaignsCard } from "./campaigns-card.tsx";
import { DraftsCard } from "./drafts-card.tsx";
import { GoingOutCard } from "./going-out-card.tsx";
import { messages } from "./home-messages.ts";
import { NextStepCard } from "./next-step-card.tsx";
import { RunningCard } from "./running-card.tsx";
import { SampleBanner } from "./sample-banner.tsx";
import { afterPaint } from "../../ui/after-paint.ts";

const Insight = lazy(() =>
  afterPaint()
    .then(() => import("./insight.tsx"))
    .then((file) => ({ default: file.Insight })),
);

const InboxCard = lazy(() =>
  afterPaint()
    .then(() => import("./inbox-card.tsx"))
    .then((file) => ({ default: file.InboxCard })),
);

const words = messages.home;
const cardShape = <Skeleton height="card" />;

/** What the day asks for, in a sentence. The place of the line is kept while it loads. */
function Lead({ businessId, day }: { businessId: string; day: string }) {
  const { data: campaigns } = useQuery({ ...campaignsQuery(businessId), throwOnError: false });
  const drafts = campaigns?.reduce((sum, { contents }) => sum + contents.draft, 0);
  return (
    <>
      {formatDay(day)}
      {campaigns && campaigns.length > 0 && ` · ${drafts ? words.lead.drafts(drafts) : words.lead.calm}`}
    </>
  );
}

/** Today: what needs the owner's look, what goes out, what is being written, and the next step. */
export function HomePage() {
  const business = useActiveBusiness();
  const { id, name, timezone } = business;
  const [now] = useState(() => new Date());
  return (
    <>
      <PageHeader
        title={words.greeting(Number.parseInt(formatTime(now, timezone), 10))}
        documentTitle={`${words.tab} · ${name}`}
        description={<Lead businessId={id} day={today(timezone, now)} />}
      />
      <div className="grid gap-4 md:gap-6">
        {business.sample && <SampleBanner business={business} />}
        {/* Nobody knows yet how much room the next step takes: what stands below comes together with it. */}
        <Suspense fallback={<Skeleton lines={2} height="page" />}>
          <Section errorTitle={words.failedCampaigns} skeleton={null}>
            <NextStepCard key={id} />
          </Section>
          <RunningCard />
          <div className="grid items-start gap-4 md:gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <Section errorTitle={words.failedDrafts} skeleton={cardShape}>
              <DraftsCard />
            </Section>
            <Section errorTitle={words.outFailed} skeleton={cardShape}>
              <GoingOutCard />
            </Section>
          </div>
          <DemoModelNotice />
          <Section errorTitle={words.failedCampaigns} skeleton={cardShape}>
            <CampaignsCard />
          </Section>
          {/* Below what is seen first: nothing above waits for it. */}
          <Suspense fallback={<Skeleton height="card" />}>
            <InboxCard />
          </Suspense>
          {/* The last line of the page: its place is kept, and nothing above waits for it. */}
          <Suspense fallback={<p className="min-h-6" />}>
            <Insight />
          </Suspense>
        </Suspense>
      </div>
    </>
  );
}

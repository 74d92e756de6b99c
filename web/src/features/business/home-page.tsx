import { useState } from "react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { DemoModelNotice } from "../../ui/demo-model-notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { CampaignsCard } from "./campaigns-card.tsx";
import { DraftsCard } from "./drafts-card.tsx";
import { messages } from "./messages.ts";
import { NextStepCard } from "./next-step-card.tsx";
import { RunningCard } from "./running-card.tsx";

const words = messages.home;
const cardShape = <Skeleton height="card" />;

/** What needs the owner's look, what is being written, and the next step. */
export function HomePage() {
  const { name } = useActiveBusiness();
  const [hour] = useState(() => new Date().getHours());
  return (
    <>
      <PageHeader
        title={words.greeting(hour)}
        documentTitle={`${words.tab} · ${name}`}
        description={words.lead(name)}
      />
      <div className="grid gap-4 md:gap-6">
        <Section errorTitle={words.failedCampaigns} skeleton={cardShape}>
          <NextStepCard />
        </Section>
        <RunningCard />
        <DemoModelNotice />
        <div className="grid items-start gap-4 md:gap-6 xl:grid-cols-2">
          <Section errorTitle={words.failedDrafts} skeleton={cardShape}>
            <DraftsCard />
          </Section>
          <Section errorTitle={words.failedCampaigns} skeleton={cardShape}>
            <CampaignsCard />
          </Section>
        </div>
      </div>
    </>
  );
}

import type { Campaign, Strategy } from "@handbill/contracts";
import { Suspense } from "react";
import { cardClass } from "../../../ui/classes.ts";
import { lazyPart } from "../../../ui/lazy-part.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { Written } from "../../../ui/written.tsx";
import { CHAPTERS, goalsInOrder } from "./anchors.ts";
import { Audience } from "./audience.tsx";
import { BudgetSplit } from "./budget-split.tsx";
import { CalendarWeeks } from "./calendar-weeks.tsx";
import { ChannelTable } from "./channel-table.tsx";
import { EditablePart } from "./editable-part.tsx";
import { Goals } from "./goals.tsx";
import { strategyMessages as copy } from "./messages.ts";
import { PlanPart } from "./plan-part.tsx";

const WhyThisPlan = lazyPart("features/campaigns/strategy/why-this-plan.tsx", () =>
  import("./why-this-plan.tsx").then((file) => file.WhyThisPlan),
);

function Risks({ risks }: { risks: Strategy["risks"] }) {
  if (risks.length === 0) return <p className="text-muted">{copy.noRisks}</p>;
  return (
    <ul className={`${cardClass} divide-y divide-line`}>
      {risks.map(({ risk, response }) => (
        <li key={risk} className="grid gap-x-6 gap-y-2 p-4 sm:grid-cols-2">
          <div>
            <span className="block text-sm text-muted">{copy.risk}</span>
            <Written as="div">{risk}</Written>
          </div>
          <div>
            <span className="block text-sm text-muted">{copy.response}</span>
            <Written as="div">{response}</Written>
          </div>
        </li>
      ))}
    </ul>
  );
}

const KeyMessages = ({ messages }: { messages: readonly string[] }) => (
  <Written as="ul" className="measure grid list-disc gap-2 ps-5 marker:text-accent">
    {messages.map((message) => (
      <li key={message}>{message}</li>
    ))}
  </Written>
);

/** The plan as a document to read from top to bottom, each part of which its owner can change. */
export function PlanDocument({ campaign, strategy }: { campaign: Campaign; strategy: Strategy }) {
  return (
    <article className="grid min-w-0 grid-cols-1 content-start gap-9">
      <EditablePart campaign={campaign} part="summary">
        <Written as="p" className="measure text-lg">
          {strategy.summary}
        </Written>
      </EditablePart>
      <EditablePart campaign={campaign} part="goals">
        <Goals goals={goalsInOrder(strategy)} />
      </EditablePart>
      <EditablePart campaign={campaign} part="positioning">
        <Written as="p" className="measure">
          {strategy.positioning}
        </Written>
      </EditablePart>
      <EditablePart campaign={campaign} part="audienceSegments">
        <Audience segments={strategy.audienceSegments} />
      </EditablePart>
      <EditablePart campaign={campaign} part="keyMessages">
        <KeyMessages messages={strategy.keyMessages} />
      </EditablePart>
      <EditablePart campaign={campaign} part="channelPlan">
        <ChannelTable plan={strategy.channelPlan} />
      </EditablePart>
      {campaign.budget === null ? (
        <PlanPart {...CHAPTERS.budgetSplit}>
          <p className="text-muted">{copy.noBudget}</p>
        </PlanPart>
      ) : (
        <EditablePart campaign={campaign} part="budgetSplit">
          <BudgetSplit split={strategy.budgetSplit} />
        </EditablePart>
      )}
      <PlanPart {...CHAPTERS.calendar}>
        <CalendarWeeks campaign={campaign} strategy={strategy} />
      </PlanPart>
      <EditablePart campaign={campaign} part="risks">
        <Risks risks={strategy.risks} />
      </EditablePart>
      <PlanPart {...CHAPTERS.why}>
        <Suspense fallback={<Skeleton height="card" />}>
          <WhyThisPlan campaign={campaign} strategy={strategy} />
        </Suspense>
      </PlanPart>
    </article>
  );
}

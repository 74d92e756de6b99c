import type { Campaign, Evidence, Strategy } from "@handbill/contracts";
import type { ReactNode } from "react";
import { TextLink } from "../../../ui/button-link.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { Receipt } from "../../../ui/receipt.tsx";
import { Written } from "../../../ui/written.tsx";
import { strategyMessages as copy } from "./messages.ts";

const Reason = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="grid gap-1">
    <h3 className="text-sm font-medium text-muted">{title}</h3>
    {children}
  </div>
);

function Facts({ facts, businessId }: { facts: readonly string[]; businessId: string }) {
  if (facts.length === 0) {
    return (
      <p className="measure">
        {copy.whyNoFacts}{" "}
        <TextLink to="/b/$businessId/settings/profile" params={{ businessId }}>
          {copy.addFacts}
        </TextLink>
      </p>
    );
  }
  return (
    <Reason title={copy.whyFacts}>
      <Written as="ul" className="measure grid list-disc gap-1 ps-5 marker:text-accent">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </Written>
    </Reason>
  );
}

/** The pieces that a finding was measured on. */
const BehindIt = ({ contents, businessId }: { contents: NonNullable<Evidence["contents"]>; businessId: string }) => (
  <ul aria-label={copy.evidencePieces} className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
    {contents.map(({ contentId, campaignId, topic }) => (
      <li key={contentId}>
        <TextLink
          to="/b/$businessId/campaigns/$campaignId/board"
          params={{ businessId, campaignId }}
          search={{ item: contentId }}
        >
          <Written>{topic}</Written>
        </TextLink>
      </li>
    ))}
  </ul>
);

/** What the plan rests on: the goal, the owner's facts, what is known to work; and who made it at what cost. */
export function WhyThisPlan({ campaign, strategy }: { campaign: Campaign; strategy: Strategy }) {
  const { evidence, receipt } = strategy;
  return (
    <div className={`${cardClass} grid gap-5 p-4 md:p-5`}>
      <Reason title={copy.whyGoal}>
        <Written as="p" className="measure">
          {campaign.goal}
        </Written>
      </Reason>
      <Facts facts={receipt.factsUsed ?? []} businessId={campaign.businessId} />
      {evidence.length > 0 && (
        <Reason title={copy.evidence}>
          <ul className="measure grid gap-2">
            {evidence.map(({ statement, source, contents }) => (
              <li key={statement} className="grid gap-1">
                <Written>{statement}</Written>
                <span className="text-sm text-muted">{source}</span>
                {contents && <BehindIt contents={contents} businessId={campaign.businessId} />}
              </li>
            ))}
          </ul>
        </Reason>
      )}
      <Receipt receipt={receipt} />
    </div>
  );
}

import { type Analytics, type Content, ENTERED_COUNTS } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { analyticsQuery } from "../../../api/analytics.ts";
import { TextLink } from "../../../ui/button-link.tsx";
import { numberFormat } from "../../../ui/formatters.ts";
import { formatAiCost, formatMoney } from "../../../ui/money.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { resultMessages as copy } from "./messages.ts";

const ResultsForm = lazy(() => import("./results-form.tsx").then((file) => ({ default: file.ResultsForm })));

type ContentResultsProps = { content: Content; businessId: string };

const Figure = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt className="text-sm text-muted">{name}</dt>
    <dd className="font-bold tabular-nums">{value}</dd>
  </div>
);

/** What became of mails, which nobody enters. */
const COUNTS = [...ENTERED_COUNTS, "bounces", "complaints", "unsubscribes"] as const;

const share = (value: number): string => `${numberFormat("en", { maximumFractionDigits: 1 }).format(value * 100)} %`;

function Figures({ results }: { results: Analytics }) {
  const { money, aiCostNanoUsd, rates, bots } = results;
  const counts = COUNTS.filter((name) => results[name] > 0);
  const amounts = (["revenue", "cost"] as const).flatMap((what) =>
    money
      .filter((sum) => sum[what] > 0)
      .map(({ currency, [what]: amount }) => ({ what, currency, value: formatMoney({ amount, currency }) })),
  );
  const click = rates.find(({ kind }) => kind === "click");
  if (counts.length + amounts.length === 0) return <p className="text-sm text-muted">{copy.none}</p>;
  return (
    <>
      <dl className="flex flex-wrap gap-x-6 gap-y-2">
        {counts.map((name) => (
          <Figure key={name} name={copy.counts[name]} value={numberFormat("en", {}).format(results[name])} />
        ))}
        {amounts.map(({ what, currency, value }) => (
          <Figure key={`${what} ${currency}`} name={copy[what]} value={value} />
        ))}
        {aiCostNanoUsd > 0 && <Figure name={copy.writer} value={formatAiCost(aiCostNanoUsd)} />}
      </dl>
      {click && (
        <p className="text-sm text-muted">{copy.clickRate(share(click.value), share(click.low), share(click.high))}</p>
      )}
      {bots > 0 && <p className="text-sm text-muted">{copy.bots(bots)}</p>}
    </>
  );
}

function Results({ content, businessId }: ContentResultsProps) {
  const { data: results } = useSuspenseQuery(analyticsQuery(businessId, content.id));
  const [isOpen, setOpen] = useState(false);
  const hasEntries = results.entries.length > 0;
  return (
    <section aria-labelledby="content-results" className="grid gap-3 rounded-card border border-line p-4">
      <h3 id="content-results" className="text-base">
        {copy.title}
      </h3>
      <Figures results={results} />
      {hasEntries && <p className="text-sm text-muted">{copy.entered}</p>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <PlainButton takes="edit" size="sm" onClick={() => setOpen(true)}>
          {hasEntries ? copy.change : copy.enter}
        </PlainButton>
        <TextLink
          isAlone
          to="/b/$businessId/insights"
          params={{ businessId }}
          search={{ campaign: content.campaignId }}
        >
          {copy.insights}
        </TextLink>
      </div>
      {isOpen && (
        <Suspense>
          <ResultsForm content={content} businessId={businessId} results={results} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </section>
  );
}

/** What came of a piece that is out, and the way to enter what only the network knows. */
export const ContentResults = (props: ContentResultsProps) => (
  <Section errorTitle={copy.loadFailed} skeleton={<Skeleton lines={2} />}>
    <Results {...props} />
  </Section>
);

import type { Insights } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Download, Upload } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { insightsQuery, resultsTableAddress } from "../../../api/analytics.ts";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { ChannelLabel } from "../../../ui/channel.tsx";
import { buttonClass, cx } from "../../../ui/classes.ts";
import { NARROW } from "../../../ui/filter-fold.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useMedia } from "../../../ui/use-media.ts";
import { Written } from "../../../ui/written.tsx";
import { Figures } from "../components/figures.tsx";
import { Findings, InWords, PieceLink } from "../components/in-words.tsx";
import { NoResults } from "../components/no-results.tsx";
import { RangeBar } from "../components/range-bar.tsx";
import { ResultsTable } from "../components/results-table.tsx";
import { SeriesChart } from "../components/series-chart.tsx";
import { messages } from "../messages.ts";
import { type InsightsSearch, readInsightsSearch, toInsightsAddress } from "../view/range.ts";

const ImportDialog = lazy(() =>
  import("../components/import-dialog.tsx").then((file) => ({ default: file.ImportDialog })),
);

function Tables({ businessId, insights }: { businessId: string; insights: Insights }) {
  const { byCampaign, byChannel, byContent } = insights;
  return (
    <>
      <ResultsTable
        caption={messages.byContent}
        heading={messages.piece}
        rows={byContent.map((piece) => ({
          key: piece.contentId,
          name: <PieceLink businessId={businessId} piece={piece} />,
          measures: piece,
          rates: piece.rates,
        }))}
      />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <ResultsTable
          caption={messages.byCampaign}
          heading={messages.campaign}
          rows={byCampaign.map(({ campaignId, name, ...measures }) => ({
            key: campaignId ?? "",
            name: campaignId === null ? messages.noCampaign : <Written>{name}</Written>,
            measures,
          }))}
        />
        <ResultsTable
          caption={messages.byChannel}
          heading={messages.channel}
          rows={byChannel.map(({ channel, ...measures }) => ({
            key: channel ?? "",
            name: channel === null ? messages.others : <ChannelLabel channel={channel} />,
            measures,
          }))}
        />
      </div>
    </>
  );
}

const isEmpty = ({ sentences, byContent, total }: Insights): boolean =>
  byContent.length === 0 &&
  total.clicks + total.conversions + total.impressions + total.bots === 0 &&
  sentences.every(({ about }) => about === "cost");

type ResultsProps = {
  businessId: string;
  search: InsightsSearch;
  onChange: (changes: Partial<InsightsSearch>) => void;
};

function Results({ businessId, search, onChange }: ResultsProps) {
  const { from, to, isCompared, campaignId, measure } = search;
  const { data: insights, isPlaceholderData } = useQuery(
    insightsQuery(businessId, {
      from,
      to,
      compare: isCompared ? "previous" : "none",
      ...(campaignId && { campaignId }),
    }),
  );
  if (insights === undefined) return <Skeleton lines={3} height="page" />;
  if (isEmpty(insights) && !isPlaceholderData) return <NoResults nextOut={insights.nextOut} />;
  return (
    <div className={cx("grid gap-4 transition-opacity duration-120", isPlaceholderData && "opacity-60")}>
      <Figures total={insights.total} previous={insights.previous} />
      <SeriesChart
        key={`${insights.from} ${insights.to} ${measure}`}
        insights={insights}
        measure={measure}
        onMeasure={(wanted) => onChange({ measure: wanted })}
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <InWords businessId={businessId} sentences={insights.sentences} byContent={insights.byContent} />
        <Findings businessId={businessId} findings={insights.findings} />
      </div>
      <Tables businessId={businessId} insights={insights} />
    </div>
  );
}

/** What came of the pieces: in numbers, over time, in words, and by campaign, channel and piece. */
export function InsightsPage() {
  const { id: businessId, timezone } = useActiveBusiness();
  const search = readInsightsSearch(useSearch({ strict: false }), timezone);
  const navigate = useNavigate();
  const [isImporting, setImporting] = useState(false);
  const change = (changes: Partial<InsightsSearch>) =>
    void navigate({
      to: ".",
      search: toInsightsAddress({ ...search, ...changes }, timezone),
      resetScroll: false,
    });
  const { from, to, campaignId } = search;
  const isNarrow = useMedia(NARROW);
  const tables = (
    <>
      <PlainButton takes="edit" icon={<Upload size={18} aria-hidden />} onClick={() => setImporting(true)}>
        {messages.import}
      </PlainButton>
      <a
        href={resultsTableAddress(businessId, { from, to, ...(campaignId && { campaignId }) })}
        download
        className={buttonClass()}
      >
        <Download size={18} aria-hidden />
        {messages.download}
      </a>
    </>
  );
  return (
    <>
      <PageHeader title={messages.title} description={messages.description} actions={isNarrow ? undefined : tables} />
      <RangeBar search={search} onChange={change} />
      <Section errorTitle={messages.loadFailed} skeleton={<Skeleton lines={3} height="page" />}>
        <Results businessId={businessId} search={search} onChange={change} />
      </Section>
      {isNarrow && <div className="mt-4 flex flex-wrap gap-2">{tables}</div>}
      {isImporting && (
        <Suspense>
          <ImportDialog businessId={businessId} onClose={() => setImporting(false)} />
        </Suspense>
      )}
    </>
  );
}

import type { CampaignInList } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { campaignsQuery } from "../../../api/campaigns.ts";
import { cx } from "../../../ui/classes.ts";
import { addDays, formatPeriod, today } from "../../../ui/dates.ts";
import { FilterFold } from "../../../ui/filter-fold.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { messages } from "../messages.ts";
import { type InsightsSearch, USUAL_DAYS } from "../view/range.ts";

type RangeBarProps = { search: InsightsSearch; onChange: (changes: Partial<InsightsSearch>) => void };

function OwnRange({ search, onChange }: RangeBarProps) {
  const [{ from, to }, setTyped] = useState({ from: search.from, to: search.to });
  const [error, setError] = useState<string>();
  return (
    <form
      noValidate
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const isWrong = from === "" || to === "" || from > to;
        setError(isWrong ? messages.badRange : undefined);
        if (!isWrong) onChange({ from, to });
      }}
    >
      <PlainField
        label={messages.from}
        type="date"
        value={from}
        error={error}
        onChange={({ target }) => setTyped({ from: target.value, to })}
      />
      <PlainField
        label={messages.to}
        type="date"
        value={to}
        onChange={({ target }) => setTyped({ from, to: target.value })}
      />
      <PlainButton type="submit">{messages.show}</PlainButton>
    </form>
  );
}

const preset =
  "tap inline-flex items-center justify-center rounded-control border border-control px-3 py-2 text-sm font-medium hover:bg-sunk aria-pressed:border-accent aria-pressed:bg-accent-soft";

function Controls({ search, campaigns, onChange }: RangeBarProps & { campaigns: readonly CampaignInList[] }) {
  const { timezone } = useActiveBusiness();
  const last = today(timezone);
  const isUsual = search.to === last && USUAL_DAYS.some((days) => search.from === addDays(last, 1 - days));
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <div role="group" aria-label={messages.range} className="flex flex-wrap items-start gap-2">
        {USUAL_DAYS.map((days) => {
          const from = addDays(last, 1 - days);
          return (
            <button
              key={days}
              type="button"
              aria-pressed={search.to === last && search.from === from}
              className={preset}
              onClick={() => onChange({ from, to: last })}
            >
              {messages.last(days)}
            </button>
          );
        })}
        <details open={!isUsual}>
          <summary className={cx(preset, "cursor-default")}>{messages.otherDays}</summary>
          <div className="mt-2">
            <OwnRange key={`${search.from} ${search.to}`} search={search} onChange={onChange} />
          </div>
        </details>
      </div>
      <div className="w-full min-w-0 sm:w-56">
        <PlainSelect
          label={messages.campaign}
          isLabelHidden
          value={search.campaignId ?? ""}
          choices={[
            { id: "", label: messages.allCampaigns },
            ...campaigns.map(({ id, name }) => ({ id, label: name })),
          ]}
          onChange={(value) => onChange({ campaignId: value === "" ? undefined : value })}
        />
      </div>
      <button
        type="button"
        aria-pressed={search.isCompared}
        className={preset}
        onClick={() => onChange({ isCompared: !search.isCompared })}
      >
        {messages.compare}
      </button>
    </div>
  );
}

/** In a line: the days, and the campaign where it is one. */
const inWords = ({ from, to, campaignId }: InsightsSearch, campaigns: readonly CampaignInList[]): string =>
  [formatPeriod(from, to), campaigns.find(({ id }) => id === campaignId)?.name].filter(Boolean).join(" · ");

/** Which days, of which campaign, and whether beside the time before; all of it is in the address. */
export function RangeBar(props: RangeBarProps) {
  const { id: businessId } = useActiveBusiness();
  const { data: campaigns = [] } = useQuery({ ...campaignsQuery(businessId), throwOnError: false });
  return (
    <div className="mb-4">
      <FilterFold words={inWords(props.search, campaigns)}>
        <Controls {...props} campaigns={campaigns} />
      </FilterFold>
    </div>
  );
}

import { CHANNELS } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { campaignsQuery } from "../../../api/campaigns.ts";
import { channelName } from "../../../ui/channel.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import type { CalendarSearch } from "../calendar-search.ts";
import { messages } from "../messages.ts";

type CalendarFiltersProps = {
  search: CalendarSearch;
  onChange: (changes: Partial<CalendarSearch>) => void;
};

const CHANNEL_CHOICES = [
  { id: "", label: messages.allChannels },
  ...CHANNELS.map((id) => ({ id, label: channelName(id) })),
];

/** Only one channel, only one campaign. */
export function CalendarFilters({ search, onChange }: CalendarFiltersProps) {
  const { id: businessId } = useActiveBusiness();
  const { data: campaigns = [] } = useQuery({ ...campaignsQuery(businessId), throwOnError: false });
  return (
    <div className="grid min-w-0 flex-1 grid-cols-2 gap-2 sm:w-84 sm:flex-none">
      <PlainSelect
        label={messages.channel}
        isLabelHidden
        value={search.channel ?? ""}
        choices={CHANNEL_CHOICES}
        onChange={(value) => onChange({ channel: CHANNELS.find((channel) => channel === value) })}
      />
      <PlainSelect
        label={messages.campaign}
        isLabelHidden
        value={search.campaign ?? ""}
        choices={[{ id: "", label: messages.allCampaigns }, ...campaigns.map(({ id, name }) => ({ id, label: name }))]}
        onChange={(value) => onChange({ campaign: value === "" ? undefined : value })}
      />
    </div>
  );
}

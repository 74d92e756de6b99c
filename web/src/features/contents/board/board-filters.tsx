import type { Content } from "@handbill/contracts";
import { channelName } from "../../../ui/channel.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { statusWord } from "../../../ui/status-pill.tsx";
import { messages } from "../messages.ts";
import { channelsOf, countBy, statusesOf, type Grouping } from "./board-view.ts";
import type { BoardSearch } from "./board-search.ts";

type BoardFiltersProps = {
  contents: readonly Content[];
  search: BoardSearch;
  onChange: (change: Partial<BoardSearch>) => void;
};

const choice = (id: string, label: string, count: number) => ({ id, label: `${label} (${count})` });

const GROUPINGS = ["channel", "status"] as const satisfies Grouping[];

/** What the board shows and how it is sorted; all of it is in the address. */
export function BoardFilters({ contents, search, onChange }: BoardFiltersProps) {
  const perChannel = countBy(contents, ({ channel }) => channel);
  const perStatus = countBy(contents, ({ status }) => status);
  const channels = channelsOf(contents);
  const statuses = statusesOf(contents);
  return (
    <fieldset className="grid w-full grid-cols-2 gap-2 *:last:max-sm:col-span-2 sm:flex sm:w-auto sm:gap-3">
      <legend className="sr-only">{messages.filters}</legend>
      <PlainSelect
        label={messages.channel}
        isLabelHidden
        value={search.channel ?? ""}
        choices={[
          { id: "", label: messages.allChannels },
          ...channels.map((channel) => choice(channel, channelName(channel), perChannel.get(channel) ?? 0)),
        ]}
        onChange={(id) => onChange({ channel: channels.find((channel) => channel === id) })}
      />
      <PlainSelect
        label={messages.status}
        isLabelHidden
        value={search.status ?? ""}
        choices={[
          { id: "", label: messages.allStatuses },
          ...statuses.map((status) => choice(status, statusWord(status), perStatus.get(status) ?? 0)),
        ]}
        onChange={(id) => onChange({ status: statuses.find((status) => status === id) })}
      />
      <PlainSelect
        label={messages.group}
        isLabelHidden
        value={search.group}
        choices={GROUPINGS.map((id) => ({
          id,
          label: `${messages.group}: ${messages.groups[id]}`,
        }))}
        onChange={(id) => onChange({ group: GROUPINGS.find((grouping) => grouping === id) ?? "channel" })}
      />
    </fieldset>
  );
}

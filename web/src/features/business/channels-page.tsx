import { CHANNELS, type Channel } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { businessQuery, updateBusiness, useActiveBusiness } from "../../api/businesses.ts";
import { describeError } from "../../api/describe-error.ts";
import { keys } from "../../api/keys.ts";
import { Banner } from "../../ui/banner.tsx";
import { ChannelMark, channelName } from "../../ui/channel.tsx";
import { cardClass, hintClass } from "../../ui/classes.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { toast } from "../../ui/toast.ts";
import { messages } from "./messages.ts";

const words = messages.channels;

/** Saves at once, and takes back only this channel where that fails. */
function useChannelSwitch() {
  const client = useQueryClient();
  const business = useActiveBusiness();
  const at = businessQuery(business.id).queryKey;
  const put = (channel: Channel, isOn: boolean): void => {
    const channels = client.getQueryData(at)?.channels ?? business.channels;
    // In the order of the channels, not of the presses.
    const next = CHANNELS.filter((one) => (one === channel ? isOn : channels.includes(one)));
    client.setQueryData(at, (known) => known && { ...known, channels: next });
  };
  return useMutation({
    // One after another: each sends the whole list.
    scope: { id: `channels-${business.id}` },
    mutationFn: () => updateBusiness(business.id, { channels: client.getQueryData(at)?.channels ?? business.channels }),
    onMutate: ({ channel, isOn }: { channel: Channel; isOn: boolean }) => put(channel, isOn),
    onError: (error, { channel, isOn }) => {
      put(channel, !isOn);
      toast(words.failed(channelName(channel)), { tone: "danger", detail: describeError(error).title });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: keys.businesses }),
  });
}

type ChannelRowProps = { channel: Channel; isOn: boolean; onChange: (isOn: boolean) => void };

const ChannelRow = ({ channel, isOn, onChange }: ChannelRowProps) => (
  <li>
    <label className="flex cursor-pointer items-start gap-3 p-4 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus hover:bg-sunk">
      <input
        type="checkbox"
        className="mt-0.5 size-5 shrink-0 outline-none"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby={`needs-${channel}`}
        aria-label={channelName(channel)}
      />
      <ChannelMark channel={channel} />
      <span className="grid min-w-0 gap-0.5">
        <span className="font-medium">{channelName(channel)}</span>
        <span id={`needs-${channel}`} className={hintClass}>
          {words.needs[channel]}
        </span>
      </span>
    </label>
  </li>
);

/** Where the business speaks to its customers, and what each place asks of the owner. */
export function ChannelsPage() {
  const business = useActiveBusiness();
  const { mutate } = useChannelSwitch();
  return (
    <>
      <PageHeader title={words.title} documentTitle={`${words.title} · ${business.name}`} description={words.lead} />
      <div className="grid gap-4 md:gap-6">
        <Banner tone="info">{words.byHand}</Banner>
        <ul className={`${cardClass} divide-y divide-line overflow-hidden`}>
          {CHANNELS.map((channel) => (
            <ChannelRow
              key={channel}
              channel={channel}
              isOn={business.channels.includes(channel)}
              onChange={(isOn) => mutate({ channel, isOn })}
            />
          ))}
        </ul>
        <p className="text-sm text-muted">{words.saved}</p>
      </div>
    </>
  );
}

import type { CampaignInList, Channel, FaqEntry } from "@handbill/contracts";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { campaignsQuery } from "../../../api/campaigns.ts";
import { keys } from "../../../api/keys.ts";
import { fieldErrorsOf } from "../../../api/problem.ts";
import { channelName } from "../../../ui/channel.tsx";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { PlainTextArea } from "../../../ui/plain-text-area.tsx";
import { toast } from "../../../ui/toast.ts";
import { faqKey, placeContent } from "../api/faq.ts";
import { messages } from "../messages.ts";

const words = messages.place;

const canTake = ({ planVersion, status }: CampaignInList): boolean => planVersion > 0 && status !== "planning";

type PlaceDialogProps = { businessId: string; entry: FaqEntry; onClose: () => void };

/** Puts what is proposed about a question into a campaign, for somebody to have it written. */
export function PlaceDialog({ businessId, entry, onClose }: PlaceDialogProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(campaignsQuery(businessId));
  const campaigns = data.filter(canTake);
  const [campaignId, setCampaignId] = useState(campaigns[0]?.id ?? "");
  const [chosen, setChannel] = useState("");
  const [topic, setTopic] = useState(entry.topic || entry.question);
  const [angle, setAngle] = useState(entry.angle);
  const channels: readonly Channel[] = campaigns.find(({ id }) => id === campaignId)?.channels ?? [];
  const channel = channels.find((one) => one === chosen) ?? channels[0];
  const placing = useMutation({
    mutationFn: (to: Channel) =>
      placeContent(businessId, entry.id, { campaignId, channel: to, topic: topic.trim(), angle: angle.trim() }),
    onSuccess: ({ id }) => {
      const params = { businessId, campaignId };
      const show = () =>
        void navigate({ to: "/b/$businessId/campaigns/$campaignId/board", params, search: { item: id } });
      toast(words.done, { tone: "ok", action: { label: words.show, onPress: show } });
      onClose();
      void client.invalidateQueries({ queryKey: keys.campaigns(businessId) });
      void client.invalidateQueries({ queryKey: keys.contents(businessId) });
      return client.invalidateQueries({ queryKey: faqKey(businessId) });
    },
  });
  const errors = fieldErrorsOf(placing.error);
  return (
    <FormDialog
      title={words.title}
      onClose={onClose}
      isSaving={placing.isPending || channel === undefined}
      words={{ cancel: words.cancel, submit: placing.isPending ? words.adding : words.submit }}
      onSubmit={() => channel !== undefined && placing.mutate(channel)}
    >
      {placing.isError && Object.keys(errors).length === 0 && <ErrorPanel error={placing.error} title={words.failed} />}
      <p className="text-muted">{channel === undefined ? words.none : words.lead}</p>
      {channel !== undefined && (
        <>
          <PlainSelect
            label={words.campaign}
            value={campaignId}
            choices={campaigns.map(({ id, name }) => ({ id, label: name }))}
            error={errors["campaignId"]}
            onChange={setCampaignId}
          />
          <PlainSelect
            label={words.channel}
            value={channel}
            choices={channels.map((id) => ({ id, label: channelName(id) }))}
            error={errors["channel"]}
            onChange={setChannel}
          />
          <PlainField
            label={words.topic}
            maxLength={300}
            value={topic}
            error={errors["topic"]}
            onChange={(event) => setTopic(event.target.value)}
          />
          <PlainTextArea
            label={words.angle}
            maxLength={1000}
            value={angle}
            error={errors["angle"]}
            onChange={setAngle}
          />
        </>
      )}
    </FormDialog>
  );
}

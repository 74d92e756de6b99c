import { MAX_CONTENT_COUNT, CHANNELS, type Business } from "@handbill/contracts";
import { type ClipboardEvent, useState } from "react";
import { ChannelMark, channelName } from "../../../ui/channel.tsx";
import { ChoiceCards } from "../../../ui/choice-cards.tsx";
import { hintClass } from "../../../ui/classes.ts";
import { PlainField } from "../../../ui/plain-field.tsx";
import { PlainTextArea } from "../../../ui/plain-text-area.tsx";
import { useTextLanguage } from "../../../ui/written.tsx";
import { likelyCurrency, suggestedCount } from "./defaults.ts";
import { takeLongNote } from "./long-note.ts";
import { formMessages as copy, GOAL_EXAMPLES } from "./messages.ts";
import { MoneyFields } from "./money-fields.tsx";
import { PeriodFields } from "./period-fields.tsx";
import type { useCampaignForm } from "./use-campaign-form.ts";

type CampaignFieldsProps = { business: Business; state: ReturnType<typeof useCampaignForm> };

const channelChoices = CHANNELS.map((id) => ({
  id,
  title: channelName(id),
  icon: <ChannelMark channel={id} />,
}));
const examples = GOAL_EXAMPLES.map(({ id, title, goal }) => ({ id, title, text: goal }));

/** Everything a campaign is planned from. */
export function CampaignFields({ business, state: { form, set, change, errors } }: CampaignFieldsProps) {
  const [hasNote, setHasNote] = useState(false);
  const paste = (event: ClipboardEvent) => {
    const taken = takeLongNote(event.clipboardData.getData("text"), form);
    if (!taken) return;
    event.preventDefault();
    change(taken);
    setHasNote(true);
  };
  const language = useTextLanguage();
  return (
    <>
      <ChoiceCards
        legend={copy.goalExamples}
        columns={3}
        isTight
        choices={examples}
        value={examples.find(({ text }) => text === form.goal)?.id ?? null}
        onChange={(id) => set("goal", examples.find((example) => example.id === id)?.text ?? form.goal)}
      />
      <PlainTextArea
        label={copy.goal}
        hint={copy.goalHint}
        error={errors.goal}
        value={form.goal}
        dir="auto"
        onPaste={paste}
        onChange={(goal) => set("goal", goal)}
      />
      <p role="status" className={hasNote ? hintClass : "sr-only"}>
        {hasNote && copy.noteTaken}
      </p>
      <ChoiceCards
        many
        legend={copy.channels}
        hint={business.channels.length > 0 ? copy.channelsHint : undefined}
        error={errors.channels}
        columns={3}
        isTight
        choices={channelChoices}
        value={form.channels}
        onChange={(channels) => set("channels", channels)}
      />
      <PeriodFields form={form} errors={errors} timeZone={business.timezone} set={set} />
      <MoneyFields form={form} errors={errors} likely={likelyCurrency(business)} set={set} />
      <PlainField
        type="number"
        min={1}
        max={MAX_CONTENT_COUNT}
        label={copy.count}
        hint={copy.countHint(suggestedCount(form.channels.length))}
        error={errors.contentCount}
        value={form.contentCount}
        placeholder={String(suggestedCount(form.channels.length))}
        onChange={(event) => set("contentCount", event.target.value)}
      />
      <PlainTextArea
        label={copy.audience}
        hint={business.audience === "" ? undefined : copy.audienceHint}
        rows={2}
        error={errors.audience}
        value={form.audience}
        {...language}
        onChange={(audience) => set("audience", audience)}
      />
      <details open={form.notes !== "" || form.name !== "" || errors.notes !== undefined || errors.name !== undefined}>
        <summary className="tap inline-flex items-center rounded-control font-medium">{copy.more}</summary>
        <div className="mt-3 grid gap-6">
          <PlainTextArea
            label={copy.notes}
            hint={copy.notesHint}
            rows={2}
            error={errors.notes}
            value={form.notes}
            dir="auto"
            onChange={(notes) => set("notes", notes)}
          />
          <PlainField
            label={copy.name}
            hint={copy.nameHint}
            error={errors.name}
            value={form.name}
            dir="auto"
            onChange={(event) => set("name", event.target.value)}
          />
        </div>
      </details>
    </>
  );
}

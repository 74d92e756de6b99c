import { CHANNELS } from "@handbill/contracts";
import { ChannelMark, channelName } from "../../ui/channel.tsx";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { LanguageField, TimeZoneField } from "../../ui/locale-fields.tsx";
import { FoundList } from "./found-list.tsx";
import { messages } from "./messages.ts";
import type { StepProps } from "./steps.tsx";

const channelCards = CHANNELS.map((id) => ({ id, title: channelName(id), icon: <ChannelMark channel={id} /> }));
const toneCards = messages.where.tones.map(({ id, text }) => ({ id, title: id, text }));

export const WhereStep = ({ answers, set }: StepProps) => (
  <div className="grid gap-6">
    <ChoiceCards
      many
      isTight
      legend={messages.where.legend}
      choices={channelCards}
      value={answers.channels}
      onChange={(channels) => set({ channels })}
    />
    <ChoiceCards
      legend={messages.where.tone}
      choices={toneCards}
      value={answers.tone}
      onChange={(tone) => set({ tone })}
    />
  </div>
);

/** What was found out by itself, to be looked through. */
export const CheckStep = ({ answers, set }: StepProps) => (
  <div className="grid gap-5">
    {answers.found !== null && answers.found.proposals.length > 0 && (
      <FoundList found={answers.found} taken={answers.taken} onChange={(taken) => set({ taken })} />
    )}
    <LanguageField
      label={messages.check.language}
      value={answers.language}
      onChange={(language) => set({ language })}
    />
    <TimeZoneField
      label={messages.check.timezone}
      value={answers.timezone}
      onChange={(timezone) => set({ timezone })}
    />
  </div>
);

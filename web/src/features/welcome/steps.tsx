import { CHANNELS, type Channel, type Prefill } from "@handbill/contracts";
import { ChannelMark, channelName } from "../../ui/channel.tsx";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { LanguageField, TimeZoneField } from "../../ui/locale-fields.tsx";
import { TextArea, TextField } from "../../ui/text-field.tsx";
import { FoundList } from "./found-list.tsx";
import { readFound, type Found } from "./found.ts";
import { FromWebsite } from "./from-website.tsx";
import { messages } from "./messages.ts";

export type Answers = {
  name: string;
  sells: string;
  channels: Channel[];
  tone: string;
  language: string;
  timezone: string;
  /** What a website said besides, and which of it is taken. */
  found: Found | null;
  taken: string[];
};

/** What was typed already stays; what is empty is filled in. */
function withFound(answers: Answers, prefill: Prefill): Partial<Answers> {
  const { found, name, sells, language } = readFound(prefill);
  return {
    name: answers.name.trim() || name,
    sells: answers.sells.trim() || sells,
    language,
    found,
    taken: found.proposals.map(({ value }) => value),
  };
}

type StepProps = { answers: Answers; set: (change: Partial<Answers>) => void };

const needed = (isChecked: boolean, text: string): string | undefined =>
  isChecked && text.trim() === "" ? messages.about.needed : undefined;

export const AboutStep = ({ answers, set, isChecked }: StepProps & { isChecked: boolean }) => (
  <div className="grid gap-5">
    <FromWebsite onRead={(prefill) => set(withFound(answers, prefill))} />
    <TextField
      label={messages.about.name}
      name="name"
      value={answers.name}
      placeholder={messages.about.namePlaceholder}
      autoComplete="organization"
      maxLength={120}
      error={needed(isChecked, answers.name)}
      onChange={(name) => set({ name })}
      isRequired
      autoFocus
    />
    <TextArea
      label={messages.about.sells}
      name="sells"
      rows={3}
      value={answers.sells}
      placeholder={messages.about.sellsPlaceholder}
      maxLength={4000}
      error={needed(isChecked, answers.sells)}
      onChange={(sells) => set({ sells })}
      isRequired
    />
  </div>
);

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

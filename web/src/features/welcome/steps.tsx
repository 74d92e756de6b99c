import type { Channel } from "@handbill/contracts";
import { PlainTextArea } from "../../ui/plain-text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Found } from "./found.ts";
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

type Read = { name: string; sells: string; language: string; found: Found };

/** What was typed already stays; what is empty is filled in. */
const withFound = (answers: Answers, { name, sells, language, found }: Read): Partial<Answers> => ({
  name: answers.name.trim() || name,
  sells: answers.sells.trim() || sells,
  language,
  found,
  taken: found.proposals.map(({ value }) => value),
});

export type StepProps = { answers: Answers; set: (change: Partial<Answers>) => void };

const needed = (isChecked: boolean, text: string): string | undefined =>
  isChecked && text.trim() === "" ? messages.about.needed : undefined;

export const AboutStep = ({ answers, set, isChecked }: StepProps & { isChecked: boolean }) => (
  <div className="grid gap-5">
    <FromWebsite onRead={(read) => set(withFound(answers, read))} />
    <TextField
      label={messages.about.name}
      name="name"
      value={answers.name}
      placeholder={messages.about.namePlaceholder}
      autoComplete="organization"
      maxLength={120}
      error={needed(isChecked, answers.name)}
      onChange={(name) => set({ name })}
      aria-required
      autoFocus
    />
    <PlainTextArea
      label={messages.about.sells}
      name="sells"
      rows={3}
      value={answers.sells}
      placeholder={messages.about.sellsPlaceholder}
      maxLength={4000}
      error={needed(isChecked, answers.sells)}
      onChange={(sells) => set({ sells })}
      aria-required
    />
  </div>
);

import type { Campaign } from "@handbill/contracts";
import { channelName } from "../../../../ui/channel.tsx";
import { PlainField } from "../../../../ui/plain-field.tsx";
import { PlainSelect } from "../../../../ui/plain-select.tsx";
import { PlainTextArea } from "../../../../ui/plain-text-area.tsx";
import { useTextLanguage } from "../../../../ui/written.tsx";
import { editMessages as copy } from "./messages.ts";
import type { Field } from "./part-forms.ts";

type FieldRowProps = {
  field: Field;
  value: string;
  campaign: Campaign;
  error: string | undefined;
  autoFocus: boolean;
  onChange: (value: string) => void;
};

const isDay = (value: string): boolean => value === "" || /^\d{4}-\d{2}-\d{2}$/.test(value);

/** One field of a part, in the shape that suits what is written there. */
export function FieldRow({ field, value, campaign, error, autoFocus, onChange }: FieldRowProps) {
  const { lang } = useTextLanguage();
  const { label, kind, max } = field;
  if (kind === "text") {
    return (
      <PlainTextArea
        label={label}
        value={value}
        onChange={onChange}
        maxLength={max}
        rows={2}
        lang={lang}
        dir="auto"
        error={error}
        autoFocus={autoFocus}
      />
    );
  }
  if (kind === "channel") {
    const channels = campaign.channels.map((channel) => ({ id: channel, label: channelName(channel) }));
    return (
      <PlainSelect
        label={label}
        value={value}
        choices={[{ id: "", label: copy.noChannel }, ...channels]}
        onChange={onChange}
        error={error}
      />
    );
  }
  const isNumber = kind === "number" || kind === "money";
  return (
    <PlainField
      label={kind === "money" && campaign.budget ? `${label} (${campaign.budget.currency})` : label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      maxLength={max}
      autoComplete="off"
      error={error}
      autoFocus={autoFocus}
      {...(isNumber ? { inputMode: "decimal" as const } : {})}
      {...(kind === "day" && isDay(value) ? { type: "date" } : {})}
      {...(kind === "line" ? { lang, dir: "auto" } : {})}
    />
  );
}

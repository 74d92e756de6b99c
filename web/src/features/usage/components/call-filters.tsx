import { AI_OUTCOMES, AI_PURPOSES, type Usage } from "@handbill/contracts";
import { Download } from "lucide-react";
import { buttonClass } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { isFiltered, type CallFilter } from "../call-filter.ts";
import { messages } from "../messages.ts";

type CallFiltersProps = {
  usage: Usage;
  filter: CallFilter;
  /** Where the same calls are found as a table. */
  tableAddress: string;
  onChange: (changes: { [Name in keyof CallFilter]?: string }) => void;
};

type Choice = { id: string; label: string };

/** A choice that the address names and the month does not know is still shown as chosen. */
const withChosen = (choices: Choice[], chosen: string | undefined): Choice[] =>
  chosen === undefined || choices.some(({ id }) => id === chosen)
    ? choices
    : [...choices, { id: chosen, label: chosen.length === 36 ? messages.otherCampaign : chosen }];

/** Which calls to show; all of it is in the address. */
export function CallFilters({ usage, filter, tableAddress, onChange }: CallFiltersProps) {
  const campaigns = usage.byCampaign.flatMap(({ campaignId, name }) =>
    campaignId === null ? [] : [{ id: campaignId, label: name }],
  );
  const models = usage.byModel.map(({ model }) => ({ id: model, label: model }));
  const selects: ReadonlyArray<{ name: keyof CallFilter; label: string; choices: Choice[] }> = [
    {
      name: "outcome",
      label: messages.outcome,
      choices: [
        { id: "", label: messages.allOutcomes },
        ...AI_OUTCOMES.map((id) => ({ id, label: messages.outcomes[id] })),
      ],
    },
    {
      name: "purpose",
      label: messages.purpose,
      choices: [
        { id: "", label: messages.allPurposes },
        ...AI_PURPOSES.map((id) => ({ id, label: messages.purposes[id] })),
      ],
    },
    { name: "model", label: messages.model, choices: [{ id: "", label: messages.allModels }, ...models] },
    { name: "campaign", label: messages.campaign, choices: [{ id: "", label: messages.allCampaigns }, ...campaigns] },
  ];
  return (
    <div className="flex flex-wrap items-end gap-2">
      <fieldset className="grid min-w-0 flex-1 basis-full grid-cols-2 gap-2 md:basis-0 md:grid-cols-4">
        <legend className="sr-only">{messages.filters}</legend>
        {selects.map(({ name, label, choices }) => (
          <PlainSelect
            key={name}
            label={label}
            value={filter[name] ?? ""}
            choices={withChosen(choices, filter[name])}
            onChange={(value) => onChange({ [name]: value })}
          />
        ))}
      </fieldset>
      {isFiltered(filter) && (
        <PlainButton variant="quiet" onClick={() => onChange({ outcome: "", purpose: "", model: "", campaign: "" })}>
          {messages.showAll}
        </PlainButton>
      )}
      <a href={tableAddress} download className={buttonClass("secondary")}>
        <Download size={16} aria-hidden />
        {messages.download}
      </a>
    </div>
  );
}

import { useMemo } from "react";
import { LongSelect } from "../../../ui/long-select.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { currencies } from "./currencies.ts";
import type { CampaignForm } from "./defaults.ts";
import { formMessages } from "./messages.ts";
import type { FormErrors } from "./read-form.ts";

type MoneyFieldsProps = {
  form: CampaignForm;
  errors: FormErrors;
  likely: string;
  set: (field: "budget" | "currency", value: string) => void;
};

/** The budget as the owner writes it, and its currency. */
export function MoneyFields({ form, errors, likely, set }: MoneyFieldsProps) {
  const of = useMemo(() => currencies(likely), [likely]);
  return (
    <div className="grid items-end gap-4 sm:grid-cols-2">
      <PlainField
        label={formMessages.budget}
        hint={formMessages.budgetHint}
        inputMode="decimal"
        autoComplete="off"
        value={form.budget}
        error={errors.budget}
        onChange={(event) => set("budget", event.target.value)}
      />
      <LongSelect
        label={formMessages.currency}
        of={of}
        value={form.currency}
        error={errors.currency}
        onChange={(currency) => set("currency", currency)}
      />
    </div>
  );
}

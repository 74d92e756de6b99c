import { MAX_BUDGET_NANO_USD, type AiBudgets } from "@handbill/contracts";
import { useState } from "react";
import { describeError } from "../../../api/describe-error.ts";
import { formatRoughCost, parseDollars, typedDollars } from "../../../ui/money.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { budgetMessages as copy } from "../budget-messages.ts";

type BudgetFormProps = {
  budget: AiBudgets["business"];
  ceilingNanoUsd: number | null;
  label: string;
  isSaving: boolean;
  error: unknown;
  onSave: (limitNanoUsd: number | null) => void;
  onClose: () => void;
};

/** Why an amount cannot be a limit; null when it can. */
function objectionTo(limit: number | null, ceilingNanoUsd: number | null): string | null {
  if (limit === null) return copy.notAnAmount;
  if (limit > MAX_BUDGET_NANO_USD) return copy.tooMuch(formatRoughCost(MAX_BUDGET_NANO_USD));
  if (ceilingNanoUsd !== null && limit > ceilingNanoUsd) return copy.overCeiling(formatRoughCost(ceilingNanoUsd));
  return null;
}

/** Sets, changes or removes one monthly limit. */
export function BudgetForm({ budget, ceilingNanoUsd, label, isSaving, error, onSave, onClose }: BudgetFormProps) {
  const { limitNanoUsd } = budget;
  const [typed, setTyped] = useState(limitNanoUsd === null ? "" : typedDollars(limitNanoUsd));
  const [problem, setProblem] = useState<string | null>(null);
  const save = () => {
    const limit = parseDollars(typed);
    const objection = objectionTo(limit, ceilingNanoUsd);
    setProblem(objection);
    if (objection === null) onSave(limit);
  };
  return (
    <form
      noValidate
      aria-label={copy.formOf(label)}
      className="grid max-w-md gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <PlainField
        label={copy.field}
        hint={copy.fieldHint}
        inputMode="decimal"
        autoComplete="off"
        autoFocus
        value={typed}
        error={problem ?? (error === null ? undefined : describeError(error).detail)}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <PlainButton type="submit" variant="primary" disabled={isSaving}>
          {copy.save}
        </PlainButton>
        {limitNanoUsd !== null && (
          <PlainButton disabled={isSaving} onClick={() => onSave(null)}>
            {copy.remove}
          </PlainButton>
        )}
        <PlainButton variant="quiet" onClick={onClose}>
          {copy.cancel}
        </PlainButton>
      </div>
    </form>
  );
}

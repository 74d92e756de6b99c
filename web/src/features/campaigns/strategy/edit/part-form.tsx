import type { Campaign, PlanPart } from "@handbill/contracts";
import { Plus } from "lucide-react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { ErrorPanel } from "../../../../ui/error-panel.tsx";
import { PlainButton } from "../../../../ui/plain-button.tsx";
import { PlanConflict } from "./plan-conflict.tsx";
import { EntryFields } from "./entry-fields.tsx";
import { editMessages as copy } from "./messages.ts";
import { PART_FORMS } from "./part-forms.ts";
import { leftInWords, leftOf } from "./part-problems.ts";
import { freeId } from "./rows.ts";
import { usePartEdit, type PartEdit } from "./use-part-edit.ts";

/** Parts that prompts for texts are made of. */
const FEEDS_TEXTS: ReadonlySet<PlanPart> = new Set(["summary", "positioning", "audienceSegments", "keyMessages"]);

function BudgetState({ campaign, edit }: { campaign: Campaign; edit: PartEdit }) {
  const left = leftOf(edit.rows, campaign);
  if (!campaign.budget || left === null) return null;
  return (
    <p className={`text-sm font-medium tabular-nums ${left === 0 ? "text-ok" : "text-danger"}`}>
      {leftInWords(left, campaign.budget.currency)}
    </p>
  );
}

/** What keeps it from being saved; what is left of a budget stands above it already. */
function problemsInWords(problems: PartEdit["problems"], part: PlanPart): string {
  if (problems.size === 0) return "";
  const whole = part === "budgetSplit" ? undefined : problems.get("");
  return whole ?? copy.problems(problems.size);
}

/** After a refused try the focus goes to the first field that needs another look. */
function useFirstProblem(problems: PartEdit["problems"]) {
  const form = useRef<HTMLFormElement>(null);
  const count = problems.size;
  useEffect(() => {
    if (count > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [count]);
  return form;
}

type PartFormProps = {
  campaign: Campaign;
  part: PlanPart;
  title: string;
  /** Closes the form; what was typed and not saved is kept. */
  onClose: () => void;
  onReopen: () => void;
};

/** A part of the plan, changed in its place. */
export function PartForm({ campaign, part, title, onClose, onReopen }: PartFormProps) {
  const edit = usePartEdit(campaign, part, { onClose, onReopen });
  const { list } = PART_FORMS[part];
  const [focused, setFocused] = useState(0);
  const form = useFirstProblem(edit.problems);

  const byKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      onClose();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      edit.save();
    }
  };
  const add = () => {
    setFocused(edit.rows.length);
    edit.change([...edit.rows, { id: freeId(edit.rows) }]);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys that are typed in its fields
    <form
      ref={form}
      aria-label={copy.form(title)}
      className="grid gap-4 rounded-card border border-accent bg-surface p-4 md:p-5"
      onKeyDown={byKey}
      onSubmit={(event) => {
        event.preventDefault();
        edit.save();
      }}
      noValidate
    >
      {edit.theirs !== null && <PlanConflict part={part} theirs={edit.theirs} edit={edit} campaign={campaign} />}
      {edit.rows.map((row, index) => (
        <EntryFields
          key={row["id"]}
          campaign={campaign}
          part={part}
          rows={edit.rows}
          index={index}
          problems={edit.problems}
          isFocused={index === focused}
          onChange={edit.change}
        />
      ))}
      {list !== undefined && !list.isFixed && (
        <span>
          <PlainButton size="sm" icon={<Plus size={16} aria-hidden />} onClick={add}>
            {list.add}
          </PlainButton>
        </span>
      )}
      {part === "budgetSplit" && <BudgetState campaign={campaign} edit={edit} />}
      <p role="status" className="text-sm text-danger empty:hidden">
        {problemsInWords(edit.problems, part)}
      </p>
      {edit.error !== null && <ErrorPanel error={edit.error} title={copy.saveFailed} onRetry={edit.save} />}
      <div className="flex flex-wrap items-center gap-2">
        <PlainButton type="submit" variant="primary" disabled={edit.isSaving || edit.theirs !== null}>
          {edit.isSaving ? copy.saving : copy.save}
        </PlainButton>
        <PlainButton variant="quiet" onClick={edit.discard}>
          {copy.cancel}
        </PlainButton>
      </div>
      <p className="text-sm text-muted">
        {FEEDS_TEXTS.has(part) ? copy.feeds.texts : copy.feeds.owner} {copy.keys}
      </p>
    </form>
  );
}

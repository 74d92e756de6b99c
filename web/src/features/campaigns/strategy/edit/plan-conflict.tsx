import type { Campaign, PlanPart } from "@handbill/contracts";
import { PlainButton } from "../../../../ui/plain-button.tsx";
import { present } from "../../../../ui/present.ts";
import { TextDiff } from "../../../../ui/text-diff.tsx";
import { linesOf } from "../history/plan-lines.ts";
import { pairLines } from "../history/pair-lines.ts";
import { editMessages as copy } from "./messages.ts";
import { PART_FORMS } from "./part-forms.ts";
import type { PartEdit } from "./use-part-edit.ts";

type PlanConflictProps = { campaign: Campaign; part: PlanPart; theirs: Campaign; edit: PartEdit };

/** Two windows changed the same part: what differs, and the choice. */
export function PlanConflict({ campaign, part, theirs, edit }: PlanConflictProps) {
  if (theirs.strategy === null) return null;
  const { budgetSplit = [], ...update } = PART_FORMS[part].updateOf(edit.rows, campaign);
  const currency = campaign.budget?.currency ?? "EUR";
  const lines = budgetSplit.map((line) => Object.assign({ sharePercent: 0, currency }, line));
  const mine = { ...theirs.strategy, ...present(update), ...(part === "budgetSplit" && { budgetSplit: lines }) };
  const pairs = pairLines(linesOf(theirs.strategy, part), linesOf(mine, part));
  return (
    <section role="alert" aria-label={copy.conflictTitle} className="grid gap-3 rounded-card border border-danger p-4">
      <h3 className="text-base">{copy.conflictTitle}</h3>
      <p className="text-sm text-muted">{copy.conflictLead}</p>
      <div className="grid gap-2 rounded-control bg-sunk p-3 text-sm">
        {pairs
          .filter(({ before, after }) => before !== after)
          .map(({ id, label, before, after }) => (
            <div key={id}>
              {label !== "" && <p className="text-muted">{label}</p>}
              <TextDiff before={before} after={after} />
            </div>
          ))}
      </div>
      <div className="flex flex-wrap gap-2">
        <PlainButton variant="primary" onClick={edit.keepMine}>
          {copy.keepMine}
        </PlainButton>
        <PlainButton onClick={edit.discard}>{copy.takeTheirs}</PlainButton>
      </div>
    </section>
  );
}

import { Campaign, type PlanPart } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isConflict } from "../../../../api/call.ts";
import { editPlan } from "../../../../api/plans.ts";
import { toast } from "../../../../ui/toast.ts";
import { storeCampaign, useRestorePlan } from "../../api/plan-changes.ts";
import { keepPlanDraft, readPlanDraft, type PlanDraft } from "../plan-drafts.ts";
import { editMessages as copy } from "./messages.ts";
import { PART_FORMS } from "./part-forms.ts";
import { problemsIn, type Problems } from "./part-problems.ts";
import { sameRows, type Row } from "./rows.ts";

const NONE: Problems = new Map();

/** The campaign as somebody else has left it, when that is why a change was refused. */
function theirsIn(error: unknown): Campaign | null {
  if (!isConflict(error)) return null;
  const current = Campaign.safeParse(error.problem.current);
  return current.success ? current.data : null;
}

function open(campaign: Campaign, part: PlanPart): PlanDraft {
  const rows = campaign.strategy === null ? [] : PART_FORMS[part].rowsOf(campaign.strategy);
  return readPlanDraft(campaign.id, part) ?? { rows, base: rows, version: campaign.planVersion, at: 0 };
}

type Doors = {
  onClose: () => void;
  /** After what was thrown away was wanted after all. */
  onReopen: () => void;
};

/** One part of the plan being changed: what is typed, what is wrong with it, saving it, and the choice after a conflict. */
export function usePartEdit(campaign: Campaign, part: PlanPart, { onClose: onDone, onReopen }: Doors) {
  const { businessId, id } = campaign;
  const { rowsOf, updateOf } = PART_FORMS[part];
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => open(campaign, part));
  const [problems, setProblems] = useState(NONE);
  const [theirs, setTheirs] = useState<Campaign | null>(null);
  const { restore } = useRestorePlan(campaign);

  const keep = (next: PlanDraft) => {
    setDraft(next);
    keepPlanDraft(id, part, sameRows(next.rows, next.base) ? null : next);
  };
  const close = () => {
    keepPlanDraft(id, part, null);
    onDone();
  };

  const saving = useMutation({
    scope: { id: `plan-${id}` },
    mutationFn: async ({ rows, base, version }: PlanDraft): Promise<Campaign> => {
      const changes = updateOf(rows, campaign);
      try {
        return await editPlan(businessId, id, version, changes);
      } catch (error) {
        const current = theirsIn(error);
        // Another part was changed meanwhile: that is no conflict.
        if (!current?.strategy || !sameRows(rowsOf(current.strategy), base)) throw error;
        return await editPlan(businessId, id, current.planVersion, changes);
      }
    },
    onError: (error) => {
      const current = theirsIn(error);
      if (current === null) return;
      storeCampaign(client, current);
      setTheirs(current);
    },
    onSuccess: (saved) => {
      const before = saved.planVersion - 1;
      storeCampaign(client, saved);
      toast(copy.saved, { action: { label: copy.undo, onPress: () => restore(before, saved.planVersion) } });
      close();
    },
  });

  const save = (from: PlanDraft) => {
    const found = problemsIn(part, from.rows, campaign);
    setProblems(found);
    if (found.size > 0) return;
    if (sameRows(from.rows, from.base)) close();
    else saving.mutate(from);
  };

  return {
    rows: draft.rows,
    wasRestored: draft.at > 0,
    problems,
    theirs,
    isSaving: saving.isPending,
    error: theirs === null && saving.isError ? saving.error : null,
    change: (rows: Row[]) => {
      const next = { ...draft, rows, at: Date.now() };
      keep(next);
      // What was found wrong goes as soon as it is right; new faults are named at the next try only.
      if (problems.size > 0) {
        const found = problemsIn(part, rows, campaign);
        setProblems(new Map([...problems].filter(([place]) => found.has(place))));
      }
    },
    save: () => save(draft),
    /** Throws away what was typed; the toast gives it back. */
    discard: () => {
      if (!sameRows(draft.rows, draft.base)) {
        const onPress = () => {
          keepPlanDraft(id, part, draft);
          onReopen();
        };
        toast(copy.discarded, { action: { label: copy.undo, onPress } });
      }
      close();
    },
    keepMine: () => {
      if (theirs?.strategy) {
        const next = { ...draft, base: rowsOf(theirs.strategy), version: theirs.planVersion };
        setTheirs(null);
        keep(next);
        save(next);
      }
    },
  };
}

export type PartEdit = ReturnType<typeof usePartEdit>;

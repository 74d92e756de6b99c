import type { AiBudgets } from "@handbill/contracts";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { budgetQuery, setBudget, type BudgetOf } from "../../../api/budget.ts";
import { keys } from "../../../api/keys.ts";
import { cardClass } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { toast } from "../../../ui/toast.ts";
import { budgetMessages as copy } from "../budget-messages.ts";
import { BudgetForm } from "./budget-form.tsx";
import { BudgetMeter } from "./budget-meter.tsx";

/** Saves a limit, and tells what goes on because of it. */
function useSaveBudget(businessId: string, of: BudgetOf) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (limitNanoUsd: number | null) => setBudget(businessId, of, limitNanoUsd),
    onSuccess: (resumed, limitNanoUsd) => {
      toast(limitNanoUsd === null ? copy.removed : copy.saved, {
        tone: "ok",
        ...(resumed > 0 && { detail: copy.resumed(resumed) }),
      });
      void client.invalidateQueries({ queryKey: keys.business(businessId) });
      void client.invalidateQueries({ queryKey: keys.activeJobs(businessId) });
    },
  });
}

type OneBudgetProps = {
  businessId: string;
  of: BudgetOf;
  budget: AiBudgets["business"];
  /** Set by whoever runs the server; null where there is none. */
  ceilingNanoUsd: number | null;
};

function OneBudget({ businessId, of, budget, ceilingNanoUsd }: OneBudgetProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const close = () => {
    setIsOpen(false);
    setWasOpen(true);
  };
  const saving = useSaveBudget(businessId, of);
  const shown = { budget, ceilingNanoUsd, label: copy.titles[of] };
  return (
    <section aria-labelledby={`budget-${of}`} className="grid content-start gap-3">
      <div className="grid gap-0.5">
        <h3 id={`budget-${of}`} className="text-base">
          {copy.titles[of]}
        </h3>
        <p className="text-sm text-muted">{copy.leads[of]}</p>
      </div>
      <BudgetMeter {...shown} />
      {isOpen ? (
        <BudgetForm
          {...shown}
          isSaving={saving.isPending}
          error={saving.error}
          onSave={(limit) => saving.mutate(limit, { onSuccess: close })}
          onClose={close}
        />
      ) : (
        <span>
          {/* The focus comes back to where it was before the form opened. */}
          <PlainButton
            takes={of === "business" ? "bill" : "view"}
            size="sm"
            aria-describedby={`budget-${of}`}
            autoFocus={wasOpen}
            onClick={() => setIsOpen(true)}
          >
            {budget.limitNanoUsd === null ? copy.set : copy.change}
          </PlainButton>
        </span>
      )}
    </section>
  );
}

/** What may be spent on AI this month, by the business and by the owner, and the place to change it. */
export function BudgetCard({ businessId }: { businessId: string }) {
  const { data: budgets } = useSuspenseQuery({ ...budgetQuery(businessId), staleTime: 0 });
  useEffect(() => {
    // The address may point here before the card is drawn.
    if (location.hash === "#budget") document.querySelector("#budget")?.scrollIntoView();
  }, []);
  return (
    <section id="budget" aria-labelledby="budget-title" className={`${cardClass} grid scroll-mt-6 gap-4 p-4 md:p-5`}>
      <h2 id="budget-title" className="text-lg">
        {copy.title}
      </h2>
      <div className="grid gap-6 md:grid-cols-2">
        <OneBudget businessId={businessId} of="business" budget={budgets.business} ceilingNanoUsd={null} />
        {budgets.user && (
          <OneBudget
            businessId={businessId}
            of="user"
            budget={budgets.user}
            ceilingNanoUsd={budgets.user.ceilingNanoUsd}
          />
        )}
      </div>
    </section>
  );
}

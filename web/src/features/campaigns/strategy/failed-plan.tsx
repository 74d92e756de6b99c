import type { Campaign, Job } from "@handbill/contracts";
import { useState } from "react";
import { JobFailure } from "../../../ui/job-failure.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainTextArea } from "../../../ui/plain-text-area.tsx";
import { StartFailure } from "../../../ui/start-failure.tsx";
import { usePlanAgain } from "../api/campaign-changes.ts";
import { laterMessages as later } from "./later-messages.ts";
import { strategyMessages as copy } from "./messages.ts";

type PlanAgain = ReturnType<typeof usePlanAgain>;

const failureOf = (job: Job | undefined) => {
  if (job?.error) return job.error;
  const wasStopped = job?.status === "cancelled";
  return {
    code: wasStopped ? "job_cancelled" : "internal",
    title: later.failedTitle,
    detail: wasStopped ? later.stopped : later.failedDetail,
    retryable: true,
  };
};

type ChangeRequestProps = { campaign: Campaign; plan: PlanAgain; onClose: () => void };

function ChangeRequest({ campaign, plan, onClose }: ChangeRequestProps) {
  const [goal, setGoal] = useState(campaign.goal);
  const [notes, setNotes] = useState(campaign.notes);
  const [wasTried, setWasTried] = useState(false);
  const isMissing = goal.trim() === "";
  return (
    <form
      className="grid max-w-3xl gap-4 rounded-card border border-line bg-surface p-4 md:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        setWasTried(true);
        if (!isMissing) plan.mutate({ campaignId: campaign.id, changes: { goal: goal.trim(), notes: notes.trim() } });
      }}
    >
      <h2 className="text-lg">{later.requestTitle}</h2>
      <PlainTextArea
        label={later.goal}
        value={goal}
        onChange={setGoal}
        maxLength={1000}
        dir="auto"
        autoFocus
        error={wasTried && isMissing ? later.required : undefined}
      />
      <PlainTextArea label={later.notes} value={notes} onChange={setNotes} maxLength={4000} dir="auto" />
      <div className="flex flex-wrap gap-2">
        <PlainButton type="submit" variant="primary" asksWriter disabled={plan.isPending}>
          {later.planChanged}
        </PlainButton>
        <PlainButton variant="quiet" onClick={onClose}>
          {later.cancel}
        </PlainButton>
      </div>
    </form>
  );
}

/** A plan that was not made: why, and the two ways on. */
export function FailedPlan({ campaign, job }: { campaign: Campaign; job: Job | undefined }) {
  const [isChanging, setIsChanging] = useState(false);
  const plan = usePlanAgain(campaign.businessId);
  const retry = () => plan.mutate({ campaignId: campaign.id });
  return (
    <div className="grid gap-4">
      <JobFailure
        error={failureOf(job)}
        endedAt={job?.finishedAt}
        onRetry={retry}
        isRetrying={plan.isPending}
        actions={
          !isChanging && (
            <PlainButton takes="edit" onClick={() => setIsChanging(true)}>
              {later.changeRequest}
            </PlainButton>
          )
        }
      />
      {plan.isError && (
        <StartFailure error={plan.error} title={copy.startFailed} onRetry={() => plan.mutate(plan.variables)} />
      )}
      {isChanging && <ChangeRequest campaign={campaign} plan={plan} onClose={() => setIsChanging(false)} />}
    </div>
  );
}

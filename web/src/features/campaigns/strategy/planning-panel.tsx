import type { Campaign, Job, JobStage } from "@handbill/contracts";
import { Check, Circle, PenLine } from "lucide-react";
import { useTitlePrefix } from "../../../ui/page-title.ts";
import { jobMessages } from "../../../ui/job-messages.ts";
import { JobTime, StopJob } from "../../../ui/job-progress.tsx";
import { NextTry } from "../../../ui/job-wait.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { Written } from "../../../ui/written.tsx";
import { laterMessages as later } from "./later-messages.ts";

const STAGES = ["reading_profile", "thinking", "checking", "saving"] as const satisfies JobStage[];

const label = (stage: (typeof STAGES)[number]): string =>
  stage === "thinking" ? jobMessages.thinkingOf.strategy : jobMessages.stages[stage];

type Progress = "done" | "now" | "later";

function progressOf(stage: JobStage, current: JobStage): Progress {
  if (current === "done") return "done";
  const order: readonly JobStage[] = STAGES;
  const distance = order.indexOf(stage) - order.indexOf(current);
  if (distance === 0) return "now";
  return distance < 0 ? "done" : "later";
}

const marks = {
  done: <Check size={18} className="text-accent" aria-hidden />,
  now: <PenLine size={18} className="animate-breathe text-info" aria-hidden />,
  later: <Circle size={18} className="text-control" aria-hidden />,
};

function Stages({ stage: current }: { stage: JobStage }) {
  return (
    <ol className="grid gap-2">
      {STAGES.map((stage) => {
        const progress = progressOf(stage, current);
        return (
          <li key={stage} aria-current={progress === "now" ? "step" : undefined} className="flex items-start gap-3">
            <span className="mt-0.5 shrink-0">{marks[progress]}</span>
            <span className={progress === "later" ? "text-muted" : progress === "now" ? "font-medium" : ""}>
              {label(stage)}
              {progress === "done" && <span className="sr-only"> ({later.stageDone})</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Running({ job }: { job: Job }) {
  return (
    <>
      {(job.stage === "waiting" || job.stage === "waiting_for_model") && (
        <p className="text-muted">
          <span role="status">{jobMessages.stages[job.stage]}</span> <NextTry job={job} />
        </p>
      )}
      <Stages stage={job.stage} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <JobTime job={job} />
        <StopJob job={job} />
        <span className="text-sm text-muted">{jobMessages.leave}</span>
      </div>
    </>
  );
}

/** A plan in the making: its stages, its time, and a way to stop it. The server knows all of it, so a reload shows the same. */
export function PlanningPanel({ campaign, job }: { campaign: Campaign; job: Job | undefined }) {
  useTitlePrefix(later.titlePrefix);
  return (
    <section
      aria-label={later.planningTitle}
      className="grid gap-5 rounded-card border border-line bg-surface p-5 md:p-8"
    >
      <div className="grid gap-1">
        <h2 className="text-xl">{later.planningTitle}</h2>
        <p className="text-muted">{campaign.strategy === null ? later.planningLead : later.planningKept}</p>
      </div>
      <Written as="blockquote" className="measure border-s-3 border-line ps-3 text-muted">
        {campaign.goal}
      </Written>
      {job === undefined ? <Skeleton lines={4} /> : <Running job={job} />}
    </section>
  );
}

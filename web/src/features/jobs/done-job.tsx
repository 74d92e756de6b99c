import type { Job } from "@handbill/contracts";
import { CircleCheck } from "lucide-react";
import { PlainButton } from "../../ui/plain-button.tsx";
import { goodEnd } from "./ended.ts";
import { JobLink } from "./job-link.tsx";
import { messages } from "./messages.ts";

type DoneJobProps = { job: Job; campaign: string; onDismiss: () => void };

/** Something that got ready while the owner was elsewhere: it stays in the list until it is opened. */
export const DoneJob = ({ job, campaign, onDismiss }: DoneJobProps) => (
  <li className="grid gap-2 py-3">
    <p className="flex items-start gap-2.5 font-medium">
      <CircleCheck size={18} className="mt-0.5 shrink-0 text-ok" aria-hidden />
      {goodEnd(job, campaign)}
    </p>
    <div className="flex flex-wrap gap-2">
      <JobLink job={job} onOpen={onDismiss} />
      <PlainButton variant="quiet" size="sm" onClick={onDismiss}>
        {messages.dismiss}
      </PlainButton>
    </div>
  </li>
);

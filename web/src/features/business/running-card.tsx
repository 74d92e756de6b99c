import type { Job } from "@handbill/contracts";
import { Link } from "@tanstack/react-router";
import { PenLine } from "lucide-react";
import { useBusinessId } from "../../api/businesses.ts";
import { useActiveJobs } from "../../api/jobs.ts";
import { Card } from "../../ui/card.tsx";
import { useJobSentence } from "../../ui/job-progress.tsx";
import { messages } from "./home-messages.ts";

const rowClass = "tap -mx-2 flex items-center gap-3 rounded-control px-2 py-1.5 hover:bg-sunk";

const Row = ({ job }: { job: Job }) => {
  const { businessId, campaignId, kind } = job;
  const sentence = useJobSentence(job);
  const text = (
    <>
      <PenLine size={18} className="shrink-0 animate-breathe text-info" aria-hidden />
      {sentence}
    </>
  );
  const to =
    kind === "strategy"
      ? "/b/$businessId/campaigns/$campaignId/strategy"
      : "/b/$businessId/campaigns/$campaignId/board";
  return (
    <Link to={to} params={{ businessId, campaignId }} className={rowClass}>
      {text}
    </Link>
  );
};

/** Generations under way; nothing while all is quiet. */
export function RunningCard() {
  const jobs = useActiveJobs(useBusinessId()).filter(({ parentId }) => parentId === null);
  if (jobs.length === 0) return null;
  return (
    <Card title={messages.home.running}>
      <ul>
        {jobs.map((job) => (
          <li key={job.id}>
            <Row job={job} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

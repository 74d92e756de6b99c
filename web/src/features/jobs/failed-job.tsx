import type { Job } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { planAgain, writeAll } from "../../api/campaigns.ts";
import { generateContent } from "../../api/contents.ts";
import { describeError } from "../../api/describe-error.ts";
import { rememberJob } from "../../api/jobs.ts";
import { JobFailure } from "../../ui/job-failure.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { toast } from "../../ui/toast.ts";
import { JobLink } from "./job-link.tsx";
import { messages } from "./messages.ts";

/** Starts the same work again. */
async function startAgain({ businessId, campaignId, contentId, kind }: Job): Promise<Job | null> {
  if (kind === "strategy") return (await planAgain(businessId, { campaignId })).job;
  if (kind === "content" && contentId !== null) return (await generateContent(businessId, { contentId })).job;
  return (await writeAll(businessId, { campaignId })).job;
}

type FailedJobProps = { job: Job; campaign: string; onDismiss: () => void };

/** A generation that failed while the owner was elsewhere: what happened and what to do. */
export function FailedJob({ job, campaign, onDismiss }: FailedJobProps) {
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: startAgain,
    onSuccess: (started) => {
      if (started) rememberJob(client, started);
      onDismiss();
    },
    onError: (error) => toast(describeError(error).title, { tone: "danger" }),
  });
  if (!job.error) return null;
  return (
    <li className="py-2">
      <JobFailure
        error={{ ...job.error, title: messages.failedTitle[job.kind](campaign) }}
        endedAt={job.finishedAt}
        onRetry={() => again.mutate(job)}
        isRetrying={again.isPending}
        actions={
          <>
            <JobLink job={job} />
            <PlainButton variant="quiet" size="sm" onClick={onDismiss}>
              {messages.dismiss}
            </PlainButton>
          </>
        }
      />
    </li>
  );
}

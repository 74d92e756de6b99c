import type { Content, Job } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { activeJobsQuery } from "../../../api/jobs.ts";
import { useLiveText } from "../../../api/live-text.ts";
import { jobMessages } from "../../../ui/job-messages.ts";
import { NextTry } from "../../../ui/job-wait.tsx";
import { Written } from "../../../ui/written.tsx";
import { excerpt, liveExcerpt } from "../fields/excerpt.ts";

/** The job of a content, where it waits for the writer: known from the tray, and not asked for here. */
export function useWait(jobId: string | null): Job | undefined {
  const { businessId = "" } = useParams({ strict: false });
  const { data: active } = useQuery({ ...activeJobsQuery(businessId), enabled: false });
  return active?.find(({ id, stage }) => id === jobId && stage === "waiting_for_model");
}

/** The last three lines of a text as it is being written. They have their room from the start, so the card never grows. */
export function LiveExcerpt({ content: { id, channel, fields, angle, jobId } }: { content: Content }) {
  const live = liveExcerpt(channel, useLiveText(id));
  const waiting = useWait(jobId);
  if (waiting !== undefined) {
    return (
      <p className="h-[4.5em] overflow-hidden text-sm text-info">
        {jobMessages.stages.waiting_for_model} <NextTry job={waiting} />
      </p>
    );
  }
  if (live === "") {
    return (
      <Written as="p" className="line-clamp-3 h-[4.5em] text-sm text-muted">
        {fields === null ? angle : excerpt(channel, fields)}
      </Written>
    );
  }
  return (
    <div className="ai-rule flex h-[4.5em] flex-col-reverse overflow-hidden text-sm">
      <Written as="p" className="mb-auto break-words">
        {live}
      </Written>
    </div>
  );
}

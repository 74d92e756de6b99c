import type { Content } from "@handbill/contracts";
import { isActive, useCancelJob, useJob } from "../../../api/jobs.ts";
import { useLiveText } from "../../../api/live-text.ts";
import { jobMessages } from "../../../ui/job-messages.ts";
import { JobProgress } from "../../../ui/job-progress.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { ChannelPreview } from "../preview/channel-preview.tsx";
import { LiveDraft } from "./live-draft.tsx";
import { editorMessages as copy } from "./messages.ts";
import { PlannedNote } from "./planned-note.tsx";

type InProgressProps = {
  content: Content;
  /** Only a few words of it: the text stands below. */
  isPassage: boolean;
  onByHand: () => void;
};

/** A piece that is being written: its stage, the text as it grows, and what there was before. */
export function InProgress({ content, isPassage, onByHand }: InProgressProps) {
  const job = useJob(content.jobId, { hold: true });
  const text = useLiveText(content.id);
  const cancel = useCancelJob();
  return (
    <>
      {job !== undefined && isActive(job) ? (
        <JobProgress
          job={job}
          actions={
            <PlainButton
              takes="edit"
              size="sm"
              disabled={cancel.isPending}
              onClick={() => cancel.mutate(job, { onSuccess: onByHand })}
            >
              {jobMessages.writeMyself}
            </PlainButton>
          }
        />
      ) : (
        <Skeleton height="card" />
      )}
      {!isPassage && <LiveDraft channel={content.channel} text={text} />}
      {content.fields !== null && <p className="text-sm text-muted">{copy.beingWritten}</p>}
      {content.fields === null && <PlannedNote content={content} />}
      {content.fields !== null && !isPassage && <ChannelPreview content={content} fields={content.fields} />}
    </>
  );
}

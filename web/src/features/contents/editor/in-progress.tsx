import type { Content } from "@handbill/contracts";
import { isActive, useJob } from "../../../api/jobs.ts";
import { useLiveText } from "../../../api/live-text.ts";
import { JobProgress } from "../../../ui/job-progress.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { ChannelPreview } from "../preview/channel-preview.tsx";
import { LiveDraft } from "./live-draft.tsx";
import { editorMessages as copy } from "./messages.ts";
import { PlannedNote } from "./planned-note.tsx";

/** A piece that is being written: its stage, the text as it grows, and what there was before. */
export function InProgress({ content }: { content: Content }) {
  const job = useJob(content.jobId, { hold: true });
  const text = useLiveText(content.id);
  return (
    <>
      {job !== undefined && isActive(job) ? <JobProgress job={job} /> : <Skeleton height="card" />}
      <LiveDraft channel={content.channel} text={text} />
      {content.fields === null ? (
        <PlannedNote content={content} />
      ) : (
        <>
          <p className="text-sm text-muted">{copy.beingWritten}</p>
          <ChannelPreview content={content} fields={content.fields} />
        </>
      )}
    </>
  );
}

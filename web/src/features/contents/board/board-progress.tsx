import type { Content, Job } from "@handbill/contracts";
import { PenLine } from "lucide-react";
import { describeError } from "../../../api/describe-error.ts";
import { Banner } from "../../../ui/banner.tsx";
import { JobProgress } from "../../../ui/job-progress.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { toast } from "../../../ui/toast.ts";
import { useWriteRest } from "../api/content-changes.ts";
import { messages } from "../messages.ts";

type BoardProgressProps = {
  businessId: string;
  campaignId: string;
  contents: readonly Content[];
  job: Job | undefined;
};

/** How the writing of the whole campaign goes; before and after it, the button that starts what is left. */
export function BoardProgress({ businessId, campaignId, contents, job }: BoardProgressProps) {
  const writing = useWriteRest(businessId);
  if (job !== undefined) return <JobProgress job={job} />;

  const count = (status: Content["status"]) => contents.filter((content) => content.status === status).length;
  const failed = count("failed");
  const planned = count("placeholder");
  if (failed + planned === 0) return null;
  const start = (
    <PlainButton
      size="sm"
      variant={failed > 0 ? "secondary" : "primary"}
      icon={<PenLine size={16} aria-hidden />}
      disabled={writing.isPending}
      onClick={() =>
        writing.mutate(
          { campaignId },
          {
            onError: (error) =>
              toast(describeError(error).title, { tone: "danger", detail: describeError(error).detail }),
          },
        )
      }
    >
      {failed > 0 && planned === 0
        ? messages.redo(failed)
        : planned === contents.length
          ? messages.writeAll(planned)
          : messages.writeRest(failed + planned)}
    </PlainButton>
  );
  return failed > 0 ? (
    <Banner tone="danger" actions={start}>
      {messages.failedSome(failed)}
    </Banner>
  ) : (
    <Banner tone="info" actions={start}>
      {messages.notWritten(planned)}
    </Banner>
  );
}

import type { Content, Job } from "@handbill/contracts";
import { PenLine } from "lucide-react";
import { lazy, Suspense } from "react";
import { Banner } from "../../../ui/banner.tsx";
import { JobProgress } from "../../../ui/job-progress.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { useWriteRest } from "../api/content-changes.ts";
import { messages } from "../messages.ts";

const BudgetLink = lazy(() => import("../../../ui/budget-link.tsx").then((file) => ({ default: file.BudgetLink })));
const EstimateNote = lazy(() =>
  import("../../../ui/estimate-note.tsx").then((file) => ({ default: file.EstimateNote })),
);
const StartFailure = lazy(() =>
  import("../../../ui/start-failure.tsx").then((file) => ({ default: file.StartFailure })),
);

/** True where everything that failed came back in a shape that nobody could read. */
const areGarbled = (contents: readonly Content[]): boolean =>
  contents.every(
    ({ failure }) => failure === null || failure.code === "ai_bad_response" || failure.code === "ai_invalid_output",
  );

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
  const ready = contents.length - failed - planned - count("generating");
  if (failed + planned === 0) return null;
  const isOutOfBudget = contents.some(({ failure }) => failure?.code === "ai_budget_exceeded");
  const write = () => writing.mutate({ campaignId });
  const start = (
    <PlainButton
      size="sm"
      variant={isOutOfBudget ? "quiet" : failed > 0 ? "secondary" : "primary"}
      icon={<PenLine size={16} aria-hidden />}
      asksWriter
      disabled={writing.isPending}
      onClick={write}
    >
      {failed > 0 && planned === 0 && !isOutOfBudget
        ? messages.redo(failed)
        : planned === contents.length
          ? messages.writeAll(planned)
          : messages.writeRest(failed + planned)}
    </PlainButton>
  );
  if (writing.isError) {
    return (
      <Suspense>
        <StartFailure error={writing.error} title={messages.startFailed} onRetry={write} />
      </Suspense>
    );
  }
  if (isOutOfBudget) {
    return (
      <Banner
        tone="warn"
        actions={
          <>
            <Suspense>
              <BudgetLink isButton isMain />
            </Suspense>
            {start}
          </>
        }
      >
        {messages.outOfBudget(ready, contents.length)}
      </Banner>
    );
  }
  return (
    <Banner tone={failed > 0 ? "danger" : "info"} actions={start}>
      {failed > 0
        ? messages.failedSome(ready, contents.length, failed, areGarbled(contents))
        : messages.notWritten(planned)}
      <Suspense fallback={<span className="block min-h-[1.5em]" />}>
        <EstimateNote of={{ campaignId, what: "contents" }} />
      </Suspense>
    </Banner>
  );
}

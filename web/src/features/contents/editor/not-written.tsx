import type { Content } from "@handbill/contracts";
import { useState } from "react";
import { EstimateNote } from "../../../ui/estimate-note.tsx";
import { helpsShorter } from "../../../ui/failure-words.ts";
import { JobFailure } from "../../../ui/job-failure.tsx";
import { isAboutBudget } from "../../../ui/job-messages.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { editorMessages as copy } from "./messages.ts";
import { PlannedNote } from "./planned-note.tsx";
import { RewritePanel } from "./rewrite-panel.tsx";
import type { Wish } from "./wish.ts";

const TOO_OFTEN = 2;

type NotWrittenProps = { content: Content; isBusy: boolean; onWrite: (wish: Wish) => void; onByHand: () => void };

/** A piece without a text: the plan for it or why it failed, and the ways to a text. */
export function NotWritten({ content, isBusy, onWrite, onByHand }: NotWrittenProps) {
  const [isAsking, setIsAsking] = useState(false);
  const { failure } = content;
  // What failed twice, or will not be written, is best written by hand.
  const isStuck = failure !== null && (!failure.retryable || (failure.times ?? 1) >= TOO_OFTEN);
  const byHand = (
    <PlainButton
      takes="edit"
      variant={isStuck && !isAboutBudget(failure.code) ? "primary" : "secondary"}
      onClick={onByHand}
    >
      {copy.writeMyself}
    </PlainButton>
  );
  return (
    <>
      {failure === null ? (
        <>
          <p className="text-muted">{copy.notWritten}</p>
          <PlannedNote content={content} />
          <div className="grid gap-1.5">
            <div className="flex flex-wrap gap-2">
              <PlainButton variant="primary" asksWriter disabled={isBusy} onClick={() => onWrite({})}>
                {copy.write}
              </PlainButton>
              {byHand}
            </div>
            <EstimateNote of={{ contentId: content.id }} />
          </div>
        </>
      ) : (
        <JobFailure
          error={failure}
          endedAt={content.updatedAt}
          isRetrying={isBusy}
          onRetry={() => onWrite({})}
          actions={
            <>
              {helpsShorter(failure.code) && (
                <PlainButton asksWriter disabled={isBusy} onClick={() => onWrite({ instruction: copy.shorterWish })}>
                  {copy.shorterVersion}
                </PlainButton>
              )}
              {!isAsking && (
                <PlainButton takes="edit" onClick={() => setIsAsking(true)}>
                  {copy.changeRequest}
                </PlainButton>
              )}
              {byHand}
            </>
          }
        />
      )}
      {isAsking && (
        <RewritePanel
          contentId={content.id}
          channel={content.channel}
          isBusy={isBusy}
          isBlocked={false}
          isOpen
          onRewrite={onWrite}
        />
      )}
    </>
  );
}

import type { Content } from "@handbill/contracts";
import { useState } from "react";
import { EstimateNote } from "../../../ui/estimate-note.tsx";
import { JobFailure } from "../../../ui/job-failure.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { editorMessages as copy } from "./messages.ts";
import { PlannedNote } from "./planned-note.tsx";
import { RewritePanel } from "./rewrite-panel.tsx";
import type { Wish } from "./wish.ts";

type NotWrittenProps = { content: Content; isBusy: boolean; onWrite: (wish: Wish) => void; onByHand: () => void };

/** A piece without a text: the plan for it or why it failed, and the ways to a text. */
export function NotWritten({ content, isBusy, onWrite, onByHand }: NotWrittenProps) {
  const [isAsking, setIsAsking] = useState(false);
  const byHand = <PlainButton onClick={onByHand}>{copy.writeMyself}</PlainButton>;
  return (
    <>
      {content.failure === null ? (
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
          error={content.failure}
          isRetrying={isBusy}
          onRetry={() => onWrite({})}
          actions={
            <>
              {!isAsking && <PlainButton onClick={() => setIsAsking(true)}>{copy.changeRequest}</PlainButton>}
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

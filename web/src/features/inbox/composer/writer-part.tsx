import type { Message } from "@handbill/contracts";
import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { AskDraft } from "./ask-draft.tsx";
import { DraftNotes } from "./draft-notes.tsx";
import { Drafting } from "./drafting.tsx";
import { composerMessages } from "./messages.ts";
import type { ReplyDrafting } from "./use-reply-draft.ts";

const words = composerMessages.draft;

type WriterPartProps = {
  /** The draft that stands in the field. */
  draft: Message | undefined;
  /** What the customer said last. */
  question: Message | undefined;
  drafting: ReplyDrafting;
  onDiscard: (draft: Message) => void;
  /** What else is to be said about drafts. */
  children: ReactNode;
};

/** All that the writer has to do with a reply: asking it, what it is at, and what its draft rests on. */
export function WriterPart({ draft, question, drafting, onDiscard, children }: WriterPartProps) {
  const { ask, isAtWork, discard } = drafting;
  const askAgain = question && (() => ask.mutate({ messageId: question.id, wish: {} }));
  return (
    <>
      <p role="status" className="sr-only">
        {draft?.draft && words.ready}
      </p>
      <Drafting drafting={drafting} onRetry={askAgain} />
      <AskDraft draft={draft} question={question} drafting={drafting} />
      {children}
      {draft && (
        <>
          <DraftNotes
            message={draft}
            again={
              askAgain && (
                <PlainButton size="sm" asksWriter disabled={ask.isPending || isAtWork} onClick={askAgain}>
                  {ask.isPending ? words.asking : words.again}
                </PlainButton>
              )
            }
          />
          <div>
            <PlainButton
              size="sm"
              variant="quiet"
              icon={<Trash2 size={14} aria-hidden />}
              disabled={discard.isPending}
              onClick={() => onDiscard(draft)}
            >
              {composerMessages.discard}
            </PlainButton>
          </div>
        </>
      )}
    </>
  );
}

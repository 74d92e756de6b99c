import type { Message } from "@handbill/contracts";
import { PenLine } from "lucide-react";
import { useState } from "react";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { EstimateNote } from "../../../ui/estimate-note.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { composerMessages } from "./messages.ts";
import type { ReplyDrafting } from "./use-reply-draft.ts";

const words = composerMessages.draft;

type WishesProps = { draft: Message; drafting: ReplyDrafting };

/** What should be different in the draft: by a press, or in one's own words. */
function Wishes({ draft, drafting: { ask, isAtWork } }: WishesProps) {
  const [own, setOwn] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const rewrite = (instruction: string): void => ask.mutate({ messageId: draft.id, wish: { instruction } });
  const isBusy = ask.isPending || isAtWork;
  return (
    <details className="text-sm" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="tap inline-flex items-center rounded-control font-medium">{words.change}</summary>
      <div className="grid gap-3 pt-1">
        <div className="flex flex-wrap gap-2">
          {words.chips.map((chip) => (
            <PlainButton key={chip} size="sm" asksWriter disabled={isBusy} onClick={() => rewrite(chip)}>
              {chip}
            </PlainButton>
          ))}
        </div>
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-0 flex-1 basis-60">
            <PlainField
              label={words.own}
              dir="auto"
              maxLength={1000}
              value={own}
              onChange={(event) => setOwn(event.target.value)}
            />
          </div>
          <PlainButton asksWriter disabled={isBusy || own.trim() === ""} onClick={() => rewrite(own.trim())}>
            {words.rewrite}
          </PlainButton>
        </div>
        <EstimateNote of={isOpen ? { messageId: draft.id } : null} />
      </div>
    </details>
  );
}

type AskDraftProps = {
  /** The draft of the writer that is shown. */
  draft: Message | undefined;
  /** What the customer said last. */
  question: Message | undefined;
  drafting: ReplyDrafting;
};

/** Has a reply drafted, or a draft rewritten, and says before what it costs. */
export function AskDraft({ draft, question, drafting }: AskDraftProps) {
  const { ask, isAtWork } = drafting;
  const isWritten = draft !== undefined && draft.draft !== null;
  return (
    <div className="grid gap-2">
      {ask.isError && <ErrorPanel error={ask.error} title={words.failed} />}
      {isWritten && <Wishes key={draft.id} draft={draft} drafting={drafting} />}
      {!isWritten && question && !isAtWork && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <PlainButton
            size="sm"
            asksWriter
            icon={<PenLine size={16} aria-hidden />}
            disabled={ask.isPending}
            onClick={() => ask.mutate({ messageId: question.id, wish: {} })}
          >
            {ask.isPending ? words.asking : words.ask}
          </PlainButton>
          <EstimateNote of={{ messageId: question.id }} />
        </div>
      )}
    </div>
  );
}

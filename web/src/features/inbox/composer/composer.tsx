import type { ConversationHead, Message, MessageSend } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { cardClass } from "../../../ui/classes.ts";
import { inboxSettingsQuery } from "../api/reply-habits.ts";
import { AskDraft } from "./ask-draft.tsx";
import { ComposerFoot } from "./composer-foot.tsx";
import { DraftNotes } from "./draft-notes.tsx";
import { Drafting } from "./drafting.tsx";
import { InsertSaved } from "./insert-saved.tsx";
import { KindChoice } from "./kind-choice.tsx";
import { composerMessages as words } from "./messages.ts";
import { OfferedDraft } from "./offered-draft.tsx";
import { ReplyField } from "./reply-field.tsx";
import { DraftAgain } from "./draft-again.tsx";
import { useReplyDraft } from "./use-reply-draft.ts";
import { useSubmit } from "./use-submit.ts";
import { useTyped } from "./use-typed.ts";
import { asksFirst, gapIn, withInserted, writtenReply } from "./written-reply.ts";

type ComposerProps = {
  conversation: ConversationHead;
  /** The latest draft that nobody has sent. */
  draft: Message | undefined;
  /** What the customer said last. */
  question: Message | undefined;
};

/** Where the owner answers: by hand, with a saved reply, or from a draft; nothing leaves but by a press. */
export function Composer({ conversation: { id, language }, draft, question }: ComposerProps) {
  const { id: businessId, timezone } = useActiveBusiness();
  const { typed, set, clear } = useTyped(id);
  const field = useRef<HTMLTextAreaElement>(null);
  const tick = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  /** Version of the draft that somebody said is right. */
  const [checked, setChecked] = useState<string>();
  const { data: settings } = useQuery({ ...inboxSettingsQuery(businessId), throwOnError: false });
  const drafting = useReplyDraft(businessId, id);
  const submit = useSubmit({ businessId, conversationId: id, onKept: clear });
  const reply = writtenReply(typed, draft);
  const isNote = typed.kind === "note";
  const text = isNote ? typed.note : reply.text;
  const mark = reply.draft && `${reply.draft.id}-${reply.draft.version}-${reply.draft.isStale}`;
  const mustCheck = !isNote && asksFirst(reply.draft);
  const isPending = submit.send.isPending || submit.note.isPending;

  const write = (next: string): void => {
    setProblem(undefined);
    set(isNote ? { note: next } : { reply: next, on: reply.draft?.id ?? null });
  };
  const insert = (inserted: string): void => {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {};
    const next = withInserted(text, inserted, selectionStart, selectionEnd);
    write(next);
    field.current?.focus();
  };
  const refuse = (why: string, place: HTMLElement | null): void => {
    setProblem(why);
    place?.focus();
  };
  const letGo = (wish: MessageSend): void => {
    const gap = gapIn(text);
    if (isPending) return;
    if (text.trim() === "") return refuse(words.empty, field.current);
    if (isNote) return submit.note.mutate(text);
    if (gap) {
      refuse(words.unfilled(gap.braces), field.current);
      return field.current?.setSelectionRange(gap.start, gap.end);
    }
    if (mustCheck && checked !== mark) return refuse(words.checkFirst, tick.current);
    setProblem(undefined);
    return submit.send.mutate({ text, draft: reply.draft, wish });
  };
  const askAgain = question && (() => drafting.ask.mutate({ messageId: question.id, wish: {} }));

  return (
    <section aria-label={words.label} className={`${cardClass} grid gap-4 p-4`}>
      <KindChoice
        kind={typed.kind}
        onChoose={(kind) => {
          setProblem(undefined);
          set({ kind });
          field.current?.focus();
        }}
      />
      {!isNote && (
        <>
          <Drafting drafting={drafting} onRetry={askAgain} />
          <AskDraft draft={reply.draft} question={question} drafting={drafting} />
          {reply.offered && <OfferedDraft onUse={() => set({ reply: null, on: null })} onUndo={() => set(typed)} />}
          {reply.draft && (
            <DraftNotes message={reply.draft} again={<DraftAgain drafting={drafting} onAgain={askAgain} />} />
          )}
        </>
      )}
      <ReplyField
        field={field}
        kind={typed.kind}
        text={text}
        language={language}
        problem={problem}
        onChange={write}
        onSubmit={() => letGo({})}
      />
      {!isNote && <InsertSaved businessId={businessId} conversationId={id} onInsert={insert} />}
      <ComposerFoot
        businessId={businessId}
        timezone={timezone}
        isNote={isNote}
        settings={settings}
        submit={submit}
        tick={mustCheck ? { ref: tick, isTicked: checked === mark, onTick: (is) => setChecked(is ? mark : undefined) } : undefined}
        onSubmit={letGo}
      />
    </section>
  );
}

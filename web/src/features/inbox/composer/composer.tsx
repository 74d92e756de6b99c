import type { ConversationHead, Message, MessageSend } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { lazy, useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { cardClass } from "../../../ui/classes.ts";
import { Part } from "../../../ui/part.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { toast } from "../../../ui/toast.ts";
import { inboxSettingsQuery } from "../api/reply-habits.ts";
import { momentOn } from "../words.ts";
import { ComposerFoot } from "./composer-foot.tsx";
import { InsertSaved } from "./insert-saved.tsx";
import { KindChoice } from "./kind-choice.tsx";
import { composerMessages as words } from "./messages.ts";
import { OfferedDraft } from "./offered-draft.tsx";
import { ReplyField } from "./reply-field.tsx";
import { sendChoices } from "./send-choices.ts";
import { useField } from "./use-field.ts";
import { useReplyDraft } from "./use-reply-draft.ts";
import { useSubmit } from "./use-submit.ts";
import { useTyped } from "./use-typed.ts";
import { useShutWindow } from "./window.ts";
import { asksFirst, writtenReply } from "./written-reply.ts";
import { WriterPart } from "./writer-part.tsx";
import { useMay } from "../../../api/permissions.ts";

const TemplatePart = lazy(() =>
  import("./template/template-part.tsx").then((file) => ({ default: file.TemplatePart })),
);

type ComposerProps = {
  conversation: ConversationHead;
  /** The latest draft that nobody has sent. */
  draft: Message | undefined;
  /** What the customer said last. */
  question: Message | undefined;
};

/** Which draft somebody said is right: after any change of it, that has to be said again. */
const markOf = ({ id, version, isStale }: Message): string => `${id}-${version}-${isStale}`;

/** Where the owner answers: by hand, with a saved reply, or from a draft; nothing leaves but by a press. */
export function Composer({ conversation, draft, question }: ComposerProps) {
  const { id, language } = conversation;
  const until = conversation.window?.until;
  const { id: businessId, timezone } = useActiveBusiness();
  const maySend = useMay("publish");
  const [now] = useState(() => new Date());
  const [checked, setChecked] = useState<string>();
  const { data: settings } = useQuery({ ...inboxSettingsQuery(businessId), throwOnError: false });
  const { typed, set, clear } = useTyped(id);
  const drafting = useReplyDraft(businessId, id);
  const submit = useSubmit({ businessId, conversationId: id, onKept: clear });
  const { field, tick, problem, calm, focus, inserted, isReady } = useField();

  const isShut = useShutWindow(conversation.window);
  const reply = writtenReply(typed, draft);
  const isNote = typed.kind === "note";
  const text = isNote ? typed.note : reply.text;
  const byTemplate = !isNote && (isShut || (draft?.template ?? null) !== null);
  const mark = reply.draft && markOf(reply.draft);
  const mustCheck = !isNote && asksFirst(reply.draft);
  const choices = sendChoices(settings, timezone, now);

  const write = (next: string): void => {
    calm();
    set(isNote ? { note: next } : { reply: next, on: reply.draft?.id ?? null });
  };
  const letGo = (wish: MessageSend): void => {
    if (submit.send.isPending || submit.note.isPending || (!isNote && !maySend)) return;
    if (!isReady({ text, isNote, needsTick: mustCheck && checked !== mark })) return;
    if (isNote) submit.note.mutate(text);
    else submit.send.mutate({ text, draft: reply.draft, wish });
  };
  const discard = (thrown: Message): void =>
    drafting.discard.mutate(thrown, {
      onSuccess: () => {
        clear("reply");
        toast(words.discarded, {
          action: { label: words.undo, onPress: () => set({ reply: text, on: null }) },
        });
      },
    });

  return (
    <section aria-label={words.label} className={`${cardClass} grid gap-4 p-4`}>
      <KindChoice
        kind={typed.kind}
        onChoose={(kind) => {
          calm();
          set({ kind });
          focus();
        }}
      />
      {byTemplate ? (
        <Part fallback={<Skeleton lines={3} />}>
          <TemplatePart
            businessId={businessId}
            conversation={conversation}
            draft={draft}
            kept={draft?.template ? (typed.reply ?? "") : reply.text}
            isShut={isShut}
          />
        </Part>
      ) : (
        <>
          {!isNote && (
            <WriterPart draft={reply.draft} question={question} drafting={drafting} onDiscard={discard}>
              {reply.offered && <OfferedDraft onUse={() => set({ reply: null, on: null })} onUndo={() => set(typed)} />}
            </WriterPart>
          )}
          {!isNote && until && <p className="text-sm text-muted">{words.openUntil(momentOn(until, timezone))}</p>}
          <ReplyField
            field={field}
            kind={typed.kind}
            text={text}
            language={language}
            problem={problem}
            onChange={write}
            onSubmit={() => letGo(choices[0].wish)}
          />
          {!isNote && (
            <InsertSaved
              businessId={businessId}
              conversationId={id}
              onInsert={(more) => {
                write(inserted(text, more));
                focus();
              }}
            />
          )}
          <ComposerFoot
            businessId={businessId}
            isNote={isNote}
            settings={settings}
            choices={choices}
            submit={submit}
            tick={
              mustCheck
                ? { box: tick, isTicked: checked === mark, onTick: (is) => setChecked(is ? mark : "") }
                : undefined
            }
            onSubmit={letGo}
          />
        </>
      )}
    </section>
  );
}
